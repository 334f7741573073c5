"""Small words for building pages: each returns a piece or a line of one role."""

from collections.abc import Iterable

from twominute.model.page import Line, Piece, Role
from twominute.model.safe import safe_text

BLANK: Line = ()
THOUSAND = 1000


def plain(text: str) -> Line:
    """Return a line of ordinary text."""
    return (Piece(text),)


def title(text: str) -> Line:
    """Return a heading."""
    return (Piece(text, Role.TITLE),)


def dim(text: str) -> Line:
    """Return a line that matters less."""
    return (Piece(text, Role.DIM),)


def command(before: str, typed: str, after: str = "") -> Line:
    """Return a line that names a command to type."""
    return (Piece(before), Piece(typed, Role.KEY), Piece(after))


def count(number: int, noun: str) -> str:
    """Return a number with its noun, in the plural where it is not one."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def size(number: int) -> str:
    """Return a number of bytes as a person reads it."""
    amount, unit = float(number), "B"
    for larger in ("kB", "MB", "GB"):
        if amount < THOUSAND:
            break
        amount, unit = amount / THOUSAND, larger
    return f"{amount:.0f} {unit}" if unit == "B" else f"{amount:.1f} {unit}"


def shortened(text: str, longest: int) -> str:
    """Return a name, safe to be shown, on one line and no longer than so many characters."""
    words = " ".join(safe_text(text).split())
    return words if len(words) <= longest else f"{words[: longest - 3]}..."


def paragraphs(text: str) -> tuple[Line, ...]:
    """Return a text with its single line ends joined and its blank lines kept."""
    blocks = [" ".join(block.split()) for block in text.split("\n\n")]
    return join_with_blanks((plain(block),) for block in blocks if block)


def join_with_blanks(blocks: Iterable[tuple[Line, ...]]) -> tuple[Line, ...]:
    """Return blocks of lines one below the other, a blank line between them, empty blocks left out."""
    lines: list[Line] = []
    for block in blocks:
        if block and lines:
            lines.append(BLANK)
        lines.extend(block)
    return tuple(lines)


def aligned(rows: Iterable[tuple[str, ...]], *, gap: str = "  ") -> list[str]:
    """Return rows of cells as lines of text with aligned columns; numbers stand to the right."""
    table = [tuple(row) for row in rows]
    widths = [max(len(row[column]) for row in table) for column in range(len(table[0]))] if table else []
    return [gap.join(_cell(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in table]


def _cell(cell: str, width: int) -> str:
    is_number = cell.lstrip("+-").replace(".", "").replace(":", "").isdigit()
    return cell.rjust(width) if is_number else cell.ljust(width)
