"""The folder that holds the person's data."""

import os
import stat
from collections.abc import Mapping
from pathlib import Path

from platformdirs import user_cache_path, user_config_path, user_data_path

from twominute.errors import StorageError

OVERRIDE = "TWOMINUTE_HOME"
CONFIG = "config.toml"
OTHERS_MAY_WRITE = 0o022


def data_folder(environ: Mapping[str, str]) -> Path:
    """Return where the person's data is, without a look at it; StorageError when that is not known."""
    return _chosen(environ)


def banks_folder(environ: Mapping[str, str]) -> Path:
    """Return the folder of the person's own banks; it need not be there."""
    return data_folder(environ) / "banks"


def cache_folder(environ: Mapping[str, str]) -> Path:
    """Return where copies are kept that can be made again; StorageError when that is not known."""
    if OVERRIDE in environ:
        return _chosen(environ) / "cache"
    return user_cache_path("twominute", appauthor=False)


def config_file(environ: Mapping[str, str]) -> Path:
    """Return where the person's settings are; the file need not be there."""
    if OVERRIDE in environ:
        return _chosen(environ) / CONFIG
    return user_config_path("twominute", appauthor=False) / CONFIG


def home(environ: Mapping[str, str]) -> Path:
    """Return the folder, made for its owner alone when it is not there.

    StorageError when it cannot be made, is not a folder of this user, or is open to others.
    """
    path = _chosen(environ)
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = path.stat()
    except (OSError, ValueError) as error:
        # ValueError: a NUL in the name.
        reason = getattr(error, "strerror", None) or error
        raise StorageError(
            f"{path} cannot be used for your answers: {reason}.",
            next_step=f"Mend it, or set {OVERRIDE} to a folder that you may write.",
        ) from error
    _refuse_unsafe(path, found)
    return path


def _chosen(environ: Mapping[str, str]) -> Path:
    override = environ.get(OVERRIDE)
    path = user_data_path("twominute", appauthor=False) if override is None else Path(override)
    if path.is_absolute():
        return path
    if override is None:
        raise StorageError("Your data folder is not known here.", next_step=f"Set {OVERRIDE} to a full path.")
    raise StorageError(f'{OVERRIDE} is "{override}", not a full path.', next_step="Begin it with / or leave it unset.")


def _refuse_unsafe(path: Path, found: os.stat_result) -> None:
    if found.st_uid != os.geteuid():
        raise StorageError(f"{path} belongs to somebody else.", next_step=f"Set {OVERRIDE} to a folder of your own.")
    if stat.S_IMODE(found.st_mode) & OTHERS_MAY_WRITE:
        raise StorageError(f"{path} can be written by others.", next_step=f"Close it: chmod 700 '{path}'")
