"""What is wrong with a bank, and where."""

from collections.abc import Sequence
from dataclasses import dataclass

from twominute.errors import BankError


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a file; lines and columns count from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend in a bank."""

    place: Place
    what: str
    right: str

    def __str__(self) -> str:
        return f"{self.place}: {self.what}, {self.right}"


def refuse(problems: Sequence[Problem]) -> BankError:
    """Return the error that tells all problems, a line each, in the order of the files."""
    lines = "\n".join(str(problem) for problem in sorted(set(problems)))
    count = f"{len(problems)} {'problem' if len(problems) == 1 else 'problems'}"
    return BankError(f"The bank has {count}:\n{lines}", next_step="Mend the lines above and try again.")
