"""What can go wrong for the person at the keyboard, with its exit status and the next thing to do."""

from enum import IntEnum


class Exit(IntEnum):
    """The exit statuses of the program, as documented in README."""

    FINE = 0
    NO = 1
    USAGE = 2
    BAD_INPUT = 3
    STORAGE = 4
    NOTHING_TO_DO = 5
    BUG = 70
    HANGUP = 129
    INTERRUPTED = 130
    TERMINATED = 143


class DrillError(Exception):
    """Something that the person can mend: what is wrong, where, and what to do next."""

    status = Exit.NO

    def __init__(self, what: str, *, next_step: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.next_step = next_step

    def __str__(self) -> str:
        return f"{self.what}\n{self.next_step}" if self.next_step else self.what


class UsageError(DrillError):
    """Words on the command line that do not fit together."""

    status = Exit.USAGE


class InputError(DrillError):
    """An answer, a question or a file that cannot be read."""

    status = Exit.BAD_INPUT


class BankError(InputError):
    """A question bank with problems: all of them, a line each."""


class StorageError(DrillError):
    """The person's data cannot be read or written."""

    status = Exit.STORAGE


class DamagedError(StorageError):
    """A file of the person's data does not hold what was stored."""


class NothingToDoError(DrillError):
    """There is nothing to show or to practise."""

    status = Exit.NOTHING_TO_DO
