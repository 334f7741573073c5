"""A file that grows line by line beside its target, so that work that was killed goes on where it stopped."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from twominute.errors import InputError, StorageError

FORMAT = "twominute-part/1"


class Part:
    """What is done so far: whole lines, of which none is lost by a kill but the few not yet written out."""

    def __init__(self, file: BinaryIO, *, begins: int, done: int) -> None:
        self._file = file
        self._begins = begins
        self.done = done
        """Lines."""

    def write(self, line: str) -> None:
        """Add one line."""
        self._file.write(f"{line}\n".encode())
        self.done += 1

    def lines(self) -> Iterator[str]:
        """Yield all lines, without their ends."""
        self._file.flush()
        self._file.seek(self._begins)
        for line in self._file:
            yield line.decode().rstrip("\n")


def is_begun(target: Path) -> bool:
    """Tell whether work on a target was ended before it was done."""
    return _beside(target).exists()


@contextmanager
def part_of(target: Path, key: str, *, anew: bool) -> Iterator[Part]:
    """Open what is done of a target; it stays when the work fails, and goes when all of it succeeded.

    `key` is of everything that the lines depend on: InputError when they were made from something else, when another
    process writes them, or when the target is no file; StorageError when the disk fails.
    """
    if target.is_symlink() or (target.exists() and not target.is_file()):
        raise InputError(f"{target} is not a regular file.", next_step="Give another file with -o.")
    path = _beside(target)
    try:
        number = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise InputError(
            f"{path} cannot be written: {error.strerror}.", next_step="Give another file with -o."
        ) from error
    with _told(target), os.fdopen(number, "r+b") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise InputError(
                f"Another process writes {target}.", next_step="Wait for it, or give another file with -o."
            ) from error
        yield _opened(file, f"{FORMAT} {key}\n".encode(), path, anew=anew)
        path.unlink()


def _beside(target: Path) -> Path:
    return target.with_name(f".{target.name}.part")


@contextmanager
def _told(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StorageError(
            f"The work on {target} stopped: {error.strerror}.",
            next_step="Mend that, and the same command goes on: what is done is kept beside it.",
        ) from error


def _opened(file: BinaryIO, head: bytes, path: Path, *, anew: bool) -> Part:
    first = file.readline()
    if anew or not first.endswith(b"\n"):
        file.seek(0)
        file.truncate()
        file.write(head)
        return Part(file, begins=len(head), done=0)
    if first != head:
        raise InputError(
            f"{path} is of other answers, of another bank or of another scorer.",
            next_step="The same command with --anew begins from the start.",
        )
    done, whole = 0, len(first)
    for line in file:
        if not (line.startswith(b"{") and line.endswith(b"}\n")):
            break
        done, whole = done + 1, whole + len(line)
    file.seek(whole)
    file.truncate()
    return Part(file, begins=len(head), done=done)
