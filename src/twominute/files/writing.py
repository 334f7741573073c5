"""Files that only their owner may read, written whole or not at all."""

import os
import secrets
from collections.abc import Iterable
from pathlib import Path

from twominute.errors import StorageError

NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC


def write_private(path: Path, text: str) -> None:
    """Put a text into a file, 0600; the old file stays until the new one is on the disk.

    StorageError when it cannot be written, or when the path is a link, a folder or a device.
    """
    write_pieces(path, (text,))


def write_pieces(path: Path, pieces: Iterable[str]) -> None:
    """Put a text that comes in pieces into a file as `write_private` does, one piece in memory at a time."""
    write_bytes(path, (piece.encode("utf-8", "replace") for piece in pieces))


def write_bytes(path: Path, pieces: Iterable[bytes]) -> None:
    """Put bytes into a file as `write_private` does."""
    try:
        if path.is_symlink() or (path.exists() and not path.is_file()):
            raise StorageError(f"{path} is not a regular file.", next_step="Give the name of a file.")
        _replace(path, pieces)
        _sync_folder(path.parent)
    except OSError as error:
        raise StorageError(
            f"{path} cannot be written: {error.strerror}.", next_step="Give another file, or free some space."
        ) from error


def refuse_present(path: Path) -> None:
    """Refuse a name that something has already: what a person wrote before is never written over."""
    if path.exists() or path.is_symlink():
        raise StorageError(f"{path} is there already.", next_step="Give another name, or move it away.")


def _replace(path: Path, pieces: Iterable[bytes]) -> None:
    part = path.with_name(f".twominute-{secrets.token_hex(8)}.part")
    try:
        _write(part, pieces)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _write(path: Path, pieces: Iterable[bytes]) -> None:
    with os.fdopen(os.open(path, NEW_FILE, 0o600), "wb") as target:
        target.writelines(pieces)
        target.flush()
        os.fsync(target.fileno())


def _sync_folder(folder: Path) -> None:
    # Without this a power loss may bring the old name back.
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
