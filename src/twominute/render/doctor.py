"""What was looked at, as a page and as documented JSON."""

from collections.abc import Sequence
from typing import TypedDict

from twominute.model.checked import Checked
from twominute.model.page import Line, Piece, Role
from twominute.render.pieces import BLANK, plain

SCHEMA_VERSION = 1


class CheckedJson(TypedDict):
    """One thing that was looked at; `trouble` and `next_step` are null where all is well."""

    name: str
    found: str
    trouble: str | None
    next_step: str | None


class DoctorJson(TypedDict):
    """Everything that was looked at."""

    schema_version: int
    to_mend: int
    checks: list[CheckedJson]


def doctor_page(checks: Sequence[Checked]) -> tuple[Line, ...]:
    """Return what was found, a line each, with what to do about each trouble, and how many there are."""
    width = max(len(each.name) for each in checks)
    troubles = _to_mend(checks)
    closing = f"{troubles} to mend." if troubles else "Nothing to mend."
    return (*(line for each in checks for line in _lines(each, width)), BLANK, plain(closing))


def doctor_json(checks: Sequence[Checked]) -> DoctorJson:
    """Return what was found ready for json.dumps."""
    return {
        "schema_version": SCHEMA_VERSION,
        "to_mend": _to_mend(checks),
        "checks": [
            {
                "name": each.name,
                "found": each.found,
                "trouble": each.trouble,
                "next_step": each.next_step if each.trouble else None,
            }
            for each in checks
        ],
    }


def _to_mend(checks: Sequence[Checked]) -> int:
    return sum(each.trouble is not None for each in checks)


def _lines(checked: Checked, width: int) -> tuple[Line, ...]:
    name, found = Piece(f" {checked.name:<{width}}  ", Role.STRONG), Piece(checked.found)
    if checked.trouble is None:
        return ((Piece("fine", Role.GOOD), name, found),)
    return (
        (Piece("mend", Role.MISSING), name, found),
        *((Piece(f"     {line}"),) for line in checked.trouble.splitlines()),
        (Piece("     "), Piece(checked.next_step, Role.KEY)),
    )
