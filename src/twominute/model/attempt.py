"""The nouns of practice: sessions, drafts, answers and what is stored of them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from twominute.model.names import Difficulty, Mode
from twominute.model.reading import Level, Reading


@dataclass(frozen=True, slots=True)
class Answer:
    """A locked answer: it never changes again."""

    text: str
    seconds_used: float
    """Seconds at the keyboard, pauses left out."""
    seconds_limit: int | None
    """None when the person practises without a limit."""

    @property
    def seconds_over(self) -> float:
        """Return the seconds past the limit, 0.0 within it."""
        return max(0.0, self.seconds_used - self.seconds_limit) if self.seconds_limit is not None else 0.0

    @property
    def words(self) -> int:
        """Return the number of words."""
        return len(self.text.split())


@dataclass(frozen=True, slots=True)
class SelfRating:
    """The levels that the person expects, before seeing the reading."""

    levels: tuple[tuple[str, Level], ...]


@dataclass(frozen=True, slots=True)
class Override:
    """A level or an overall that the person holds to be right where the reading is wrong."""

    dimension: str | None
    """None when it is the overall that is corrected."""
    value: int
    reason: str
    at: datetime


class LinkKind(StrEnum):
    """Why an answer was given after another one."""

    FOLLOW_UP = "follow-up"
    RETRY = "retry"
    WITHOUT_TOOLS = "without-tools"
    REPAIR = "repair"


@dataclass(frozen=True, slots=True)
class Link:
    """What an answer goes back to."""

    kind: LinkKind
    earlier: int | None
    """The number of the person's answer before it; None when a given answer is repaired."""


@dataclass(frozen=True, slots=True)
class Session:
    """One sitting."""

    id: str
    mode: Mode
    started_at: datetime


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer that is being typed, or was when the program ended."""

    session_id: str
    question_id: str
    ask: str
    follow_up: str | None
    text: str
    seconds_used: float
    seconds_limit: int | None
    hints_used: int
    saved_at: datetime
    link: Link | None = None
    interview: tuple[str, ...] = ()
    """The ids of the questions of its interview, in the order they are asked; none in practice."""
    strict: bool = False
    """Whether the text is locked when time is up."""

    @property
    def is_worth_keeping(self) -> bool:
        """Tell whether it holds a text, or the place at which an interview goes on."""
        return bool(self.text.strip() or self.interview)

    @property
    def seconds_left(self) -> float | None:
        """Return the seconds that were left, below zero when over time, None without a limit."""
        return None if self.seconds_limit is None else self.seconds_limit - self.seconds_used


@dataclass(frozen=True, slots=True)
class Attempt:
    """A stored answer with all that is known of it."""

    number: int
    """What the person types in `show N`; counts from 1."""
    session_id: str
    mode: Mode
    question_id: str
    level: Difficulty | None
    """None for a question that is in no bank."""
    ask: str
    follow_up: str | None
    """The dimension that a follow-up question aimed at; None for the question itself."""
    answer: Answer
    started_at: datetime
    hints_used: int
    self_rating: SelfRating | None
    reading: Reading | None
    """The newest reading; None until the answer has been read."""
    overrides: tuple[Override, ...]
    link: Link | None = None
    """None for an answer to the question itself."""

    @property
    def dimensions(self) -> frozenset[str] | None:
        """Return the ids of what the answer was read by; None until it has been read."""
        return None if self.reading is None else frozenset(self.reading.levels)

    @property
    def moment(self) -> tuple[datetime, int]:
        """Return what sorts attempts by time: one that was imported may be older than its number."""
        return self.started_at, self.number
