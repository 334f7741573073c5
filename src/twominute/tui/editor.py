"""The editor an answer is typed in."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.document._document import EditResult, Location
from textual.message import Message
from textual.widgets import TextArea

from twominute.model.reading import Span
from twominute.model.safe import safe_text
from twominute.session import LONGEST_ANSWER

JOINERS = {"\u200c", "\u200d"}
"""What holds emoji families together and Persian words apart."""
MARKED = "bold underline"


class AnswerEditor(TextArea):
    """A word-wrapping editor that keeps every letter and an upper bound."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+underscore,alt+z", "undo", show=False),
        # Textual's editor has other uses for these.
        Binding("ctrl+d", "screen.finish", show=False),
        Binding("ctrl+c", "app.interrupt", show=False),
        Binding("ctrl+z", "app.stop", show=False),
    ]

    class Refused(Message):
        """Text that would have made the answer too long."""

    def __init__(self, text: str) -> None:
        super().__init__(
            text, soft_wrap=True, show_line_numbers=False, tab_behavior="focus", highlight_cursor_line=False
        )
        self._marked: dict[int, set[tuple[int, str]]] = {}

    def mark(self, spans: Iterable[Span]) -> None:
        """Underline these words of the text, as long as they stand where they stood."""
        text, marked = self.text, defaultdict(set)
        for span in spans:
            at = span.start
            for word in text[span.start : span.end].split("\n"):
                marked[text.count("\n", 0, at)].add((at - text.rfind("\n", 0, at) - 1, word))
                at += len(word) + 1
        if marked != self._marked:
            self._marked = dict(marked)
            self._line_cache.clear()
            self.refresh()

    def get_line(self, line_index: int) -> Text:
        """Return a line as it is drawn, its marked words underlined."""
        line = super().get_line(line_index)
        for column, word in self._marked.get(line_index, ()):
            # What was typed since may have moved it.
            if line.plain.startswith(word, column):
                line.stylize(MARKED, column, column + len(word))
        return line

    async def on_key(self, event: events.Key) -> None:
        """Insert the joiners, which Textual drops because they are not printable; let the draft have its turn."""
        # Textual takes key after key without a pause: a flood of 6,000 kept the draft off the disk for 40 seconds.
        await asyncio.sleep(0)
        if event.character in JOINERS:
            event.stop()
            event.prevent_default()
            self._replace_via_keyboard(event.character or "", *self.selection)

    def on_paste(self, event: events.Paste) -> None:
        """Insert pasted text with plain line ends and without characters that a terminal would obey."""
        event.stop()
        event.prevent_default()
        text = safe_text(event.text.replace("\r\n", "\n").replace("\r", "\n"))
        if result := self._replace_via_keyboard(text, *self.selection):
            self.move_cursor(result.end_location)

    def _replace_via_keyboard(self, insert: str, start: Location, end: Location) -> EditResult | None:
        # Every way text comes in passes here: keys, pastes, Textual's own clipboard.
        if len(self.text) - len(self.get_text_range(start, end)) + len(insert) > LONGEST_ANSWER:
            self.post_message(self.Refused())
            return None
        return super()._replace_via_keyboard(insert, start, end)
