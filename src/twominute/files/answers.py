"""One answer from a file or a pipe."""

import os
from pathlib import Path
from typing import BinaryIO

from twominute.errors import InputError
from twominute.files.regular import RefusedError, read_regular
from twominute.model.safe import REPLACEMENT

LARGEST = 5_000_000
"""Bytes; a book has fewer."""


def read_answer(file: str, stdin: BinaryIO | None) -> str:
    """Return the text of a file, or of standard input for `-`: UTF-8, with line feeds as line ends.

    A NUL becomes U+FFFD: several programs end a text there. Everything else stays as it was typed.
    """
    name = "The answer on standard input" if file == "-" else file
    content = _from_stdin(stdin) if file == "-" else _from_file(file)
    if len(content) > LARGEST:
        raise InputError(f"{name} has more than {LARGEST:,} bytes.", next_step="Give one answer, not a book.")
    try:
        text = content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise InputError(
            f"{name} is not UTF-8: byte {error.start + 1} is 0x{content[error.start]:02x}.",
            next_step="Save it as UTF-8.",
        ) from error
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", REPLACEMENT)


def _from_stdin(stdin: BinaryIO | None) -> bytes:
    if stdin is None:
        raise InputError("Standard input is closed.", next_step="Give a file, or pipe the answer in.")
    return stdin.read(LARGEST + 1)


def _from_file(file: str) -> bytes:
    try:
        # The person named this file, so a link may lead to it.
        return read_regular(Path(os.path.realpath(file)), most=LARGEST)
    except (RefusedError, ValueError) as error:
        # ValueError: a NUL in the name.
        raise InputError(f"{file} {error}.", next_step="Give a text file, or pipe it in: twominute score -") from error
