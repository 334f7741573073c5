"""Files that are written line by line: the old one stays until the new one is whole."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TextIO

from twominute.errors import InputError


@contextmanager
def line_writer(target: Path | None, stdout: TextIO) -> Iterator[Callable[[str], None]]:
    """Give a function that writes one line to a file that appears when all is written, or to stdout."""
    if target is None:
        yield lambda line: _print(line, stdout)
        return
    if target.is_symlink() or (target.exists() and not target.is_file()):
        raise InputError(f"{target} is not a regular file.", next_step="Give another file with -o.")
    try:
        part = NamedTemporaryFile(  # noqa: SIM115 - closed below, before it is renamed
            "w", encoding="utf-8", dir=target.parent, prefix=f".{target.name}.", suffix=".part", delete=False
        )
    except OSError as error:
        raise InputError(
            f"{target} cannot be written: {error.strerror}.", next_step="Give another file with -o."
        ) from error
    try:
        with part:
            yield lambda line: _print(line, part)  # type: ignore[arg-type]  # a text wrapper is a TextIO in all that counts
            part.flush()
            os.fsync(part.fileno())
        Path(part.name).replace(target)
    finally:
        Path(part.name).unlink(missing_ok=True)


def _print(line: str, out: TextIO) -> None:
    out.write(f"{line}\n")
