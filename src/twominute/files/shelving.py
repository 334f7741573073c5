"""Banks written to the disk: new files, files put in the place of others, and whole banks copied."""

import os
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from twominute.errors import StorageError
from twominute.files.writing import write_private

if TYPE_CHECKING:
    from collections.abc import Iterator


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet, and the folders above it; StorageError when it is, or cannot be."""
    if path.exists() or path.is_symlink():
        raise StorageError(f"{path} is there already.", next_step="Give another name.")
    with _told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    write_private(path, text)


def put_in_place(path: Path, text: str) -> None:
    """Replace the text of a file and leave it its mode."""
    with _told(path):
        mode = path.stat().st_mode & 0o777
        write_private(path, text)
        path.chmod(mode)


def copy_bank(files: Mapping[str, bytes], folder: Path) -> None:
    """Put files, by their paths within the bank, into a folder, all of them or none; a bank that was there goes."""
    with _told(folder):
        folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=".new-", dir=folder.parent))
        try:
            for name, content in files.items():
                (made / name).parent.mkdir(parents=True, exist_ok=True)
                write_private(made / name, content.decode())
            _swap(made, folder)
        finally:
            shutil.rmtree(made, ignore_errors=True)


def _swap(made: Path, folder: Path) -> None:
    old = made.with_name(f"{made.name}.old")
    if folder.exists():
        folder.rename(old)
    try:
        made.rename(folder)
    except OSError:
        if old.exists():
            old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)


@contextmanager
def _told(path: Path) -> "Iterator[None]":
    try:
        yield
    except OSError as error:
        raise StorageError(
            f"{path} cannot be written: {error.strerror or os.strerror(error.errno or 0)}.",
            next_step="Give another place, or free some space.",
        ) from error
