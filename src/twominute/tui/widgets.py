"""The few widgets that several screens share."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from twominute.model.page import Line
from twominute.tui.lines import page, words


class Words(Static):
    """Plain text of one style; what looks like markup is shown as it is."""

    def __init__(self, text: str = "", *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(words(text), id=id, classes=classes, markup=False)
        self.text = text
        """What is shown."""

    def say(self, text: str) -> None:
        """Show another text, which may need more or fewer rows."""
        self._show(text, layout=True)

    def replace(self, text: str) -> None:
        """Show another text on the same row; a new layout (the costly part) only when it is longer or shorter."""
        self._show(text, layout=len(text) != len(self.text))

    def _show(self, text: str, *, layout: bool) -> None:
        if text != self.text:
            self.text = text
            self.update(words(text), layout=layout)


class PageText(Static):
    """A page that wraps itself to the width it is given."""

    def __init__(self, lines: Sequence[Line] = ()) -> None:
        super().__init__("", markup=False)
        self._lines = tuple(lines)

    def show(self, lines: Sequence[Line]) -> None:
        """Show another page."""
        self._lines = tuple(lines)
        self._draw()

    def on_resize(self) -> None:
        """Wrap again."""
        self._draw()

    def _draw(self) -> None:
        if self.size.width:
            self.update(page(self._lines, self.size.width))


class Scroller(VerticalScroll):
    """A scrollable region with the keys of a pager."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll_down", show=False),
        Binding("k", "scroll_up", show=False),
        Binding("space", "page_down", show=False),
        Binding("b", "page_up", show=False),
    ]
