"""Every way in which a disk or SQLite can fail, said to the person at the keyboard."""

import errno
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from twominute.errors import DamagedError, StorageError

BACKUPS = "backups"
"""The folder beside the database that holds its copies."""

_ROOM = (
    "There is no room to write {path}: {free} bytes are free.",
    "Free some space and do the same again. What was stored before is safe.",
)
_READ_ONLY = (
    "{path} cannot be written here: {error}.",
    "See who may write the file and its folder, or name another folder in TWOMINUTE_HOME.",
)
_CLOSED = (
    "{path} cannot be opened: {error}.",
    "See whether the file and its folder are there and are yours, or name another folder in TWOMINUTE_HOME.",
)
_DISK = (
    "The disk failed under {path}: {error}.",
    "What was stored before is still in the file. Copy it to another disk before you go on.",
)
_BUSY = (
    "{path} is in use by another program, which did not let go of it.",
    "End the other twominute, or try again when it is done.",
)
_DAMAGED = (
    "{path} is damaged: {error}.",
    "Nothing was changed in it: keep the file. To go on, put a copy from {backups} in its place: twominute restore",
)
_REFUSED = (
    "{path} did not take this: {error}.",
    "What was stored before is safe. `twominute doctor` looks at the file.",
)

_BY_CODE = {
    sqlite3.SQLITE_FULL: _ROOM,
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: _CLOSED,
    sqlite3.SQLITE_IOERR: _DISK,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
    sqlite3.SQLITE_CONSTRAINT: _REFUSED,
}
_BY_ERRNO = {
    errno.ENOSPC: _ROOM,
    errno.EDQUOT: _ROOM,
    errno.EFBIG: _ROOM,
    errno.EACCES: _READ_ONLY,
    errno.EPERM: _READ_ONLY,
    errno.EROFS: _READ_ONLY,
    errno.EIO: _DISK,
}


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn whatever SQLite or the disk raises about this file into a StorageError with the next step."""
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError) as error:
        # One without a code is of the sqlite3 module itself: bytes in the file that are not the text they should be.
        raise _said(path, _BY_CODE.get(primary_code(error), _DAMAGED), error) from error
    except OSError as error:
        raise _said(path, _BY_ERRNO.get(error.errno or 0, _CLOSED), error.strerror or error) from error


def primary_code(error: Exception) -> int:
    """Return SQLite's primary result code, 0 for an error that has none."""
    code = getattr(error, "sqlite_errorcode", None)
    return code & 0xFF if isinstance(code, int) else 0


def is_busy(error: sqlite3.Error) -> bool:
    """Tell whether another connection holds the lock."""
    return primary_code(error) in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def damaged(path: Path, what: object) -> StorageError:
    """Return the error for a database whose content is not what was stored."""
    return _said(path, _DAMAGED, what)


def _said(path: Path, words: tuple[str, str], error: object) -> StorageError:
    facts = {"path": path, "error": error, "free": _free(path), "backups": path.parent / BACKUPS}
    what, next_step = words
    kind = DamagedError if words is _DAMAGED else StorageError
    return kind(what.format(**facts), next_step=next_step.format(**facts))


def _free(path: Path) -> str:
    try:
        return str(shutil.disk_usage(path.parent).free)
    except OSError:
        return "an unknown number of"
