"""The nouns of a reading: all that the scorer says of one answer."""

from dataclasses import dataclass
from enum import IntEnum

LEVEL_WORDS = ("absent", "mentioned", "explained")
OVERALL_WORDS = ("no answer", "poor", "partly there", "good", "strong")


class Level(IntEnum):
    """How far an answer goes in one dimension."""

    ABSENT = 0
    MENTIONED = 1
    EXPLAINED = 2

    @property
    def word(self) -> str:
        """Return the level as a reader sees it."""
        return LEVEL_WORDS[self]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters of an answer exactly as typed."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of the answer and why they count."""

    span: Span
    quote: str
    why: str
    carrier: Span | None = None
    """The words within the span that carry it, None when all of them do."""


@dataclass(frozen=True, slots=True)
class Veto:
    """Words that would have earned something, and why they do not."""

    dimension: str
    span: Span
    quote: str
    why: str


@dataclass(frozen=True, slots=True)
class DimensionReading:
    """What the reading found for one dimension."""

    dimension: str
    level: Level
    evidence: tuple[Evidence, ...]
    gap: str | None
    """One sentence about the answer when the level is below explained."""
    expected: bool
    """Whether the question asks for this dimension."""


@dataclass(frozen=True, slots=True)
class KeyPointReading:
    """Whether one key point of the question was found, and where."""

    id: str
    say: str
    evidence: Evidence | None

    @property
    def is_found(self) -> bool:
        """Tell whether the answer makes this point."""
        return self.evidence is not None


@dataclass(frozen=True, slots=True)
class WithoutTools:
    """The same answer read with every tool name struck out."""

    overall: int
    falls: tuple[str, ...]
    """Ids of the dimensions whose level is lower without the names."""
    names: tuple[Evidence, ...]
    """The names that were struck out."""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the scorer says of one answer."""

    overall: int
    dimensions: tuple[DimensionReading, ...]
    vetoes: tuple[Veto, ...]
    tool_dropping: bool
    off_task: bool
    unsure: bool
    notes: tuple[str, ...]
    """Why the answer is off task, unsure or not scored; sentences for the screen."""
    without_tools: WithoutTools
    key_points: tuple[KeyPointReading, ...]
    next_step: str
    scorer: str
    """The scorer's name and version."""

    @property
    def levels(self) -> dict[str, Level]:
        """Return the level of each dimension, in the rubric's order."""
        return {found.dimension: found.level for found in self.dimensions}

    @property
    def stands_without_tools(self) -> bool:
        """Tell whether nothing is lost when every tool name is struck out."""
        return not self.without_tools.falls and self.without_tools.overall >= self.overall
