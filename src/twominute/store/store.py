"""The person's history: attempts that are only ever added to, and a trash they can come back from."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Self
from uuid import uuid4

from twominute.errors import NothingToDoError
from twominute.marks import Mark
from twominute.model.attempt import Attempt, Override, SelfRating, Session
from twominute.model.backup import Why
from twominute.model.reading import Reading
from twominute.store import rows
from twominute.store.assemble import assemble
from twominute.store.backups import keep
from twominute.store.checked import check_once
from twominute.store.database import PATIENCE, Cell, Database, Patience, connect
from twominute.store.forgetting import Traces
from twominute.store.intake import Taken, take_in
from twominute.store.marks import add_mark, marks
from twominute.store.migrate import prepare, read_schema
from twominute.store.newest import lately, unread
from twominute.store.search import Found, Search, find, oldest_first
from twominute.store.text import stamp
from twominute.store.whole import Everything, everything

TRASH_DAYS = 30
CHECKED_AT_OPENING = 50
"""Of the newest rows the checksums are tried at a start."""

_ATTEMPTS = """
    select kept.*, session.mode from kept left join session on session.id = kept.session
    where number > ? and (? is null or kept.started_at >= ?) and (? is null or question_id = ?)
    order by number desc limit ?
"""
_ATTEMPT = "select kept.*, session.mode from kept left join session on session.id = kept.session where number = ?"
_LAST_SESSION = """
    select question_id from kept where session = (select session from kept order by number desc limit 1)
    order by number
