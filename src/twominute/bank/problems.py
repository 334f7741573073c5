"""What is wrong with a file, collected so that a person can mend all of it at once."""

from collections.abc import Iterable
from typing import NamedTuple, NoReturn

from twominute.bank.place import Place
from twominute.bank.rules import Rule
from twominute.errors import BankError

MOST = 100
"""Problems told of one file: who has more of them mends these first."""
LONGEST_QUOTE = 40


class Problem(NamedTuple):
    """One thing that is wrong, the rule that it breaks, and what would be right."""

    place: Place
    rule: Rule
    what: str
    right: str

    def __str__(self) -> str:
        return f"{self.place}: {self.what}, {self.right}"


class BrokenBankError(BankError):
    """A bank that cannot be used, with all that is wrong with it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        told = "\n".join(["This bank cannot be used.", *map(str, problems)])
        super().__init__(told, next_step=f"{count} to mend.")
        self.problems = problems


class GivenUpError(Exception):
    """Nothing more can be said of a file; its problems have been collected already."""


class Problems:
    """The problems of one file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._found: list[Problem] = []

    def add(self, place: Place, rule: Rule, what: str, *, right: str) -> None:
        """Take note of a problem; too many of them end the reading of the file."""
        if len(self._found) == MOST:
            told = f"{MOST} problems so far"
            self.give_up(place, Rule.TOO_MANY_PROBLEMS, told, right="mend those first, the rest was not read")
        self._found.append(Problem(place, rule, what, right))

    def give_up(self, place: Place, rule: Rule, what: str, *, right: str) -> NoReturn:
        """Take note of a problem that leaves nothing more to be read."""
        self._found.append(Problem(place, rule, what, right))
        raise GivenUpError

    def place(self, line: int, column: int) -> Place:
        """Return a place in this file."""
        return Place(self.file, line, column)

    def in_order(self) -> list[Problem]:
        """Return what was found, in the order of the file."""
        return sorted(self._found)


def refuse(found: Iterable[Problem]) -> None:
    """Raise all problems as one error; nothing happens when there are none."""
    problems = tuple(found)
    if problems:
        raise BrokenBankError(problems)


def quoted(text: str) -> str:
    """Return a text in quotes on one line, cut when it is long."""
    line = " ".join(text.split())
    return f'"{line}"' if len(line) <= LONGEST_QUOTE else f'"{line[: LONGEST_QUOTE - 3]}..."'
