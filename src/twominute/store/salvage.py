"""What can still be read of a damaged database: each attempt whose checksum holds, with all of its own that holds."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from twominute.errors import DamagedError
from twominute.model.attempt import Session
from twominute.model.names import Mode
from twominute.store.database import Cell, Database, connect_existing
from twominute.store.rows import is_whole, parse_attempt, parse_link, parse_override, parse_reading, parse_self_rating
from twominute.store.whole import Dated, Everything, Trashed, Whole

_LAST = ("select seq from sqlite_sequence where name = 'attempt'", "select max(number) from attempt")
_ATTEMPT = (
    "select attempt.*, session.mode from attempt join session on session.id = attempt.session where number = ?",
    # Where the sitting is lost, its mode is.
    f"select *, '{Mode.PRACTICE}' as mode from attempt where number = ?",  # noqa: S608 - our own word
)
_TRASH = "select attempt, deleted_at from trash where attempt = ?"

Noun = TypeVar("Noun")


@contextmanager
def salvaged(path: Path) -> Iterator[Everything]:
    """Give all that can still be read of a database; nothing of it is changed."""
    with closing(connect_existing(path)) as database:
        found = _Readable(database)
        sessions: dict[str, Session] = {}
        trash: list[Trashed] = []
        for whole in found:
            attempt = whole.attempt
            sessions.setdefault(attempt.session_id, Session(attempt.session_id, attempt.mode, attempt.started_at))
            rows = _rows(database, _TRASH, attempt.number)
            trash += [Trashed(attempt.number, datetime.fromisoformat(row["deleted_at"])) for row in rows]
        yield Everything(list(sessions.values()), found, trash)


@dataclass(frozen=True, slots=True)
class _Readable:
    database: Database

    def __iter__(self) -> Iterator[Whole]:
        # By number: a walk through the table would end at the first page that is spoilt.
        for number in range(1, _last(self.database) + 1):
            whole = _whole(self.database, number)
            if whole is not None:
                yield whole


def _last(database: Database) -> int:
    found = [row[0] for sql in _LAST for row in _rows(database, sql)]
    return max((last for last in found if isinstance(last, int)), default=0)


def _whole(database: Database, number: int) -> Whole | None:
    for sql in _ATTEMPT:
        for row in _rows(database, sql, number):
            if is_whole("attempt", row):
                return _legible(row, lambda row: _with_its_own(database, row))
    return None


def _with_its_own(database: Database, row: sqlite3.Row) -> Whole:
    def its(table: str, parse: Callable[[sqlite3.Row], Noun]) -> tuple[Noun, ...]:
        found = _rows(database, f"select * from {table} where attempt = ? order by rowid", row["number"])  # noqa: S608 - as above
        nouns = (_legible(each, parse) for each in found if is_whole(table, each))
        return tuple(noun for noun in nouns if noun is not None)

    links = its("link", parse_link)
    attempt = replace(parse_attempt(row), overrides=its("override", parse_override), link=links[0] if links else None)
    return Whole(
        uuid=row["uuid"],
        attempt=attempt,
        locked_at=datetime.fromisoformat(row["locked_at"]),
        readings=its("reading", lambda row: Dated(parse_reading(row), _moment(row))),
        self_ratings=its("self_rating", lambda row: Dated(parse_self_rating(row), _moment(row))),
    )


def _moment(row: sqlite3.Row) -> datetime:
    return datetime.fromisoformat(row["at"])


def _legible(row: sqlite3.Row, parse: Callable[[sqlite3.Row], Noun]) -> Noun | None:
    try:
        return parse(row)
    except (ValueError, LookupError, TypeError):  # its checksum holds, so an older or newer program wrote it otherwise
        return None


def _rows(database: Database, sql: str, *cells: Cell) -> list[sqlite3.Row]:
    try:
        return database.rows(sql, cells)
    except DamagedError:
        return []
