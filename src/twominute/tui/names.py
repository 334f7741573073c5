"""The product names in an answer that is to do without them: told in one row, and marked in the editor."""

import asyncio
from typing import TYPE_CHECKING

from textual import work

from twominute.session import Desk, told
from twominute.tui.editor import AnswerEditor
from twominute.tui.widgets import Words

if TYPE_CHECKING:
    from textual.timer import Timer

LOOK_AFTER = 0.3
"""Seconds without a key before the names are looked for again."""


class NamesLine(Words):
    """Which product names the text holds; nothing is refused."""

    def __init__(self, desk: Desk, editor: AnswerEditor) -> None:
        super().__init__("", id="names")
        self._desk = desk
        self._editor = editor
        self._looking: Timer | None = None

    def on_mount(self) -> None:
        """Look at what a resumed draft holds."""
        self._look(self._editor.text)

    def follow(self, text: str) -> None:
        """Look again when the person stops typing for a moment."""
        if self._looking is not None:
            self._looking.stop()
        self._looking = self.set_timer(LOOK_AFTER, lambda: self._look(text))

    @work(exclusive=True)
    async def _look(self, text: str) -> None:
        # In a thread: a key that lands on a long answer must not wait for it.
        names = await asyncio.to_thread(self._desk.names, text)
        said = told(text[name.start : name.end] for name in names)
        self.say(f"{said[0].upper()}{said[1:]}")
        self._editor.mark(names)
