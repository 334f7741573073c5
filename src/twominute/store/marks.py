"""The marks of all attempts, from the few columns that hold them: no text is read, no reading parsed."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache

from twominute.marks import Mark, asked_levels, corrected
from twominute.model.names import Difficulty
from twominute.store.assemble import legible
from twominute.store.database import Database
from twominute.store.text import stamp

_MARKS = """
    select number, question_id, level, follow_up, started_at, seconds_used, seconds_limit, mark.overall, mark.levels,
        (select body from self_rating where attempt = number order by id desc limit 1) as rating
    from kept left join mark on mark.attempt = number
    where ? is null or started_at >= ?
"""
_ADD = """
    insert or replace into mark select attempt, overall, (
        select json_group_array(json_array(
            json_extract(value, '$.dimension'), json_extract(value, '$.level'), json_extract(value, '$.expected')
        )) from json_each(body, '$.dimensions')
    ) from reading where id = last_insert_rowid()
"""
"""No trigger: SQLite calls no JSON function from a schema that it does not trust."""
_OVERRIDES = "select attempt, dimension, value from override order by id"


def marks(database: Database, *, since: datetime | None) -> list[Mark]:
    """Return the marks of the attempts that were begun at `since` or later; StorageError when one is damaged."""
    begun = None if since is None else stamp(since)
    own: dict[int, dict[str | None, int]] = defaultdict(dict)
    for row in database.rows(_OVERRIDES):
        own[row["attempt"]][row["dimension"]] = row["value"]
    return [
        legible(database, f"answer {row['number']}", row, parse=lambda row: _mark(row, own.get(row["number"], {})))
        for row in database.rows(_MARKS, (begun, begun))
    ]


def add_mark(database: Database) -> None:
    """Keep the mark of the reading that was inserted last, in the same transaction."""
    database.rows(_ADD)


def _mark(row: sqlite3.Row, own: Mapping[str | None, int]) -> Mark:
    found, follow_up = row["levels"], row["follow_up"]
    limit = row["seconds_limit"]
    levels = {} if found is None else _levels(found, follow_up)
    return Mark(
        number=row["number"],
        question_id=row["question_id"],
        level=None if row["level"] is None else Difficulty(row["level"]),
        follow_up=follow_up,
        started_at=datetime.fromisoformat(row["started_at"]),
        seconds_used=row["seconds_used"],
        is_over=limit is not None and row["seconds_used"] - limit >= 1,
        dimensions=None if found is None else _dimensions(found),
        levels=corrected(levels, own.items()) if own and found is not None else levels,
        overall=own.get(None, row["overall"]),
        expected={} if row["rating"] is None else _expected(row["rating"]),
        corrected=len(own),
    )


# Levels of few dimensions take few forms, and fifty thousand rows repeat them.


@lru_cache(maxsize=10_000)
def _levels(found: str, follow_up: str | None) -> Mapping[str, int]:
    return asked_levels(json.loads(found), follow_up=follow_up)


@lru_cache(maxsize=10_000)
def _dimensions(found: str) -> frozenset[str]:
    return frozenset(name for name, _, _ in json.loads(found))


@lru_cache(maxsize=10_000)
def _expected(rating: str) -> Mapping[str, int]:
    return dict(json.loads(rating))
