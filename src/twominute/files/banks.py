"""Bank folders on the disk: regular files of a sane size and nothing else."""

import os
import stat
from pathlib import Path

from twominute.bank.load import BankFile, LoadedBank, parse_bank
from twominute.bank.nodes import LONGEST
from twominute.errors import BankError

MOST_FILES = 10_000
SUFFIXES = {".yaml", ".yml"}


def bundled() -> Path:
    """Return the folder of the questions that come with the program.

    In a wheel they lie inside the package; an editable installation has them at the top of the checkout.
    """
    package = Path(__file__).parents[1]
    inside = package / "questions"
    return inside if inside.is_dir() else package.parents[1] / "questions"


def load_bank(path: Path | None) -> LoadedBank:
    """Return the bundled bank, or the one in a folder, which may lean on the bundled rubric, cues and tool names."""
    base = parse_bank("bundled", read_bank(bundled()))
    return base if path is None else parse_bank(path.name, read_bank(path), base=base)


def read_bank(folder: Path) -> list[BankFile]:
    """Return the YAML files of a folder and its sub-folders, in the order of their names."""
    if not folder.is_dir():
        raise BankError(f"{folder} is not a folder.", next_step="Give a folder that holds question files.")
    paths = []
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        paths += [Path(parent, name) for name in names if Path(name).suffix in SUFFIXES and not name.startswith(".")]
        if len(paths) > MOST_FILES:
            raise BankError(f"{folder} holds more than {MOST_FILES:,} question files.", next_step="Split the bank.")
    return [_read(path, folder) for path in sorted(paths)]


def _read(path: Path, folder: Path) -> BankFile:
    shown = str(Path(folder.name) / path.relative_to(folder))
    try:
        # A pipe must not block, a link must not lead out of the folder.
        file = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise BankError(f"{shown} cannot be read: {error.strerror}.", next_step="Mend it or move it away.") from error
    with os.fdopen(file, "rb") as source:
        found = os.fstat(source.fileno())
        if not stat.S_ISREG(found.st_mode):
            raise BankError(f"{shown} is not a regular file.", next_step="Move it away.")
        if found.st_size > LONGEST:
            raise BankError(f"{shown} is larger than {LONGEST:,} bytes.", next_step="Split it.")
        return BankFile(shown, source.read(LONGEST + 1))
