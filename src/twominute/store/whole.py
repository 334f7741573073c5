"""Attempts with all that was ever stored of them: what leaves for another machine, and comes from one."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from twominute.model.attempt import Attempt, Link, Override, SelfRating, Session
from twominute.model.names import Mode
from twominute.model.reading import Reading
from twominute.store.assemble import legible, sound
from twominute.store.database import Database
from twominute.store.rows import parse_attempt, parse_link, parse_override, parse_reading, parse_self_rating
from twominute.store.text import stamp

BATCH = 200
"""Attempts that are in memory at a time."""

_SESSIONS = "select * from session order by started_at, id"
_ATTEMPTS = """
    select attempt.*, session.mode from attempt left join session on session.id = attempt.session
    where number > ? and number not in (select attempt from trash where deleted_at < ?) order by number limit ?
"""
_TRASH = "select attempt, deleted_at from trash where deleted_at >= ? order by id"
_READINGS = "select * from reading where attempt in (select value from json_each(?)) order by id"
_SELF_RATINGS = "select * from self_rating where attempt in (select value from json_each(?)) order by id"
_OVERRIDES = "select * from override where attempt in (select value from json_each(?)) order by id"
_LINKS = "select * from link where attempt in (select value from json_each(?))"

Noun = TypeVar("Noun")


@dataclass(frozen=True, slots=True)
class Dated(Generic[Noun]):
    """Something with the moment it was stored at."""

    what: Noun
    at: datetime


@dataclass(frozen=True, slots=True)
class Whole:
    """An attempt with every reading and self-rating, the oldest first."""

    uuid: str
    attempt: Attempt
    """Without a reading and a self-rating of its own: all of them stand beside it."""
    locked_at: datetime
    readings: tuple[Dated[Reading], ...]
    self_ratings: tuple[Dated[SelfRating], ...]


@dataclass(frozen=True, slots=True)
class Trashed:
    """An attempt in the trash."""

    number: int
    deleted_at: datetime


@dataclass(frozen=True, slots=True)
class Everything:
    """All that is stored of one person."""

    sessions: Sequence[Session]
    attempts: Iterable[Whole]
    """By number; made anew each time they are gone through, for there may be too many to hold."""
    trash: Sequence[Trashed]
    """In the order in which they were deleted."""


def everything(database: Database, *, gone_before: datetime) -> Everything:
    """Return all that is stored, without what was deleted before a moment."""
    trash = database.rows(_TRASH, (stamp(gone_before),))
    return Everything(
        [legible(database, f"session {row['id']}", row, parse=_session) for row in database.rows(_SESSIONS)],
        _Stored(database, stamp(gone_before)),
        [legible(database, f"the trash of answer {row['attempt']}", row, parse=_trashed) for row in trash],
    )


@dataclass(frozen=True, slots=True)
class _Stored:
    database: Database
    gone_before: str

    def __iter__(self) -> Iterator[Whole]:
        last = 0
        while found := self.database.rows(_ATTEMPTS, (last, self.gone_before, BATCH)):
            yield from _wholes(self.database, found)
            last = found[-1]["number"]


def _wholes(database: Database, found: Sequence[sqlite3.Row]) -> Iterator[Whole]:
    numbers = json.dumps([row["number"] for row in found])

    def of_each(table: str, sql: str, parse: Callable[[sqlite3.Row], Noun]) -> Mapping[int, Sequence[Noun]]:
        grouped: dict[int, list[Noun]] = defaultdict(list)
        for row in database.rows(sql, (numbers,)):
            grouped[row["attempt"]].append(sound(database, table, row, parse=parse))
        return grouped

    readings = of_each("reading", _READINGS, _dated_reading)
    self_ratings = of_each("self_rating", _SELF_RATINGS, _dated_self_rating)
    overrides: Mapping[int, Sequence[Override]] = of_each("override", _OVERRIDES, parse_override)
    links: Mapping[int, Sequence[Link]] = of_each("link", _LINKS, parse_link)

    def whole(row: sqlite3.Row) -> Whole:
        number = row["number"]
        return Whole(
            uuid=row["uuid"],
            attempt=parse_attempt(row, overrides=overrides[number], link=next(iter(links[number]), None)),
            locked_at=datetime.fromisoformat(row["locked_at"]),
            readings=tuple(readings[number]),
            self_ratings=tuple(self_ratings[number]),
        )

    for row in found:
        yield sound(database, "attempt", row, parse=whole)


def _session(row: sqlite3.Row) -> Session:
    return Session(row["id"], Mode(row["mode"]), datetime.fromisoformat(row["started_at"]))


def _trashed(row: sqlite3.Row) -> Trashed:
    return Trashed(row["attempt"], datetime.fromisoformat(row["deleted_at"]))


def _dated_reading(row: sqlite3.Row) -> Dated[Reading]:
    return Dated(parse_reading(row), datetime.fromisoformat(row["at"]))


def _dated_self_rating(row: sqlite3.Row) -> Dated[SelfRating]:
    return Dated(parse_self_rating(row), datetime.fromisoformat(row["at"]))
