"""Bank folders on the disk."""

import os
import stat
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from twominute.bank.decode import LARGEST
from twominute.bank.load import LoadedBank, parse_bank
from twominute.bank.nodes import Place
from twominute.bank.problems import Problem, refuse
from twominute.bank.source import BankFile
from twominute.errors import BankError
from twominute.files.regular import RefusedError, read_regular
from twominute.model.safe import safe_text

MOST_ENTRIES = 10_000
LARGEST_BANK = 64_000_000
"""Bytes of all files together."""
SUFFIXES = frozenset({".yaml", ".yml"})


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
    return base if path is None else parse_bank(_name(path), read_bank(path), base=base)


def read_bank(path: Path) -> list[BankFile]:
    """Return the YAML files of a folder and its sub-folders in the order of their paths, or the one file named.

    Hidden files and folders are left out; so are folders that are links.
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
        entries = _entries(waiting.pop())
        seen += len(entries)
        if seen > MOST_ENTRIES:
            raise BankError(
                f"{_shown(folder)} holds more than {MOST_ENTRIES:,} files.",
                next_step="Give the folder that holds the questions and nothing else.",
            )
        visible = [entry for entry in entries if not entry.name.startswith(".")]
        folders = [entry for entry in visible if entry.is_dir(follow_symlinks=False)]
        waiting += [Path(entry.path) for entry in folders]
        found += [Path(entry.path) for entry in visible if entry not in folders and _is_yaml(entry.name)]
    return sorted(found)


def _is_yaml(name: str) -> bool:
    return Path(name).suffix in SUFFIXES


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
            problems.append(Problem(Place(_shown(path), 1, 1), f"the file {error}", "put a small regular file there"))
        else:
            room -= len(content)
            files.append(BankFile(_shown(path), content))
    refuse(problems)
    return files


def _name(path: Path) -> str:
    return safe_text(path.resolve().name) or "bank"


def _shown(path: Path) -> str:
    return safe_text(str(path)).replace("\n", " ")
