"""What a person may set for good: the keys of the settings file, as rows."""

from enum import StrEnum
from typing import NamedTuple

Value = str | int | float | bool


class Kind(StrEnum):
    """What a value may be."""

    TEXT = "a text in quotes"
    SWITCH = "true or false"
    COUNT = "a whole number from 1 to 50"
    MINUTES = "a number from 0.1 to 60, or 0"


class Key(NamedTuple):
    """One key."""

    name: str
    kind: Kind
    usual: Value | None
    """What holds where it is not set; None when that is each question's to say."""
    flag: str
    """What says the same, or the opposite, on the command line."""
    means: str


KEYS = (
    Key("bank", Kind.TEXT, "mlops", "--bank", "The bank that is asked from: a name, a folder or a file."),
    Key("minutes", Kind.MINUTES, None, "--minutes, --no-limit", "Minutes for each answer; 0 for no limit."),
    Key("strict", Kind.SWITCH, False, "--strict, --no-strict", "Whether the answer is locked when time is up."),
    Key("practice_count", Kind.COUNT, 4, "--count", "How many questions a practice session asks."),
    Key("interview_count", Kind.COUNT, 3, "--count", "How many questions an interview asks."),
    Key(
        "self_rating",
        Kind.SWITCH,
        True,
        "--self-rating, --no-self-rating",
        "Whether you are asked, before the reading, what the answer covers.",
    ),
    Key("plain", Kind.SWITCH, False, "--plain, --no-plain", "Whether plain lines are used instead of the full screen."),
    Key(
        "announce",
        Kind.SWITCH,
        True,
        "--announce, --no-announce",
        "Whether plain lines tell the time that is left while you type.",
    ),
)
BY_NAME = {key.name: key for key in KEYS}


def is_fit(kind: Kind, value: object) -> bool:
    """Tell whether a value is one of this kind."""
    if kind is Kind.TEXT or kind is Kind.SWITCH:
        return isinstance(value, str if kind is Kind.TEXT else bool) and value != ""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    if kind is Kind.COUNT:
        return isinstance(value, int) and 1 <= value <= 50  # noqa: PLR2004 - as its words say
    return value == 0 or 0.1 <= value <= 60  # noqa: PLR2004 - as above
