"""One draft on disk: a file that is only added to and is locked while its session lives."""

import errno
import fcntl
import os
import stat
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from twominute.model.attempt import Draft
from twominute.store.database import sync_folder
from twominute.store.draft_lines import header_line, snapshot_line
from twominute.store.failures import told
from twominute.store.text import storable

LARGEST = 1_000_000
"""Bytes; a file that would grow beyond is written anew with its newest snapshot only."""
SYNC_SECONDS = 1.0

_NEW = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_APPEND | os.O_NOFOLLOW
_NAMES = 10_000


class DraftFile:
    """The file of an answer that is being typed; there is none until something is typed, but in an interview.

    A snapshot is one write of one line, 8 microseconds: a file renamed at every key would cost up to 2 milliseconds.
    """

    def __init__(self, path: Path, draft: Draft, *, number: int | None = None) -> None:
        self.path = path
        self._draft = draft
        self._number = number
        """The open and locked file, None while there is none."""
        self._size = 0 if number is None else os.fstat(number).st_size
        self._may_be_torn = True
        """Whether the last line may lack its end."""
        self._synced_at: float | None = None
        self._is_named = number is not None
        """Whether a loss of power leaves the file its name."""
        self._is_closed = False

    def keep(self, text: str, *, seconds_used: float, hints_used: int, saved_at: datetime, now: float) -> None:
        """Write a snapshot when something has changed; on the disk itself within a second of the monotonic `now`."""
        draft = replace(
            self._draft, text=storable(text), seconds_used=seconds_used, hints_used=hints_used, saved_at=saved_at
        )
        if self._is_closed or not self._is_news(draft):
            return
        self.write(draft)
        if self._synced_at is None or now - self._synced_at >= SYNC_SECONDS:
            self._sync()
            self._synced_at = now

    def write(self, draft: Draft) -> None:
        """Write a snapshot; nothing while nothing was ever typed, unless it holds the place of an interview."""
        with told(self.path):
            if self._number is not None:
                self._append(self._number, draft)
            elif draft.is_worth_keeping:
                self.path, self._number = _started(self.path, draft)
                self._size, self._may_be_torn = os.fstat(self._number).st_size, False
            self._draft = draft

    def remove(self) -> None:
        """Remove the file, for good: its answer is stored, or is not wanted."""
        if self._number is not None:
            with told(self.path):
                self.path.unlink(missing_ok=True)
        self._let_go()

    def close(self) -> Draft | None:
        """Let go of the file; return the draft that stays for the next start, None where it holds no text."""
        if not self._draft.text.strip():
            self.remove()
            return None
        self._let_go()
        return self._draft

    def _is_news(self, draft: Draft) -> bool:
        last = self._draft
        if self._number is None:
            return bool(draft.text.strip())
        if (draft.text, draft.hints_used) != (last.text, last.hints_used):
            return True
        return draft.seconds_used - last.seconds_used >= 1.0

    def _append(self, number: int, draft: Draft) -> None:
        line = (b"\n" if self._may_be_torn else b"") + snapshot_line(draft)
        if self._size + len(line) > LARGEST:
            self._number = _written_anew(self.path, draft)
            os.close(number)
            self._size, self._may_be_torn, self._is_named = os.fstat(self._number).st_size, False, False
            return
        try:
            _write(number, line)
        except OSError:
            os.ftruncate(number, self._size)
            raise
        self._may_be_torn = False
        self._size += len(line)

    def _sync(self) -> None:
        if self._number is not None:
            with told(self.path):
                os.fdatasync(self._number)
                if not self._is_named:
                    sync_folder(self.path.parent)
                    sync_folder(self.path.parent.parent)  # the folder of drafts may be new too
                    self._is_named = True

    def _let_go(self) -> None:
        number, self._number = self._number, None
        self._is_closed = True
        if number is not None:
            os.close(number)


def _started(path: Path, draft: Draft) -> tuple[Path, int]:
    """Create the file in its private folder, under another name when an older draft of the session has this one."""
    path.parent.mkdir(mode=0o700, exist_ok=True)
    if not stat.S_ISDIR(path.parent.lstat().st_mode):
        raise NotADirectoryError(errno.ENOTDIR, "the folder of drafts is a link", path.parent)
    name = path
    for count in range(2, _NAMES):
        try:
            return name, _new(name, draft)
        except FileExistsError:
            name = path.with_name(f"{path.stem}-{count}{path.suffix}")
    raise FileExistsError(errno.EEXIST, "too many drafts of one session", path)


def _written_anew(path: Path, draft: Draft) -> int:
    part = path.with_name(f"{path.name}.part")
    part.unlink(missing_ok=True)
    number = _new(part, draft)
    os.fsync(number)
    part.rename(path)
    return number


def _new(path: Path, draft: Draft) -> int:
    """Create a file that is locked from its first line on, or leave nothing behind."""
    number = os.open(path, _NEW, 0o600)
    try:
        # Waits at most while another process looks whether this file is free.
        fcntl.flock(number, fcntl.LOCK_EX)
        _write(number, header_line(draft) + snapshot_line(draft))
    except BaseException:
        path.unlink(missing_ok=True)
        os.close(number)
        raise
    return number


def _write(number: int, content: bytes) -> None:
    if os.write(number, content) < len(content):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
