"""Stored answers that a person looks for."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from twominute.model.attempt import Attempt
from twominute.model.names import Difficulty, Mode
from twominute.store.assemble import assemble
from twominute.store.database import Cell, Database
from twominute.store.text import stamp

_MATCHING = """
    select number from kept left join session on session.id = kept.session
    where (? is null or question_id in (select value from json_each(?)))
    and (? is null or level = ?)
    and (? is null or mode = ?)
    and (? is null or kept.session = ?)
    and (? is null or kept.started_at >= ?)
    and (? is null or instr(casefold(answer), ?))
    and (? is null or coalesce(
        (select value from override where attempt = number and dimension is null order by id desc limit 1),
        (select overall from reading where attempt = number order by id desc limit 1)
    ) < ?)
    order by kept.started_at desc, number desc
"""
_THESE = """
    select kept.*, session.mode from kept left join session on session.id = kept.session
    where number in (select value from json_each(?)) order by kept.started_at desc, number desc
"""


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


class Found(NamedTuple):
    """The newest answers of those that were looked for."""

    attempts: list[Attempt]
    matches: int
    """How many there are in all."""


def find(database: Database, search: Search, *, limit: int) -> Found:
    """Return the answers that were looked for, newest first, at most `limit`."""
    cells = [cell for wanted in _cells(search) for cell in (wanted, wanted)]
    numbers = [row["number"] for row in database.rows(_MATCHING, cells)]
    newest = database.rows(_THESE, (json.dumps(numbers[:limit]),))
    return Found(assemble(database, newest), len(numbers))


def _cells(search: Search) -> tuple[Cell, ...]:
    """Return what each condition is given, in their order."""
    return (
        None if search.question_ids is None else json.dumps(search.question_ids),
        search.level,
        search.mode,
        search.session_id,
        None if search.since is None else stamp(search.since),
        None if search.containing is None else search.containing.casefold(),
        search.below,
    )
