"""One answer from a file or a pipe."""

import os
import stat
from pathlib import Path
from typing import BinaryIO

from twominute.errors import InputError

LONGEST = 5_000_000
"""Bytes."""


def read_answer(file: str, stdin: BinaryIO | None) -> str:
    """Return the text of a file, or of standard input for `-`: UTF-8, line ends as line feeds."""
    content = _from_stdin(stdin) if file == "-" else _from_file(Path(file))
    if len(content) > LONGEST:
        raise InputError(f"The answer is larger than {LONGEST:,} bytes.", next_step="Give one answer, not a book.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"The answer is not UTF-8 at byte {error.start}.", next_step="Save it as UTF-8.") from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _from_stdin(stdin: BinaryIO | None) -> bytes:
    if stdin is None:
        raise InputError("Standard input is closed.", next_step="Give a file, or pipe the answer in.")
    return stdin.read(LONGEST + 1)


def _from_file(path: Path) -> bytes:
    try:
        file = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}.", next_step="Give a file that can.") from error
    with os.fdopen(file, "rb") as source:
        if not stat.S_ISREG(os.fstat(source.fileno()).st_mode):
            raise InputError(f"{path} is not a regular file.", next_step="Pipe it in: twominute score - < FILE")
        return source.read(LONGEST + 1)
