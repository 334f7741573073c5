"""What lies where, as a page and as documented JSON."""

from collections.abc import Sequence
from typing import TypedDict

from twominute.model.held import Held
from twominute.model.page import Line, Piece, Role
from twominute.render.pieces import BLANK, command, plain, size

SCHEMA_VERSION = 1


class HeldJson(TypedDict):
    """One path; `size` is in bytes, null when there is nothing."""

    schema_version: int
    path: str
    what: str
    size: int | None


def privacy_page(held: Sequence[Held]) -> tuple[Line, ...]:
    """Return every path with its size and what it holds, and how to have it gone."""
    total = sum(each.size or 0 for each in held)
    return (
        *(line for each in held for line in _two_lines(each)),
        BLANK,
        plain(f"{size(total)} in all. Nothing of it leaves this machine: the program holds no network code."),
        plain("Files that you wrote elsewhere (exports, reports, backup -o) are not known here."),
        command("Remove one answer for good: ", "twominute forget NUMBER", "; all of them: twominute forget --all"),
    )


def privacy_json(held: Sequence[Held]) -> list[HeldJson]:
    """Return every path ready for json.dumps."""
    return [
        {"schema_version": SCHEMA_VERSION, "path": str(each.path), "what": each.what, "size": each.size}
        for each in held
    ]


def _two_lines(held: Held) -> tuple[Line, Line]:
    amount = "nothing there" if held.size is None else size(held.size)
    return (Piece(str(held.path), Role.STRONG),), (Piece(f"    {amount}: {held.what}"),)
