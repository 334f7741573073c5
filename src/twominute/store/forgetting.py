"""Answers that are to be gone: from the database, its free pages, its journal, and from every copy of it."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from twominute.errors import DamagedError
from twominute.model.backup import Backup, Why
from twominute.store.backups import folder_of, listed, sweep
from twominute.store.database import SIDE_FILES, Database, connect_existing
from twominute.store.failures import told
from twominute.store.migrate import version_of

_IS_THERE = "select exists (select 1 from attempt where uuid = ?)"
_ONE = ("delete from attempt where uuid = ?", "delete from session where id not in (select session from attempt)")
_ALL = ("delete from attempt", "delete from session", "delete from sqlite_sequence")


class Traces(NamedTuple):
    """What an attempt is found by in other files: copies of the database, drafts."""

    uuid: str
    session_id: str
    question_id: str


class Forgotten(NamedTuple):
    """What was done to the copies when an answer was forgotten."""

    cleaned: int
    removed: tuple[Path, ...]
    """Those that could not be cleaned, because they are damaged."""


def forget_one(path: Path, uuid: str, *, on_wait: Callable[[], None] = lambda: None) -> Forgotten:
    """Remove one attempt with everything that belongs to it.

    From the database last: while it is there, the same can be done again after whatever stopped it. And then from
    the copies once more, because another program may just have made one.
    """
    sweep(path)
    first = _clean_copies(path, uuid)
    with closing(connect_existing(path, on_wait=on_wait)) as database:
        _erase(database, uuid)
    second = _clean_copies(path, uuid)
    return Forgotten(first.cleaned + second.cleaned, first.removed + second.removed)


def forget_all(path: Path, *, on_wait: Callable[[], None] = lambda: None) -> None:
    """Remove every attempt and every copy; a database that is damaged goes as a whole."""
    try:
        if path.exists():
            with closing(connect_existing(path, on_wait=on_wait)) as database:
                _erase_all(database)
    except DamagedError:
        _remove(path)
    folder = folder_of(path)
    with told(folder):
        for found in folder.iterdir() if folder.is_dir() else ():
            if not found.is_dir():
                found.unlink()


def _clean_copies(path: Path, uuid: str) -> Forgotten:
    cleaned, removed = 0, []
    for copy in listed(path):
        try:
            cleaned += _clean(copy, uuid)
        except DamagedError:
            _remove(copy.path)
            removed.append(copy.path)
    return Forgotten(cleaned, tuple(removed))


def _clean(copy: Backup, uuid: str) -> bool:
    """Remove an attempt from a copy; tell whether it was there. DamagedError when nobody can say where it is in it."""
    with closing(connect_existing(copy.path)) as database:
        if copy.why is Why.DAMAGED:
            raise DamagedError(f"{copy.path} is damaged.")
        if not database.rows(_IS_THERE, (uuid,))[0][0]:
            return False
        _erase(database, uuid)
    return True


def _erase(database: Database, uuid: str) -> None:
    with database.write():
        delete, tidy = _ONE
        database.rows(delete, (uuid,))
        database.rows(tidy)
    # What is deleted is overwritten (secure_delete); what was moved before, within a page, is not.
    database.rows("vacuum")


def _erase_all(database: Database) -> None:
    if version_of(database) == 0:
        return
    with database.write():
        for statement in _ALL:
            database.rows(statement)
    database.rows("vacuum")


def _remove(path: Path) -> None:
    with told(path):
        for name in (path.name, *(path.name + suffix for suffix in SIDE_FILES)):
            path.with_name(name).unlink(missing_ok=True)
