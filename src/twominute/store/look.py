"""A database file seen without a change to it: a copy, a damaged one, one of another version."""

from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from twominute.store.database import Database, connect_existing
from twominute.store.migrate import known_version, read_schema, version_of
from twominute.store.rows import CHECKED, is_whole

HERE = Path(__file__).parent
MOST = 10
AT_ONCE = 500
"""Rows that are held in memory at a time."""


class Look(NamedTuple):
    """What is in a database file."""

    version: int
    answers: int
    in_trash: int
    journal_mode: str


def look(path: Path) -> Look:
    """Return what is in a database file; StorageError when it cannot be read or is none of ours."""
    with closing(connect_existing(path)) as database:
        version = version_of(database)
        if version == 0:
            return Look(0, 0, 0, _one(database, "pragma journal_mode"))
        return Look(
            version,
            answers=int(_one(database, "select count(*) from kept")),
            in_trash=int(_one(database, "select count(*) from trash")),
            journal_mode=_one(database, "pragma journal_mode"),
        )


def readable_version(path: Path) -> int:
    """Return the version of a database file that this program can read, 0 of an empty one; StorageError otherwise."""
    with closing(connect_existing(path)) as database:
        return known_version(database, read_schema(HERE))


def complaints(path: Path) -> list[str]:
    """Return what is wrong in a database file, at most ten sentences of it.

    The checksums of rows are tried in a file of the program's own version: in another the columns may differ.
    """
    with closing(connect_existing(path)) as database:
        found = [str(row[0]) for row in database.rows(f"pragma integrity_check({MOST})") if row[0] != "ok"]
        if found:
            return found
        if database.rows("pragma foreign_key_check"):
            return ["rows belong to answers that are not there"]
        is_current = version_of(database) == read_schema(HERE).version
        return list(islice(_changed_rows(database), MOST)) if is_current else []


def _changed_rows(database: Database) -> Iterator[str]:
    for table in CHECKED:
        place = 0
        sql = f"select rowid as place, * from {table} where rowid > ? order by rowid limit {AT_ONCE}"  # noqa: S608 - our own names
        while found := database.rows(sql, (place,)):
            changed = (row["place"] for row in found if not is_whole(table, row))
            yield from (f"row {number} of {table} is not what was stored" for number in changed)
            place = int(found[-1]["place"])


def _one(database: Database, sql: str) -> str:
    return str(database.rows(sql)[0][0])
