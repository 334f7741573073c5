"""What a database was when it was last found sound: while nobody has written to it, it need not be read again.

To read all pages of fifty thousand answers takes half of a start. Only a disk that changes a file by itself goes
unnoticed so, for a day at most; the rows that are shown are tried against their checksums in any case.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path


def check_once(database: Path, note: Path | None, *, now: Callable[[], datetime], check: Callable[[], None]) -> None:
    """Run a check, unless the note says that the database passed it today and nobody has written to it since."""
    if note is None:
        check()
        return
    seal = _seal(database, at=now())  # of before: what is written meanwhile is checked the next time
    if _read(note) != seal:
        check()
        _write(note, seal)


def _seal(database: Path, *, at: datetime) -> str:
    """Return what changes with every write to a file, and every day."""
    found = database.lstat()
    facts = (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
    return " ".join([at.date().isoformat(), *map(str, facts)])


def _read(note: Path) -> str | None:
    with suppress(OSError, UnicodeDecodeError):
        return note.read_text("ascii")
    return None


def _write(note: Path, seal: str) -> None:
    """Keep the seal; where that is not possible the next start checks again."""
    with suppress(OSError):
        note.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        number = os.open(note, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
        with os.fdopen(number, "w", encoding="ascii") as file:
            file.write(seal)
