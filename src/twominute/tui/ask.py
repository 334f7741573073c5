"""A question over the screen below: one key leaves, any other goes on."""

from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen

from twominute.tui.once import OnceScreen
from twominute.tui.widgets import Words


class AskScreen(OnceScreen[bool], ModalScreen[bool]):
    """Say something and wait for a key; the result tells whether it was one of the keys that leave."""

    CSS_PATH: ClassVar[str] = "ask.tcss"

    def __init__(self, text: str, *, leaves: Iterable[str] = ()) -> None:
        super().__init__()
        self._text = text
        self._leaves = frozenset(leaves)

    def compose(self) -> ComposeResult:
        """Place the sentence at the bottom."""
        yield Words(self._text)

    def on_key(self, event: events.Key) -> None:
        """Take any key as the answer, except those that interrupt and stop everywhere."""
        if event.key in {"ctrl+c", "ctrl+z"}:
            return
        event.stop()
        event.prevent_default()
        self.dismiss(event.key in self._leaves)
