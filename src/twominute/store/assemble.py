"""Attempts put together from their rows, each row tried against its checksum."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from twominute.model.attempt import Attempt
from twominute.store.database import Database
from twominute.store.failures import damaged
from twominute.store.rows import is_whole, parse_attempt, parse_link, parse_override, parse_reading, parse_self_rating

_READINGS = """
    select * from reading where attempt in (select value from json_each(?))
    and id = (select max(id) from reading as newer where newer.attempt = reading.attempt)
"""
_SELF_RATINGS = "select * from self_rating where attempt in (select value from json_each(?)) order by id"
_OVERRIDES = "select * from override where attempt in (select value from json_each(?)) order by id"
_LINKS = "select * from link where attempt in (select value from json_each(?))"

Noun = TypeVar("Noun")


def assemble(database: Database, found: Sequence[sqlite3.Row]) -> list[Attempt]:
    """Return the attempts of these rows; StorageError when one is not what was stored."""
    numbers = json.dumps([row["number"] for row in found])

    def children(table: str, sql: str, parse: Callable[[sqlite3.Row], Noun]) -> Mapping[int, Sequence[Noun]]:
        grouped: dict[int, list[Noun]] = defaultdict(list)
        for row in database.rows(sql, (numbers,)):
            grouped[row["attempt"]].append(sound(database, table, row, parse=parse))
        return grouped

    readings = children("reading", _READINGS, parse_reading)
    ratings = children("self_rating", _SELF_RATINGS, parse_self_rating)
    overrides = children("override", _OVERRIDES, parse_override)
    links = children("link", _LINKS, parse_link)

    def whole(row: sqlite3.Row) -> Attempt:
        number = row["number"]
        return parse_attempt(
            row,
            rating=_last(ratings.get(number)),
            reading=_last(readings.get(number)),
            overrides=overrides.get(number, ()),
            link=_last(links.get(number)),
        )

    return [sound(database, "attempt", row, parse=whole) for row in found]


def sound(database: Database, table: str, row: sqlite3.Row, *, parse: Callable[[sqlite3.Row], Noun]) -> Noun:
    """Return what a row holds; StorageError when that is not what was stored."""
    name = f"answer {row['number']}" if table == "attempt" else f"the {table} of answer {row['attempt']}"
    if not is_whole(table, row):
        raise damaged(database.path, f"{name} is not what was stored")
    return legible(database, name, row, parse=parse)


def legible(database: Database, name: str, row: sqlite3.Row, *, parse: Callable[[sqlite3.Row], Noun]) -> Noun:
    """Return what a row holds; StorageError when that cannot be read."""
    try:
        return parse(row)
    except (ValueError, LookupError, TypeError) as error:
        raise damaged(database.path, f"{name} cannot be read ({error})") from error


def _last(nouns: Sequence[Noun] | None) -> Noun | None:
    return nouns[-1] if nouns else None
