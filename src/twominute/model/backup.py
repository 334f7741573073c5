"""Copies of everything that is stored, as nouns."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple


class Why(StrEnum):
    """What a copy was made for."""

    DAILY = "daily"
    ASKED = "asked"
    UPDATE = "update"
    IMPORT = "import"
    DELETE = "delete"
    RESTORE = "restore"
    DAMAGED = "damaged"
    """The damaged database itself, set aside."""


class Backup(NamedTuple):
    """One copy as it lies in the folder."""

    path: Path
    at: datetime
    why: Why


class Seen(NamedTuple):
    """A copy that was looked into."""

    backup: Backup
    size: int
    """Bytes."""
    answers: int | None
    """None when it cannot be read."""
