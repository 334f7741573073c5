"""The YAML files of a bank, read from the disk."""

import os
import stat
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from twominute.bank.decode import LARGEST
from twominute.bank.file import BankFile
from twominute.bank.place import Place
from twominute.bank.problems import Problem, refuse
from twominute.bank.rules import Rule
from twominute.errors import BankError
from twominute.files.banks import RUBRIC, bundled
from twominute.files.regular import RefusedError, TooLargeError, read_regular
from twominute.model.safe import safe_text

MOST_ENTRIES = 10_000
LARGEST_BANK = 64_000_000
"""Bytes of all files together."""
SUFFIXES = (".yaml", ".yml")


def sources_of(path: Path | None) -> list[BankFile]:
    """Return the files that make a bank: those of the main one, on which all others lean, and its own."""
    return [*read_bank(bundled()), *(read_bank(path) if path else ())]


def read_bank(path: Path) -> list[BankFile]:
    """Return the YAML files of a folder and its sub-folders in the order of their paths, or the one file named.

    Left out are hidden files and folders, folders that are links, and sub-folders with a rubric of their own: each of
    those is another bank.
    """
    try:
        is_folder = stat.S_ISDIR(path.stat().st_mode)
    except (OSError, ValueError) as error:
        # ValueError: a NUL in the name.
        reason = getattr(error, "strerror", None) or error
        raise BankError(
            f"{_shown(path)} cannot be opened: {reason}.", next_step="Give a folder that holds question files."
        ) from error
    return _contents(_yaml_files(path) if is_folder else [path.resolve()])


def _yaml_files(folder: Path) -> list[Path]:
    found: list[Path] = []
    waiting, seen = [folder], 0
    while waiting:
        opened = waiting.pop()
        entries = _entries(opened)
        if opened != folder and any(entry.name == RUBRIC for entry in entries):
            continue
        seen += len(entries)
        if seen > MOST_ENTRIES:
            raise BankError(
                f"{_shown(folder)} holds more than {MOST_ENTRIES:,} files.",
                next_step="Give the folder that holds the questions and nothing else.",
            )
        visible = [entry for entry in entries if not entry.name.startswith(".")]
        folders = [entry for entry in visible if entry.is_dir(follow_symlinks=False)]
        waiting += [Path(entry.path) for entry in folders]
        found += [Path(entry.path) for entry in visible if entry.name.endswith(SUFFIXES) and entry not in folders]
    return sorted(found)


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(islice(entries, MOST_ENTRIES + 1))
    except OSError as error:
        raise BankError(
            f"{_shown(folder)} cannot be listed: {error.strerror}.", next_step="Make it readable, or move it away."
        ) from error


def _contents(paths: Iterable[Path]) -> list[BankFile]:
    files: list[BankFile] = []
    problems: list[Problem] = []
    room = LARGEST_BANK
    for path in paths:
        try:
            content = read_regular(path, most=min(LARGEST, room))
        except RefusedError as error:
            what, right = f"the file {error}", "put a small regular file there"
            rule = Rule.TOO_LARGE if isinstance(error, TooLargeError) else Rule.NO_FILE
            problems.append(Problem(Place(_shown(path), 1, 1), rule, what, right))
        else:
            room -= len(content)
            files.append(BankFile(_shown(path), content))
    refuse(problems)
    return files


def _shown(path: Path) -> str:
    return safe_text(str(path)).replace("\n", " ")
