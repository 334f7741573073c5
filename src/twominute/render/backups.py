"""Copies of everything that is stored, as a list."""

from collections.abc import Sequence
from datetime import tzinfo
from typing import TypedDict

from twominute.model.backup import Seen, Why
from twominute.model.page import Line
from twominute.render.history import DAY
from twominute.render.pieces import aligned, command, dim, plain, size

SCHEMA_VERSION = 1
WHY = {
    Why.DAILY: "of the day",
    Why.ASKED: "asked for",
    Why.UPDATE: "before an update of the schema",
    Why.IMPORT: "before an import",
    Why.DELETE: "before a deletion",
    Why.RESTORE: "before a restore",
    Why.DAMAGED: "damaged, set aside by a restore",
}


class BackupJson(TypedDict):
    """One copy; `answers` is null when it cannot be read."""

    schema_version: int
    number: int
    path: str
    at: str
    why: str
    size: int
    answers: int | None


def backups_page(backups: Sequence[Seen], *, zone: tzinfo) -> tuple[Line, ...]:
    """Return copies as a list, a line each, newest first."""
    rows = [_row(number, seen, zone) for number, seen in enumerate(backups, start=1)]
    lines = aligned([("no", "when", "answers", "size", "why"), *rows])
    return (
        dim(lines[0]),
        *(plain(line) for line in lines[1:]),
        (),
        command("Put one back; what is there now is kept as a copy too: ", "twominute restore NO"),
    )


def copies_told(number: int) -> str:
    """Return how many copies these are."""
    return "1 copy" if number == 1 else f"{number} copies"


def backups_json(backups: Sequence[Seen]) -> list[BackupJson]:
    """Return copies ready for json.dumps."""
    return [
        {
            "schema_version": SCHEMA_VERSION,
            "number": number,
            "path": str(seen.backup.path),
            "at": seen.backup.at.isoformat(),
            "why": str(seen.backup.why),
            "size": seen.size,
            "answers": seen.answers,
        }
        for number, seen in enumerate(backups, start=1)
    ]


def _row(number: int, seen: Seen, zone: tzinfo) -> tuple[str, ...]:
    when = seen.backup.at.astimezone(zone).strftime(DAY)
    answers = "damaged" if seen.answers is None else str(seen.answers)
    return (str(number), when, answers, size(seen.size), WHY[seen.backup.why])
