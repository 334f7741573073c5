"""The marks of all attempts, from the few columns that hold them: no text is read, no reading parsed."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import lru_cache

from twominute.marks import Mark, asked_levels, corrected
from twominute.model.names import Difficulty
from twominute.store.database import Database
from twominute.store.failures import damaged
from twominute.store.text import stamp
from twominute.sums import Levels

_MARKS = """
    select number, question_id, level, follow_up, started_at, seconds_used, seconds_used - seconds_limit >= 1,
        mark.overall, mark.levels, (select body from self_rating where attempt = number order by id desc limit 1)
    from kept left join mark on mark.attempt = number
    where started_at >= ? order by started_at, number
"""
"""Of `attempt` only the columns that its index `attempt_moment` has: the table with the texts is not read."""
_ADD = """
    insert or replace into mark select attempt, overall, (
        select json_group_array(json_array(
            json_extract(value, '$.dimension'), json_extract(value, '$.level'), json_extract(value, '$.expected')
        )) from json_each(body, '$.dimensions')
    ) from reading where id = last_insert_rowid()
"""
"""No trigger: SQLite calls no JSON function from a schema that it does not trust."""
_OVERRIDES = """
    select attempt, dimension, value, case when dimension is null then mark.overall else (
        select json_extract(value, '$[1]') from json_each(mark.levels) where json_extract(value, '$[0]') = dimension
    ) end
    from override left join mark using (attempt) order by override.id
"""


def marks(database: Database, *, since: datetime | None) -> list[Mark]:
    """Return the marks of the attempts that were begun at `since` or later, the oldest first.

    StorageError when one is damaged.
    """
    own: dict[int, dict[str | None, tuple[int, int | None]]] = defaultdict(dict)
    for attempt, dimension, value, read in database.rows(_OVERRIDES):
        own[attempt][dimension] = value, read
    made = list(_marks(database, begun="" if since is None else stamp(since)))
    return [_with_own(each, own[each.number]) if each.number in own else each for each in made] if own else made


def add_mark(database: Database) -> None:
    """Keep the mark of the reading that was inserted last, in the same transaction."""
    database.rows(_ADD)


def _marks(database: Database, *, begun: str) -> Iterator[Mark]:
    for row in database.each(_MARKS, (begun,)):
        try:
            yield _mark(row)
        except (ValueError, LookupError, TypeError) as error:
            raise damaged(database.path, f"answer {row['number']} cannot be read ({error})") from error


def _mark(row: sqlite3.Row) -> Mark:
    number, question_id, level, follow_up, started_at, seconds_used, is_over, overall, levels, rating = row
    dimensions, asked = _found(levels, follow_up)
    moment = datetime.fromisoformat(started_at)
    expected = _expected(rating)
    # In order: with their names the arguments of fifty thousand marks take twice as long.
    return Mark(
        number,
        question_id,
        _LEVELS[level],
        follow_up,
        moment,
        seconds_used,
        is_over == 1,
        dimensions,
        asked,
        overall,
        expected,
        0,
    )


def _with_own(mark: Mark, own: Mapping[str | None, tuple[int, int | None]]) -> Mark:
    """Return a mark with the person's last words, each beside what was read."""
    held = {dimension: value for dimension, (value, _) in own.items()}
    levels = () if mark.dimensions is None else tuple(corrected(dict(mark.levels), held.items()).items())
    apart = sum(value != read for value, read in own.values())
    return mark._replace(levels=levels, overall=held.get(None, mark.overall), corrected=apart)


_LEVELS: Mapping[str | None, Difficulty | None] = {None: None, **{str(each): each for each in Difficulty}}

# Levels of few dimensions take few forms, and fifty thousand rows repeat them.


@lru_cache(maxsize=10_000)
def _found(levels: str | None, follow_up: str | None) -> tuple[frozenset[str] | None, Levels]:
    if levels is None:
        return None, ()
    found = json.loads(levels)
    return frozenset(name for name, _, _ in found), tuple(asked_levels(found, follow_up=follow_up).items())


@lru_cache(maxsize=10_000)
def _expected(rating: str | None) -> Levels:
    return () if rating is None else tuple((name, level) for name, level in json.loads(rating))
