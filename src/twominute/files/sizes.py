"""How much lies under a path."""

import os
from pathlib import Path

from twominute.errors import StorageError


def size_of(path: Path) -> int | None:
    """Return the bytes of a file, or of all files in a folder; None when there is nothing. Links are not followed."""
    if not os.path.lexists(path):
        return None
    try:
        if path.is_dir() and not path.is_symlink():
            return sum(size_of(each) or 0 for each in path.iterdir())
        return path.lstat().st_size
    except OSError as error:
        raise StorageError(
            f"{path} cannot be looked at: {error.strerror}.", next_step="See whether the folder is yours."
        ) from error
