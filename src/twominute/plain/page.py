"""A page as plain text, wrapped by words; with colour only when it is wanted."""

from collections.abc import Iterable, Iterator
from typing import TextIO

from rich.cells import cell_len

from twominute.model.page import Line, Role
from twominute.model.safe import safe_text

SGR = {
    Role.PLAIN: "",
    Role.STRONG: "1",
    Role.DIM: "2",
    Role.TITLE: "1;4",
    Role.GOOD: "1;32",
    Role.PART: "1;33",
    Role.MISSING: "1;31",
    Role.QUOTE: "3",
    Role.KEY: "1;36",
}
"""How each role looks: the sixteen colours of the terminal, never the only carrier of a meaning."""

Word = tuple[tuple[str, Role], ...]
"""Characters that stay together, in runs of one role; the space before it is its first run."""


def write_page(lines: Iterable[Line], out: TextIO, *, width: int, colour: bool) -> None:
    """Write a page, each line wrapped to a width in terminal cells, what goes on indented like its line."""
    for line in lines:
        for row in _rows(line, width):
            for text, role in row:
                sgr = SGR[role] if colour else ""
                out.write(f"\x1b[{sgr}m{text}\x1b[0m" if sgr else text)
            out.write("\n")


def _rows(line: Line, width: int) -> Iterator[list[tuple[str, Role]]]:
    words = list(_words(line))
    indent = _indent(line)
    row: list[tuple[str, Role]] = []
    used = 0
    for word in words:
        length = sum(cell_len(text) for text, _ in word)
        if row and used + length > width:
            yield row
            word = (*((text.lstrip(" "), role) for text, role in word[:1]), *word[1:])
            row, used = [(indent, Role.PLAIN)], len(indent)
            length = sum(cell_len(text) for text, _ in word)
        row.extend(word)
        used += length
    yield row


def _indent(line: Line) -> str:
    text = "".join(piece.text for piece in line)
    return " " * (len(text) - len(text.lstrip(" ")))


def _words(line: Line) -> Iterator[Word]:
    word: list[tuple[str, Role]] = []
    for piece in line:
        for text in _cut(safe_text(piece.text)):
            # A space opens a new word, unless the word so far is nothing but the line's indent.
            if text.startswith(" ") and any(part.strip() for part, _ in word):
                yield tuple(word)
                word = []
            word.append((text, piece.role))
    if word:
        yield tuple(word)


def _cut(text: str) -> Iterator[str]:
    start = 0
    for index in range(1, len(text)):
        if text[index] == " " and text[index - 1] != " ":
            yield text[start:index]
            start = index
    if text:
        yield text[start:]
