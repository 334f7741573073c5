"""Copies of everything that is stored, as a list."""

import shlex
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
    """Return copies as a list, newest first, each with its name below: a number is another's after the next copy."""
    names = [seen.backup.path.name for seen in backups]
    rows = [_row(number, seen, zone) for number, seen in enumerate(backups, start=1)]
    head, *lines = aligned([("no", "when", "answers", "size", "why"), *rows])
    return (
        dim(head),
        *(line for row, name in zip(lines, names, strict=True) for line in (plain(row), dim(f"    {name}"))),
        (),
        plain("Put one back by its name; what is there now is kept as a copy too:"),
        command("  ", f"twominute restore {shlex.quote(names[0])}"),
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
