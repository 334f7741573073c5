"""Pages as Textual content: roles become styles, long lines become rows."""

import re
from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content

from twominute.model.page import Line, Role
from twominute.model.safe import safe_text

# Yellow and cyan vanish on many light themes, blue on dark ones; the rest of the sixteen is readable on both.
STYLES = {
    Role.PLAIN: "",
    Role.STRONG: "bold",
    Role.DIM: "dim",
    Role.TITLE: "bold",
    Role.GOOD: "bold ansi_green",
    Role.PART: "bold ansi_magenta",
    Role.MISSING: "bold ansi_red",
    Role.QUOTE: "italic",
    Role.KEY: "bold reverse",
}


_WORD = re.compile(r"[^\S\xa0]*[\S\xa0]+")
"""A word with the space before it; a space that does not break is a part of it."""


def words(text: str) -> Content:
    """Return plain text as content; what looks like markup stays what it is."""
    return Content(safe_text(text))


def page(lines: Sequence[Line], width: int) -> Content:
    """Return a page wrapped by words to a width."""
    return Content("\n").join(row for line in lines for row in rows(line, width))


def rows(line: Line, width: int) -> list[Content]:
    """Return the rows of one line; those after the first hang below the first words or the opening quote."""
    content = Content.assemble(*((safe_text(piece.text), STYLES[piece.role]) for piece in line))
    hang = _hang(line, width)
    ranges = _ranges(content.plain, width, hang)
    if not ranges:
        return [Content("")]
    (start, end), *rest = ranges
    return [content[start:end], *(Content(" " * hang) + content[start:end] for start, end in rest)]


def _hang(line: Line, width: int) -> int:
    """Return the column below which a line goes on: after a leading indent or column, inside an opening quote."""
    hang, following = 0, list(line)
    while following and (not following[0].text.strip() or (following[0].text.endswith("  ") and hang == 0)):
        hang += cell_len(following.pop(0).text)
    if following:
        text = following[0].text
        hang += len(text) - len(text.lstrip())
        hang += following[0].role is Role.QUOTE
    return hang if hang <= width // 2 else min(2, width // 4)


def _ranges(text: str, width: int, hang: int) -> list[tuple[int, int]]:
    ranges: list[tuple[int, int]] = []
    start = end = 0
    room = width
    for word in _WORD.finditer(text):
        if cell_len(text[start : word.end()]) > room:
            if end > start:
                ranges.append((start, end))
                start = word.end() - len(word[0].lstrip())
                room = width - hang
            while cell_len(text[start : word.end()]) > room:
                cut = start + _fitting(text[start : word.end()], room)
                ranges.append((start, cut))
                start, room = cut, width - hang
        end = word.end()
    return [*ranges, (start, end)] if end > start else ranges


def _fitting(text: str, room: int) -> int:
    """Return how many characters of a long word fit, at least one."""
    used = 0
    for count, character in enumerate(text):
        used += cell_len(character)
        if used > room:
            return max(1, count)
    return len(text)
