"""The panel between the question and the editor: hints and coverage, when they are asked for."""

import asyncio
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult

from twominute.errors import DrillError
from twominute.model.page import Line, Piece
from twominute.session import Desk
from twominute.tui.sheet import Sheet
from twominute.tui.widgets import PageText, Scroller, Words

if TYPE_CHECKING:
    from textual.timer import Timer

COVER_AFTER = 0.3
"""Seconds without a key before the coverage is read again."""

RUNGS = 3
SHOWS_AGAIN = "Hints are hidden: ^G shows the last again, F2 all of them."


class Aside(Scroller, can_focus=False):
    """Help for the answer being typed; it takes no room until it is asked for."""

    def __init__(self, desk: Desk, sheet: Sheet) -> None:
        super().__init__()
        self._desk = desk
        self._sheet = sheet
        self._hint = Words()
        self._coverage = PageText()
        self._covering: Timer | None = None
        self.display = self._hint.display = self._coverage.display = False

    def compose(self) -> ComposeResult:
        """Place the coverage above the hint, which may be longer than there is room for."""
        yield self._coverage
        yield self._hint

    def hint(self) -> str:
        """Show the next rung of the ladder, after the last hide it and show it again; return what to say of it."""
        if self._sheet.hints_used < RUNGS:
            rung = self._sheet.hints_used + 1
            following = "next" if rung < RUNGS else "hides"
            self._hint.say(f"Hint {rung} of {RUNGS} (^G {following}, F2 all): {self._sheet.next_hint()}")
            self._hint.display = True
        else:
            self._hint.display = not self._hint.display
        self._settle()
        return "" if self._hint.display else SHOWS_AGAIN

    def coverage(self, text: str) -> None:
        """Show or hide what the text covers so far."""
        self._coverage.display = not self._coverage.display
        self._settle()
        self._read(text)

    def follow(self, text: str) -> None:
        """Read the coverage again when the person stops typing for a moment."""
        if self._covering is not None:
            self._covering.stop()
        if self._coverage.display:
            self._covering = self.set_timer(COVER_AFTER, lambda: self._read(text))

    def _settle(self) -> None:
        self.display = self._hint.display or self._coverage.display
        self.screen.set_class(self.display, "-aside")

    @work(exclusive=True)
    async def _read(self, text: str) -> None:
        # In a thread: a key that lands on the reading must not wait for it.
        self._coverage.show(await asyncio.to_thread(self._covered, text))

    def _covered(self, text: str) -> tuple[Line, ...]:
        try:
            return self._desk.coverage(text)
        except DrillError as error:
            return ((Piece(str(error)),),)
