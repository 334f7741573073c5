"""A page to read, with the way back."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from twominute.model.page import Line
from twominute.tui.keys import PAGE_FOOTER
from twominute.tui.once import OnceScreen
from twominute.tui.widgets import PageText, Scroller, Words


class PageScreen(OnceScreen[None]):
    """A page that scrolls and goes away on Esc."""

    CSS_PATH: ClassVar[str] = "pages.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter,f1,f2,question_mark", "back", show=False),
    ]

    def __init__(self, lines: Sequence[Line]) -> None:
        super().__init__()
        self._lines = tuple(lines)

    def compose(self) -> ComposeResult:
        """Place the page above its keys."""
        with Scroller():
            yield PageText(self._lines)
        yield Words(PAGE_FOOTER, classes="footer")

    def action_back(self) -> None:
        """Return to the screen below."""
        self.dismiss(None)