"""
_EMPTY_TRASH = "delete from attempt where number in (select attempt from trash where deleted_at < ?)"


class Store:
    """All that is stored of one person."""

    def __init__(self, database: Database, *, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def save_session(self, session: Session) -> None:
        """Store a session; one that is stored already stays as it is."""
        cells = (session.id, session.mode, stamp(session.started_at))
        with self._database.write():
            self._empty_trash()
            self._database.rows("insert into session values (?, ?, ?) on conflict (id) do nothing", cells)

    def save_attempt(self, attempt: Attempt) -> int:
        """Store an attempt of a stored session with all that it carries; return the number it got."""
        now = self._now()
        with self._database.write():
            self._insert("attempt", rows.attempt_cells(attempt, uuid=str(uuid4()), locked_at=now))
            number = int(self._database.rows("select last_insert_rowid()")[0][0])
            if attempt.self_rating is not None:
                self._insert("self_rating", rows.self_rating_cells(number, attempt.self_rating, at=now))
            if attempt.reading is not None:
                self._insert("reading", rows.reading_cells(number, attempt.reading, at=now))
            if attempt.link is not None:
                self._insert("link", rows.link_cells(number, attempt.link))
            for override in attempt.overrides:
                self._insert("override", rows.override_cells(number, override))
        return number

    def add_reading(self, number: int, reading: Reading) -> None:
        """Store a reading of an attempt; earlier ones stay."""
        self._add("reading", rows.reading_cells(number, reading, at=self._now()))

    def rate(self, number: int, rating: SelfRating) -> None:
        """Store what the person expects of an attempt; the last one counts."""
        self._add("self_rating", rows.self_rating_cells(number, rating, at=self._now()))

    def add_override(self, number: int, override: Override) -> None:
        """Store where the person holds the reading to be wrong."""
        self._add("override", rows.override_cells(number, override))

    def attempts(
        self,
        *,
        since: datetime | None = None,
        after: int = 0,
        question_id: str | None = None,
        limit: int | None = None,
        newest_first: bool = True,
    ) -> list[Attempt]:
        """Return the newest attempts, at most `limit`, begun at `since` or later, with numbers after `after`."""
        begun = None if since is None else stamp(since)
        found = self._database.rows(
            _ATTEMPTS, (after, begun, begun, question_id, question_id, -1 if limit is None else max(0, limit))
        )
        return assemble(self._database, found if newest_first else found[::-1])

    def marks(self, *, since: datetime | None = None) -> list[Mark]:
        """Return what the attempts that were begun at `since` or later count for in figures."""
        return marks(self._database, since=since)

    def find(self, search: Search, *, limit: int) -> Found:
        """Return the newest of the attempts that are looked for, at most `limit`."""
        return find(self._database, search, limit=limit)

    def oldest_first(self, search: Search) -> Iterator[Attempt]:
        """Yield the attempts that are looked for, oldest first, no more of them read than are asked for."""
        return oldest_first(self._database, search)

    def lately(self, *, newest: int, of_each_question: int) -> list[Attempt]:
        """Return the newest attempts of all and the newest at each question, oldest first: what a choice needs."""
        return lately(self._database, newest=newest, of_each_question=of_each_question)

    def unread(self, *, newest: int) -> list[Attempt]:
        """Return those of the newest attempts that nobody has read, oldest first."""
        return unread(self._database, newest=newest)

    def attempt(self, number: int) -> Attempt:
        """Return one attempt; NothingToDoError tells which numbers there are."""
        return assemble(self._database, [self._row(number)])[0]

    def last_session_question_ids(self) -> list[str]:
        """Return what was answered in the newest session, in that order."""
        return [str(row["question_id"]) for row in self._database.rows(_LAST_SESSION)]

    def traces(self, number: int) -> Traces:
        """Return what an attempt, in the trash or not, is found by in other files."""
        found = self._database.rows("select uuid, session, question_id from attempt where number = ?", (number,))
        row = found[0] if found else self._row(number)
        return Traces(row["uuid"], row["session"], row["question_id"])

    def count(self) -> int:
        """Return the number of attempts, those in the trash left out."""
        return int(self._database.rows("select count(*) from kept")[0][0])

    def delete(self, number: int) -> None:
        """Put an attempt into the trash."""
        with self._database.write():
            self._row(number)
            self._empty_trash()
            self._database.rows("insert into trash (attempt, deleted_at) values (?, ?)", (number, stamp(self._now())))

    def undo(self) -> Attempt | None:
        """Take the attempt that was deleted last out of the trash; None when the trash is empty."""
        with self._database.write():
            self._empty_trash()
            found = self._database.rows("select id, attempt from trash order by id desc limit 1")
            if not found:
                return None
            self._database.rows("delete from trash where id = ?", (found[0]["id"],))
        return self.attempt(found[0]["attempt"])

    @contextmanager
    def everything(self) -> Iterator[Everything]:
        """Give all that is stored at one moment, the trash too; other writers wait meanwhile."""
        with self._database.reading():
            yield everything(self._database, gone_before=self._gone_before())

    def take_in(self, arriving: Everything) -> Taken:
        """Add the attempts of another history that are not stored here yet, all of them or none."""
        return take_in(self._database, arriving, insert=self._insert)

    def backup(self, path: Path) -> None:
        """Copy everything to a new file."""
        self._database.backup(path)

    def keep(self, why: Why) -> Path:
        """Copy everything into the folder of copies; return where to."""
        return keep(self._database, why, at=self._now())

    def _insert(self, table: str, cells: Mapping[str, Cell]) -> None:
        columns, marks = ", ".join(cells), ", ".join("?" for _ in cells)
        sql = f"insert into {table} ({columns}) values ({marks})"  # noqa: S608 - our own names, never the person's words
        self._database.rows(sql, tuple(cells.values()))
        if table == "reading":
            add_mark(self._database)

    def _add(self, table: str, cells: Mapping[str, Cell]) -> None:
        with self._database.write():
            self._row(int(cells["attempt"] or 0))
            self._insert(table, cells)

    def _empty_trash(self) -> None:
        self._database.rows(_EMPTY_TRASH, (stamp(self._gone_before()),))

    def _gone_before(self) -> datetime:
        return self._now() - timedelta(days=TRASH_DAYS)

    def _row(self, number: int) -> sqlite3.Row:
        with suppress(OverflowError):  # a number too long for SQLite is unknown like any other
            for row in self._database.rows(_ATTEMPT, (number,)):
                return row
        first, last = self._database.rows("select min(number), max(number) from kept")[0]
        if first is None:
            raise NothingToDoError("No answer is stored yet.", next_step="`twominute` asks the first question.")
        raise NothingToDoError(
            f"No answer has the number {number}; the numbers go from {first} to {last}.",
            next_step="`twominute history` lists them.",
        )


def open_store(
    path: Path,
    *,
    now: Callable[[], datetime],
    on_wait: Callable[[], None] = lambda: None,
    patience: Patience = PATIENCE,
    note: Path | None = None,
    schema_folder: Path = Path(__file__).parent,
) -> Store:
    """Open the store, made when it is not there, and try whether it is sound.

    `on_wait` is called once for each wait for another process that has taken `patience.silent` seconds. `note` is a
    file that says what was found sound: a database that nobody has written to since is not tried again that day.
    """
    database = connect(path, on_wait=on_wait, patience=patience)
    try:
        prepare(database, read_schema(schema_folder), now=now)
        store = Store(database, now=now)
        check_once(path, note, now=now, check=lambda: _check(store, database))
    except BaseException:
        database.close()
        raise
    return store


def _check(store: Store, database: Database) -> None:
    database.check()
    store.attempts(limit=CHECKED_AT_OPENING)
