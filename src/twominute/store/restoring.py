"""A copy put into the place of the database; what was there is kept."""

from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

from twominute.errors import DamagedError, StorageError
from twominute.model.backup import Why
from twominute.store.backups import keep, new_place
from twominute.store.database import SIDE_FILES, connect, connect_existing
from twominute.store.failures import damaged, told
from twominute.store.look import complaints, readable_version


def refuse_unsound(backup: Path) -> None:
    """Refuse a copy that does not hold what was stored, or is no database that this program can read."""
    if readable_version(backup) == 0:
        raise StorageError(f"{backup} is empty.", next_step="Name another copy.")
    found = complaints(backup)
    if found:
        raise damaged(backup, "; ".join(found))


def put_back(backup: Path, path: Path, *, at: datetime, on_wait: Callable[[], None] = lambda: None) -> Path | None:
    """Put a sound copy into the place of the database; return where that is kept now, None when there was none."""
    if not path.exists():
        with closing(connect(path, on_wait=on_wait)) as database:
            database.become(backup)
        return None
    try:
        why = Why.DAMAGED if complaints(path) else Why.RESTORE
        with closing(connect_existing(path, on_wait=on_wait)) as database:
            kept = keep(database, why, at=at)
            database.become(backup)
    except DamagedError:
        return _replace(backup, path, at=at)
    return kept


def set_aside_unsound(path: Path, *, at: datetime) -> Path:
    """Move the database among the copies if it is damaged; return where to. StorageError when it is sound or absent."""
    if not path.exists():
        raise StorageError(f"{path} is not there.", next_step="Name a copy: `twominute restore` lists them.")
    try:
        is_sound = not complaints(path)
    except DamagedError:
        is_sound = False
    if is_sound:
        raise StorageError(f"{path} is not damaged.", next_step="Name a copy: `twominute restore` lists them.")
    return _set_aside(path, at=at)


def _set_aside(path: Path, *, at: datetime) -> Path:
    """Move a damaged database among the copies, with what SQLite left beside it; return where to."""
    aside = new_place(path, Why.DAMAGED, at=at)
    with told(path):
        for suffix in SIDE_FILES:
            side = path.with_name(path.name + suffix)
            if side.exists():
                side.rename(aside.with_name(aside.name + suffix))
        path.rename(aside)
    return aside


def _replace(backup: Path, path: Path, *, at: datetime) -> Path:
    """Replace a file that SQLite cannot read: the copy is whole on the disk before the old one moves."""
    part = new_place(path, Why.DAMAGED, at=at).with_name(f".{path.name}.part")
    with told(path):
        part.unlink(missing_ok=True)
        with closing(connect(part, on_wait=lambda: None)) as database:
            database.become(backup)
        aside = _set_aside(path, at=at)
        part.rename(path)
    return aside
