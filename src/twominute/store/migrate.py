"""What a database must look like, and how an older one is brought there."""

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from twominute.errors import StorageError
from twominute.model.backup import Why
from twominute.store.backups import keep
from twominute.store.database import Database
from twominute.store.failures import damaged

APPLICATION_ID = 0x324D494E
"""`2MIN`, in the header of every database of ours."""

_IDENTITY = """
    select application_id, user_version, (select count(*) from sqlite_master)
    from pragma_application_id, pragma_user_version
"""


@dataclass(frozen=True, slots=True)
class Schema:
    """The SQL of a new database and the steps to it from older ones."""

    create: str
    steps: tuple[str, ...]
    """The first leads from version 1 to 2."""

    @property
    def version(self) -> int:
        """Return the version that a new database has."""
        return 1 + len(self.steps)


def read_schema(folder: Path) -> Schema:
    """Return the schema from `schema.sql` and `migrations/0002.sql`, `0003.sql` and so on."""
    steps = sorted((folder / "migrations").glob("*.sql"))
    return Schema((folder / "schema.sql").read_text("utf-8"), tuple(step.read_text("utf-8") for step in steps))


def prepare(database: Database, schema: Schema, *, now: Callable[[], datetime]) -> None:
    """Bring a database to the schema: a new one is created, an older one copied first and then migrated.

    A file that is not ours, or is from a newer program, is refused before anything is written.
    """
    version = known_version(database, schema)
    if version == 0:
        with database.write():
            # Another process may have created the tables while this one waited.
            if known_version(database, schema) == 0:
                _run(database, schema.create)
                _sign(database, schema.version)
        return
    database.rows("pragma journal_mode = delete")
    for reached in range(version, schema.version):
        keep(database, Why.UPDATE, at=now())
        _migrate(database, schema, reached)


def statements(script: str) -> Iterator[str]:
    """Cut a script into statements; a trigger stays whole."""
    waiting = ""
    for line in script.splitlines(keepends=True):
        waiting += line
        if sqlite3.complete_statement(waiting):
            yield waiting
            waiting = ""
    if waiting.strip():
        yield waiting


def version_of(database: Database) -> int:
    """Return the version of a database of ours, 0 of an empty file; StorageError when it is another program's."""
    # One statement, so that a process that is just creating the tables is seen before or after, never between.
    (application_id, version, tables) = database.rows(_IDENTITY)[0]
    if (application_id, version, tables) == (0, 0, 0):
        return 0
    if application_id != APPLICATION_ID or version < 1:
        raise StorageError(
            f"{database.path} is a database of another program; nothing was changed in it.",
            next_step="Move it away, or name another folder in TWOMINUTE_HOME.",
        )
    return int(version)


def known_version(database: Database, schema: Schema) -> int:
    """Return the version of a database that this program can read, 0 of an empty file."""
    path, version = database.path, version_of(database)
    if version > schema.version:
        raise StorageError(
            f"{path} was written by a newer twominute: its schema is {version}, this program knows {schema.version}.",
            next_step="Update twominute. Nothing was changed in the file.",
        )
    return version


def _migrate(database: Database, schema: Schema, version: int) -> None:
    # Off outside the transaction, as SQLite demands: a step that builds a table anew would cascade its deletes.
    database.rows("pragma foreign_keys = off")
    try:
        with database.write():
            if known_version(database, schema) != version:
                return
            before = _number(database, "select count(*) from attempt")
            _run(database, schema.steps[version - 1])
            _sign(database, version + 1)
            _verify(database, attempts=before)
    finally:
        database.rows("pragma foreign_keys = on")


def _verify(database: Database, *, attempts: int) -> None:
    database.check()
    if database.rows("pragma foreign_key_check") or _number(database, "select count(*) from attempt") != attempts:
        raise damaged(database.path, "its update would have lost rows and was taken back")


def _run(database: Database, script: str) -> None:
    for statement in statements(script):
        database.rows(statement)


def _sign(database: Database, version: int) -> None:
    database.rows(f"pragma application_id = {APPLICATION_ID}")
    database.rows(f"pragma user_version = {version}")


def _number(database: Database, sql: str) -> int:
    return int(database.rows(sql)[0][0])
