"""A page as plain text, wrapped by words; with colour only when it is wanted."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TextIO

from rich.cells import cell_len

from twominute.model.page import Line, Piece, Role
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

UNBROKEN = "\xa0"
"""A space at which no row ends; not every terminal has it."""

_WORD = re.compile(r" *[^ ]+")
"""A word with the space before it."""


def write_page(lines: Iterable[Line], out: TextIO, *, width: int, colour: bool) -> None:
    """Write a page, each line wrapped to a width in terminal cells, what goes on indented like its line."""
    for line in lines:
        text = safe_text("".join(map(_text, line))).replace("\t", " ")
        if not colour and "\n" not in text and cell_len(text) <= width:
            out.write(f"{text.replace(UNBROKEN, ' ')}\n")
            continue
        roles = [piece.role for piece in line for _ in piece.text]
        for start, end, indent in _rows(text, width):
            out.write(" " * indent)
            for role, places in groupby(range(start, end), key=roles.__getitem__):
                run = "".join(text[place] for place in places).replace(UNBROKEN, " ")
                sgr = SGR[role] if colour else ""
                out.write(f"\x1b[{sgr}m{run}\x1b[0m" if sgr else run)
            out.write("\n")


def _text(piece: Piece) -> str:
    """Return the text of a piece; a command stays in one row, so that it can be copied."""
    return piece.text.replace(" ", UNBROKEN) if piece.role is Role.KEY else piece.text


def _rows(text: str, width: int) -> Iterator[tuple[int, int, int]]:
    """Yield where each row starts and ends in the text, and how far it is indented."""
    start = 0
    for part in text.split("\n"):
        indent = len(part) - len(part.lstrip(" "))
        for row_start, row_end in _wrapped(part, width, indent):
            yield start + row_start, start + row_end, indent if row_start else 0
        start += len(part) + 1


def _wrapped(part: str, width: int, indent: int) -> Iterator[tuple[int, int]]:
    start, used = 0, 0
    for word in _WORD.finditer(part):
        length = cell_len(word.group())
        if word.start() > start and used + length > width:
            yield start, word.start()
            start = word.end() - len(word.group().lstrip(" "))
            used, length = indent, cell_len(part[start : word.end()])
        used += length
    yield start, len(part)
