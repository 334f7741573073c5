"""Copies of the database beside it: one a day, and one before each change that could lose something."""

import errno
import fcntl
import os
import re
import stat
from collections.abc import Callable, Hashable, Iterator, Sequence
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path

from twominute.model.backup import Backup, Why
from twominute.progress import practice_day
from twominute.store.database import Database, connect_existing
from twominute.store.failures import BACKUPS, told

DAYS = 7
WEEKS = 4
CHANGES = (Why.UPDATE, Why.IMPORT, Why.DELETE, Why.RESTORE)
OF_EACH_CHANGE = 2

_TIME = "%Y%m%dT%H%M%S%fZ"
_NAME = re.compile(r"twominute-(?P<time>\d{8}T\d{12}Z)-(?P<why>[a-z]+)\.db")


def folder_of(database: Path) -> Path:
    """Return where the copies of a database are."""
    return database.parent / BACKUPS


def new_place(database: Path, why: Why, *, at: datetime) -> Path:
    """Return where a new copy goes, its folder made for the owner alone."""
    folder = folder_of(database)
    with told(folder):
        folder.mkdir(mode=0o700, exist_ok=True)
        if not stat.S_ISDIR(folder.lstat().st_mode):
            raise NotADirectoryError(errno.ENOTDIR, "it is a link", folder)
    return folder / f"twominute-{at.astimezone(UTC).strftime(_TIME)}-{why}.db"


def keep(database: Database, why: Why, *, at: datetime) -> Path:
    """Copy the database into the folder of its copies; return where to."""
    path = new_place(database.path, why, at=at)
    database.backup(path)
    return path


def keep_daily(path: Path, *, now: datetime, zone: tzinfo) -> None:
    """Keep the copy of the day when there is none yet, and something to copy."""
    today = practice_day(now, zone)
    if any(backup.why is Why.DAILY and practice_day(backup.at, zone) == today for backup in listed(path)):
        return
    # A connection of its own: on that of a session each answer would wait for the end of the copying.
    database = connect_existing(path)
    try:
        if database.rows("select exists (select 1 from attempt)")[0][0]:
            keep(database, Why.DAILY, at=now)
            rotate(path, zone=zone)
    finally:
        database.close()


def listed(database: Path) -> list[Backup]:
    """Return the copies of a database, newest first; a file with a name of its own counts as one asked for."""
    folder = folder_of(database)
    with told(folder):
        found = [_backup(path) for path in folder.glob("[!.]*.db")]
    return sorted(found, key=lambda backup: (backup.at, backup.path.name), reverse=True)


def rotate(database: Path, *, zone: tzinfo) -> None:
    """Remove the copies that newer ones stand for, and what killed programs left half-written."""
    sweep(database)
    with told(folder_of(database)):
        for backup in superfluous(listed(database), zone=zone):
            backup.path.unlink(missing_ok=True)


def superfluous(backups: Sequence[Backup], *, zone: tzinfo) -> list[Backup]:
    """Return which of these, newest first, are not needed.

    Kept are the newest of each of seven days and of each of four weeks, two before each kind of change, and all that
    were asked for.
    """
    daily = [backup for backup in backups if backup.why is Why.DAILY]
    kept = {
        *_newest_of_each(daily, lambda day: day, most=DAYS, zone=zone),
        *_newest_of_each(daily, lambda day: day.isocalendar()[:2], most=WEEKS, zone=zone),
        *(each for why in CHANGES for each in [backup for backup in backups if backup.why is why][:OF_EACH_CHANGE]),
    }
    return [backup for backup in backups if backup.why in {Why.DAILY, *CHANGES} and backup not in kept]


def sweep(database: Path) -> None:
    """Remove the copies that were being written when their program was killed."""
    folder = folder_of(database)
    with told(folder):
        for part in folder.glob(".*.db.*"):
            if not _is_held(part):
                part.unlink(missing_ok=True)


def _backup(path: Path) -> Backup:
    found = _NAME.fullmatch(path.name)
    if found is None or found["why"] not in set(Why):
        return Backup(path, datetime.fromtimestamp(path.lstat().st_mtime, UTC), Why.ASKED)
    return Backup(path, datetime.strptime(found["time"], _TIME).replace(tzinfo=UTC), Why(found["why"]))


def _newest_of_each(
    backups: Sequence[Backup], period: Callable[[date], Hashable], *, most: int, zone: tzinfo
) -> Iterator[Backup]:
    seen: set[Hashable] = set()
    for backup in backups:
        when = period(practice_day(backup.at, zone))
        if when not in seen and len(seen) < most:
            seen.add(when)
            yield backup


def _is_held(part: Path) -> bool:
    number = os.open(part, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(number)
    return False
