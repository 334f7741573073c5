"""Bank folders on the disk."""

import os
from pathlib import Path

from twominute.bank.problems import quoted
from twominute.errors import BankError

MAIN = "mlops"
"""The name of the bank that is asked from without `--bank`."""
RUBRIC = "rubric.yaml"


def bundled() -> Path:
    """Return the folder of the questions that come with the program.

    In a wheel they lie inside the package; an editable installation has them at the top of the checkout.
    """
    package = Path(__file__).parents[1]
    inside = package / "questions"
    return inside if inside.is_dir() else package.parents[1] / "questions"


def named_banks(own: Path) -> dict[str, Path | None]:
    """Return the banks that `--bank` knows by a name: those that come with the program and those in a folder."""
    found: dict[str, Path | None] = {MAIN: None}
    for folder in (bundled(), own):
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            if path.is_dir() and (folder == own or (path / RUBRIC).is_file()):
                found.setdefault(path.name, path)
    return found


def find_bank(choice: str | None, own: Path) -> Path | None:
    """Return where a bank is that was asked for by its path or its name, None for the main one.

    BankError when it is neither.
    """
    if choice is None:
        return None
    if os.path.exists(choice):  # noqa: PTH110 - of a name that is too long it says no, where a Path raises
        return Path(choice)
    names = named_banks(own)
    if choice in names:
        return names[choice]
    raise BankError(
        f"There is no bank {quoted(choice)}: no file, no folder and no name.",
        next_step=f"Give a path, or one of {', '.join(names)}.",
    )
