"""The reading of the answer just locked, and what to do next."""

import asyncio
from enum import Enum
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from twominute.errors import DrillError
from twominute.model.page import Piece
from twominute.session import Desk, Turn, ways_on
from twominute.tui.keys import READING, keys_page, reading_footer
from twominute.tui.once import OnceScreen
from twominute.tui.pages import PageScreen
from twominute.tui.widgets import PageText, Scroller, Words
from twominute.tui.wrong import WrongScreen

NOT_READ = "This answer has not been read yet. t tries again, n goes on."


class Then(Enum):
    """What the person wants after a reading."""

    NEXT = "next"
    LEAVE = "leave"


class ReadingScreen(OnceScreen[Then | Turn]):
    """Show the reading; the result tells what comes next, and is the turn itself where it goes back to this answer."""

    CSS_PATH = "pages.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n,enter", "next", show=False),
        Binding("r", "aim('retry')", show=False),
        Binding("f", "aim('follow-up')", show=False),
        Binding("x", "aim('without-tools')", show=False),
        Binding("m", "model_answer", show=False),
        Binding("w", "wrong", show=False),
        Binding("t", "read_again", show=False),
        Binding("q,escape", "leave", show=False),
        Binding("f1,question_mark", "keys", show=False),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._turns = {
            "retry": desk.retry_turn,
            "follow-up": desk.follow_up_turn,
            "without-tools": desk.without_tools_turn,
        }
        self._is_read = False
        self._page = PageText(((Piece("reading..."),),))
        self._notice = Words(classes="notice")
        self._ways = ""
        self._footer = Words(classes="footer")

    def compose(self) -> ComposeResult:
        """Place the page above its keys."""
        with Scroller():
            yield self._page
        yield self._notice
        yield self._footer

    def on_mount(self) -> None:
        """Start to read."""
        self._read()

    def on_resize(self) -> None:
        """Name as many keys as there is room for."""
        self._footer.say(reading_footer(self._ways, self.size.width))

    @work(exclusive=True)
    async def _read(self) -> None:
        # In a thread: the screen answers keys while the answer is read.
        try:
            page = await asyncio.to_thread(self._desk.read)
        except DrillError as error:
            self._page.show(((Piece(str(error)),), (), (Piece("The answer itself is stored."),)))
            self._notice.say(NOT_READ)
        else:
            self._is_read = True
            self._ways = ways_on(self._desk)
            self.on_resize()
            self._page.show(page)
            self._notice.say("")

    def action_read_again(self) -> None:
        """Try to read an answer that could not be read."""
        if not self._is_read:
            self._read()

    def action_next(self) -> None:
        """Go on to the next question."""
        self.dismiss(Then.NEXT)

    def action_leave(self) -> None:
        """End the session: everything is stored."""
        self.dismiss(Then.LEAVE)

    def action_aim(self, then: str) -> None:
        """Go on with this question, once it is known where it has a gap."""
        if not self._is_read:
            self._notice.say(NOT_READ)
            return
        try:
            turn = self._turns[then]()
        except DrillError as error:
            self._notice.say(str(error))
        else:
            self.dismiss(turn)

    def action_model_answer(self) -> None:
        """Show the model answer."""
        try:
            lines = self._desk.model_answer()
        except DrillError as error:
            self._notice.say(str(error))
        else:
            self.app.push_screen(PageScreen(lines))

    def action_wrong(self) -> None:
        """Let the person set their own level beside the reading."""
        if self._is_read:
            self.app.push_screen(WrongScreen(self._desk), self._noted)
        else:
            self._notice.say(NOT_READ)

    def action_keys(self) -> None:
        """Show the keys of this screen."""
        self.app.push_screen(PageScreen(keys_page("Keys while you read", READING)))

    def _noted(self, noted: str | None) -> None:
        if noted:
            self._notice.say(noted)
