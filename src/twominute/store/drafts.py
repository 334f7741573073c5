"""The folder of unfinished answers."""

import fcntl
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from twominute.errors import StorageError
from twominute.model.attempt import Draft
from twominute.store.draft_file import DraftFile
from twominute.store.draft_lines import parse_lines
from twominute.store.failures import told

__all__ = ["DraftFile", "clear", "discard", "leftover", "open_draft", "take"]

LARGEST = 64_000_000
"""Bytes; a draft of ours stays far below."""


def open_draft(folder: Path, draft: Draft) -> DraftFile:
    """Open a draft for a session; text that it brings along is in its file when this returns."""
    file = DraftFile(folder / f"{draft.session_id}.draft", draft)
    file.write(draft)
    return file


def leftover(folder: Path, *, on_unreadable: Callable[[str], None] = lambda _: None) -> list[Draft]:
    """Return the drafts that no living session holds, newest first.

    A file that cannot be read stays where it is; `on_unreadable` gets a sentence about it.
    """
    found = []
    for path in _paths(folder):
        try:
            draft = _read(path)
        except (OSError, ValueError) as error:
            on_unreadable(f"The draft {path} cannot be read and was left alone: {error}.")
        else:
            found += [draft] if draft is not None and draft.is_worth_keeping else []
    return sorted(found, key=lambda draft: draft.saved_at, reverse=True)


def take(folder: Path, draft: Draft) -> DraftFile:
    """Go on in the file of a leftover draft; StorageError when another process was faster."""
    for path in _paths(folder):
        number = _held(path, draft)
        if number is not None:
            return DraftFile(path, draft, number=number)
    raise StorageError(
        "This unfinished answer is not there any more, or another twominute is using it.",
        next_step="`twominute` asks the next question.",
    )


def discard(folder: Path, draft: Draft) -> None:
    """Remove the file of a leftover draft; nothing happens when it is gone already."""
    for path in _paths(folder):
        number = _held(path, draft)
        if number is not None:
            DraftFile(path, draft, number=number).remove()
            return


def clear(folder: Path) -> None:
    """Remove every draft, a readable one or not; StorageError when a living session holds one."""
    with told(folder):
        found = list(folder.iterdir()) if folder.is_dir() else []
        for path in found:
            with _opened(path, os.O_RDONLY) as number:
                if not _is_free(path, number, lock=fcntl.LOCK_EX):
                    raise StorageError(
                        "An answer is being typed in another twominute.",
                        next_step="End it there, and do the same again.",
                    )
        for path in found:
            path.unlink(missing_ok=True)


def _paths(folder: Path) -> list[Path]:
    with told(folder):
        return sorted(folder.glob("*.draft"))


def _read(path: Path) -> Draft | None:
    """Return the draft of a file, None while a living session holds it."""
    with _opened(path, os.O_RDONLY) as number:
        return _content(number) if _is_free(path, number, lock=fcntl.LOCK_SH) else None


def _held(path: Path, draft: Draft) -> int | None:
    """Return the file, open and locked, when it holds this draft and nobody else holds it."""
    try:
        with _opened(path, os.O_RDWR | os.O_APPEND) as number:
            if _is_free(path, number, lock=fcntl.LOCK_EX) and _content(number) == draft:
                return os.dup(number)  # a lock lasts as long as one of its numbers is open
    except (OSError, ValueError):
        return None
    return None


@contextmanager
def _opened(path: Path, flags: int) -> Iterator[int]:
    # Not blocking: a pipe under this name would hold the program up for ever.
    number = os.open(path, flags | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        yield number
    finally:
        os.close(number)


def _is_free(path: Path, number: int, *, lock: int) -> bool:
    try:
        fcntl.flock(number, lock | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    # Another file by now: its session wrote it anew between our opening and our lock.
    return path.stat().st_ino == os.fstat(number).st_ino


def _content(number: int) -> Draft | None:
    """Return the draft of a file, None of one that its session has not begun to write."""
    found = os.fstat(number)
    if not stat.S_ISREG(found.st_mode) or found.st_size > LARGEST:
        raise ValueError("it is no plain file of a fitting size")
    content = os.pread(number, found.st_size, 0)
    return parse_lines(content) if content else None
