"""Stored answers that a person looks for."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from twominute.model.attempt import Attempt
from twominute.model.names import Difficulty, Mode
from twominute.store.assemble import assemble
from twominute.store.database import Cell, Database
from twominute.store.text import stamp

_CONDITIONS: Mapping[str, str] = {
    "question_ids": "question_id in (select value from json_each(?))",
    "level": "level = ?",
    "mode": "mode = ?",
    "since": "kept.started_at >= ?",
    "containing": "instr(casefold(answer), ?)",
    "below": """coalesce(
        (select value from override where attempt = number and dimension is null order by id desc limit 1),
        (select overall from mark where attempt = number)
    ) < ?""",
}
"""By the fields of Search: only those that are asked for stand in a statement, or no index could serve it."""
_SOURCE = "kept left join session on session.id = kept.session"


@dataclass(frozen=True, slots=True)
class Search:
    """What an answer must be to be found, all of it; None asks for nothing."""

    question_ids: tuple[str, ...] | None = None
    level: Difficulty | None = None
    mode: Mode | None = None
    since: datetime | None = None
    containing: str | None = None
    """Words as they are typed, in any case."""
    below: int | None = None
    """The overall that it stays under: the person's own where they corrected it."""


class Found(NamedTuple):
    """The newest answers of those that were looked for."""

    attempts: list[Attempt]
    matches: int
    """How many there are in all."""


def find(database: Database, search: Search, *, limit: int) -> Found:
    """Return the answers that were looked for, newest first, at most `limit`."""
    wanted = {name: cell for name, cell in _cells(search).items() if cell is not None}
    where = "".join(f" and {_CONDITIONS[name]}" for name in wanted)
    cells = tuple(wanted.values())
    matches = database.rows(f"select count(*) from {_SOURCE} where true{where}", cells)  # noqa: S608 - our own conditions
    newest = database.rows(
        f"select kept.*, mode from {_SOURCE} where true{where}"  # noqa: S608 - as above
        " order by kept.started_at desc, number desc limit ?",
        (*cells, limit),
    )
    return Found(assemble(database, newest), int(matches[0][0]))


def _cells(search: Search) -> dict[str, Cell]:
    """Return what each condition is given."""
    return {
        "question_ids": None if search.question_ids is None else json.dumps(search.question_ids),
        "level": search.level,
        "mode": search.mode,
        "since": None if search.since is None else stamp(search.since),
        "containing": None if search.containing is None else search.containing.casefold(),
        "below": search.below,
    }
