"""Regular files of a bounded size: the only ones that are read."""

import errno
import os
import stat
from pathlib import Path


class RefusedError(Exception):
    """A file that is not read, and why."""


class TooLargeError(RefusedError):
    """A file that is not read because of its size."""


def read_regular(path: Path, *, most: int) -> bytes:
    """Return the bytes of a regular file; RefusedError when it is something else or has more than `most`.

    A link is not followed, a pipe or a device is left before it can block, and a file that grows is read no further.
    """
    try:
        file = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
        try:
            return _read(file, most)
        finally:
            os.close(file)
    except OSError as error:
        # With O_NOFOLLOW this is what a link looks like.
        why = "is a link" if error.errno == errno.ELOOP else f"cannot be read ({error.strerror})"
        raise RefusedError(why) from error


def _read(file: int, most: int) -> bytes:
    found = os.fstat(file)
    if not stat.S_ISREG(found.st_mode):
        raise RefusedError("is not a regular file")
    parts: list[bytes] = []
    room = most + 1 if found.st_size <= most else 0
    while room > 0 and (part := os.read(file, room)):
        parts.append(part)
        room -= len(part)
    if room <= 0:
        raise TooLargeError(f"has more than {most:,} bytes")
    return b"".join(parts)
