"""One SQLite file: opened only when it is ours to open, written only in whole transactions."""

import fcntl
import os
import sqlite3
import stat
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import RLock

from twominute.errors import StorageError
from twominute.store.failures import damaged, is_busy, told
from twominute.store.text import storable

Cell = str | int | float | None
LARGEST = 1 << 31
"""Bytes; 50,000 answers with their readings take about 300 million."""
SIDE_FILES = ("-journal", "-wal", "-shm")
"""What SQLite may leave beside a database: that of one file would spoil another."""

_PRAGMAS = (
    "page_size = 16384",  # of a new file; quick_check of 270 MB takes 0.1 s, with 4096 it takes 0.2 s
    "foreign_keys = on",
    "synchronous = extra",  # with full, a power cut after the commit could bring the old journal back
    "secure_delete = on",
    "cell_size_check = on",
    "trusted_schema = off",
    "temp_store = memory",
)


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a lock of another process is waited for, in seconds."""

    silent: float = 1.0
    longest: float = 10.0


PATIENCE = Patience()


class Database:
    """An open database; any thread may use it, one at a time."""

    def __init__(
        self, path: Path, connection: sqlite3.Connection, *, on_wait: Callable[[], None], patience: Patience = PATIENCE
    ) -> None:
        self.path = path
        self._connection = connection
        self._on_wait = on_wait
        self._patience = patience
        self._lock = RLock()

    def rows(self, sql: str, cells: Sequence[Cell] = ()) -> list[sqlite3.Row]:
        """Run one statement and return its rows."""
        with self._lock, told(self.path):
            return self._patiently(sql, cells).fetchall()

    def each(self, sql: str, cells: Sequence[Cell] = ()) -> Iterator[sqlite3.Row]:
        """Run one statement and yield its rows, one at a time: to hold fifty thousand costs more than to read them."""
        with self._lock, told(self.path):
            yield from self._patiently(sql, cells)

    @contextmanager
    def write(self) -> Iterator[None]:
        """Do all that is done inside, or nothing of it; on disk when this returns."""
        with self._lock:
            # Immediate: a transaction that reads first and writes later fails at once when two meet (632 of 800 did).
            self.rows("begin immediate")
            try:
                yield
                self.rows("commit")
            except BaseException:
                if self._connection.in_transaction:
                    self.rows("rollback")
                raise

    def check(self) -> None:
        """Refuse a file whose pages do not hold together."""
        found = [row[0] for row in self.rows("pragma quick_check(1)")]
        if found != ["ok"]:
            raise damaged(self.path, "; ".join(str(problem) for problem in found))

    def backup(self, target: Path) -> None:
        """Copy the database, private and whole, to a path where nothing is yet; a copy that is not sound is none."""
        with told(target):
            if os.path.lexists(target):
                raise StorageError(f"{target} exists already.", next_step="Name a file that does not exist yet.")
            number, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
            part = Path(name)
            try:
                fcntl.flock(number, fcntl.LOCK_EX)  # tells a copy that is being written from one that a kill left
                with self.reading():
                    complaint = _copy(self._connection, part)
                    if complaint != "ok":
                        raise damaged(self.path, complaint)
                    os.fsync(number)
                    # Still reading: who writes next finds every older copy under its name.
                    part.rename(target)
                sync_folder(target.parent)
            finally:
                os.close(number)
                part.unlink(missing_ok=True)

    def become(self, source: Path) -> None:
        """Take over everything from another database file, in the place of what is in this one."""
        with self._lock, told(self.path):
            # The copying itself would wait for another writer without end and without a word.
            with self.write():
                pass
            other = sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)
            try:
                other.backup(self._connection)
            finally:
                other.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Hold other writers off, so that all that is read inside is of one moment.

        A backup needs it too: the copying itself would wait for them without end and without a word.
        """
        with self._lock:
            self.rows("begin")
            try:
                self.rows("select count(*) from sqlite_master")
                yield
            finally:
                self.rows("rollback")

    def _patiently(self, sql: str, cells: Sequence[Cell]) -> sqlite3.Cursor:
        bound = [storable(cell) if isinstance(cell, str) else cell for cell in cells]
        try:
            return self._connection.execute(sql, bound)
        except sqlite3.Error as error:
            if not is_busy(error):
                raise
        self._on_wait()
        _wait_at_most(self._connection, self._patience.longest - self._patience.silent)
        try:
            return self._connection.execute(sql, bound)
        finally:
            _wait_at_most(self._connection, self._patience.silent)


def connect(path: Path, *, on_wait: Callable[[], None], patience: Patience = PATIENCE) -> Database:
    """Open a database file, created private and empty when it is not there."""
    with told(path):
        _create(path)
    return connect_existing(path, on_wait=on_wait, patience=patience)


def connect_existing(
    path: Path, *, on_wait: Callable[[], None] = lambda: None, patience: Patience = PATIENCE
) -> Database:
    """Open a database file that is there."""
    with told(path):
        _refuse_odd(path)
        # Never by bare path: SQLite would create a missing file with everyone's permissions.
        uri = f"{path.absolute().as_uri()}?mode=rw"
        connection = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
    connection.row_factory = sqlite3.Row
    connection.create_function("casefold", 1, str.casefold, deterministic=True)  # SQLite's own `lower` knows ASCII only
    database = Database(path, connection, on_wait=on_wait, patience=patience)
    try:
        for pragma in (f"busy_timeout = {_milliseconds(patience.silent)}", *_PRAGMAS):
            database.rows(f"pragma {pragma}")
    except BaseException:
        database.close()
        raise
    return database


def sync_folder(folder: Path) -> None:
    """Put the names in a folder on the disk itself: without this a loss of power may take a new file back."""
    number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def _create(path: Path) -> None:
    try:
        number = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    except FileExistsError:
        return
    os.close(number)
    sync_folder(path.parent)


def _refuse_odd(path: Path) -> None:
    found = path.lstat()
    if stat.S_ISLNK(found.st_mode):
        what = "is a link to another file"
    elif not stat.S_ISREG(found.st_mode):
        what = "is no plain file"
    elif found.st_size >= LARGEST:
        what = f"is {found.st_size} bytes long, more than any twominute database"
    else:
        return
    raise StorageError(
        f"{path} {what}; it was not opened.",
        next_step="Move it away, or name another folder in TWOMINUTE_HOME.",
    )


def _wait_at_most(connection: sqlite3.Connection, seconds: float) -> None:
    connection.execute(f"pragma busy_timeout = {_milliseconds(seconds)}")


def _milliseconds(seconds: float) -> int:
    return round(seconds * 1000)


def _copy(source: sqlite3.Connection, target: Path) -> str:
    """Copy a database; return what SQLite says to the copy, `ok` of a sound one."""
    copy = sqlite3.connect(target, isolation_level=None)
    try:
        copy.execute("pragma journal_mode = off")
        source.backup(copy)
        return str(copy.execute("pragma quick_check(1)").fetchone()[0])
    finally:
        copy.close()
