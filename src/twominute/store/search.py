"""Stored answers that a person looks for."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Literal, NamedTuple

from twominute.model.attempt import Attempt, LinkKind
from twominute.model.names import Difficulty, Mode
from twominute.store.assemble import assemble
from twominute.store.database import Cell, Database
from twominute.store.text import stamp

_CONDITIONS: Mapping[str, str] = {
    "question_ids": "question_id in (select value from json_each(?))",
    "level": "level = ?",
    "mode": "mode = ?",
    "session_id": "kept.session = ?",
    "since": "kept.started_at >= ?",
    "containing": "instr(casefold(answer), ?)",
    "below": """coalesce(
        (select value from override where attempt = number and dimension is null order by id desc limit 1),
        (select overall from mark where attempt = number)
    ) < ?""",
    "at_least": """coalesce(
        (select value from override where attempt = number and dimension is null order by id desc limit 1),
        (select overall from mark where attempt = number)
    ) >= ?""",
    "link": "? = coalesce((select kind from link where attempt = number), '')",
    "mentions": """not exists (
        select * from json_each(?) as named
        where (select instr(levels, '["' || named.value || '",0,') from mark where attempt = number) is not 0
    )""",
}
"""By the fields of Search: only those that are asked for stand in a statement, or no index could serve it."""
_SOURCE = "kept left join session on session.id = kept.session"
_THESE = f"""
    select kept.*, mode from {_SOURCE}
    where number in (select value from json_each(?)) order by kept.started_at, number
"""  # noqa: S608 - as below
AT_ONCE = 20
"""Answers that are read at a time."""


@dataclass(frozen=True, slots=True)
class Search:
    """What an answer must be to be found, all of it; None asks for nothing."""

    question_ids: tuple[str, ...] | None = None
    level: Difficulty | None = None
    mode: Mode | None = None
    session_id: str | None = None
    since: datetime | None = None
    containing: str | None = None
    """Words as they are typed, in any case."""
    below: int | None = None
    """The overall that it stays under: the person's own where they corrected it."""
    at_least: int | None = None
    """The overall that it has or exceeds, by the same rule."""
    link: LinkKind | Literal[""] | None = None
    """Why it was given after another one; an empty text: it was not."""
    mentions: tuple[str, ...] | None = None
    """Dimensions that its newest reading found."""


class Found(NamedTuple):
    """The newest answers of those that were looked for."""

    attempts: list[Attempt]
    matches: int
    """How many there are in all."""


def find(database: Database, search: Search, *, limit: int) -> Found:
    """Return the answers that were looked for, newest first, at most `limit`."""
    where, cells = _where(search)
    matches = database.rows(f"select count(*) from {_SOURCE} where {where}", cells)  # noqa: S608 - our own conditions
    newest = database.rows(
        f"select kept.*, mode from {_SOURCE} where {where}"  # noqa: S608 - as above
        " order by kept.started_at desc, number desc limit ?",
        (*cells, limit),
    )
    return Found(assemble(database, newest), int(matches[0][0]))


def oldest_first(database: Database, search: Search) -> Iterator[Attempt]:
    """Yield the answers that were looked for, oldest first, no more of them read than are asked for."""
    where, cells = _where(search)
    numbers = (
        row["number"]
        for row in database.rows(
            f"select number from {_SOURCE} where {where} order by kept.started_at, number",  # noqa: S608 - as above
            cells,
        )
    )
    while some := list(islice(numbers, AT_ONCE)):
        yield from assemble(database, database.rows(_THESE, (json.dumps(some),)))


def _where(search: Search) -> tuple[str, tuple[Cell, ...]]:
    wanted = {name: cell for name, cell in _cells(search).items() if cell is not None}
    return " and ".join(["true", *(_CONDITIONS[name] for name in wanted)]), tuple(wanted.values())


def _cells(search: Search) -> dict[str, Cell]:
    """Return what each condition is given."""
    return {
        "question_ids": None if search.question_ids is None else json.dumps(search.question_ids),
        "level": search.level,
        "mode": search.mode,
        "session_id": search.session_id,
        "since": None if search.since is None else stamp(search.since),
        "containing": None if search.containing is None else search.containing.casefold(),
        "below": search.below,
        "at_least": search.at_least,
        "link": search.link,
        "mentions": None if search.mentions is None else json.dumps(search.mentions),
    }
