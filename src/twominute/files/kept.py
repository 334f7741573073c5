"""Compiled banks as they lie on the disk: a head, a line with the list of the questions, and the whole bank.

One is used only while the digest of its sources and that of its own text are the ones in its head.
"""

import hashlib
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from twominute import __version__
from twominute.bank.file import BankFile
from twominute.errors import StorageError
from twominute.files.regular import RefusedError, read_regular
from twominute.files.sources import sources_of
from twominute.files.writing import write_private
from twominute.model.listed import Listed
from twominute.model.names import Difficulty

FORMAT = "twominute-bank/4"
LARGEST = 128_000_000
"""Bytes."""


class Kept(NamedTuple):
    """A compiled bank before it is decoded: two texts of JSON."""

    listed: bytes
    whole: bytes


def read_kept(path: Path | None, cache: Path) -> Kept | None:
    """Return the main bank, or the one in a folder, as it was compiled the last time.

    None when it has changed, when it was never compiled, or when the copy is damaged.
    """
    digest = digest_of(sources_of(path))
    try:
        head, _, body = read_regular(_place(path, cache), most=LARGEST).partition(b"\n")
    except RefusedError:
        return None
    listed, _, whole = body.partition(b"\n")
    return Kept(listed, whole) if head == _head(digest, body) else None


def write_kept(path: Path | None, cache: Path, digest: str, kept: Kept) -> None:
    """Keep a compiled bank; where that is not possible the next start parses again."""
    body = kept.listed + b"\n" + kept.whole
    try:
        cache.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_private(_place(path, cache), (_head(digest, body) + b"\n" + body).decode())
    except (OSError, StorageError):
        return


def kept_list(path: Path | None, cache: Path) -> tuple[Listed, ...] | None:
    """Return the questions of a compiled bank as a list shows them; None as `read_kept`."""
    kept = read_kept(path, cache)
    if kept is None:
        return None
    return tuple(Listed(each, Difficulty(level), topic) for each, level, topic in json.loads(kept.listed))


def digest_of(files: Iterable[BankFile]) -> str:
    """Return what changes whenever a file, its name, or the version of the program does."""
    whole = hashlib.sha256(f"{FORMAT} {__version__}".encode())
    for file in files:
        name = file.path_shown.encode()
        whole.update(b"%d %d " % (len(name), len(file.text)) + name + file.text)
    return whole.hexdigest()


def _place(path: Path | None, cache: Path) -> Path:
    """Return where a compiled bank lies: under a name that no other bank has."""
    name = "bundled" if path is None else hashlib.sha256(os.fsencode(path.resolve())).hexdigest()[:32]
    return cache / f"{name}.json"


def _head(digest: str, body: bytes) -> bytes:
    return f"{FORMAT} {digest} {hashlib.sha256(body).hexdigest()}".encode()
