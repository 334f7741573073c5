"""The nouns of a question bank, the same in YAML, SQL, code and on the screen."""

from dataclasses import dataclass
from enum import StrEnum

from twominute.model.listed import Listed
from twominute.model.names import Difficulty


class SampleKind(StrEnum):
    """The kinds of sample answer that every question carries for its own check."""

    GOOD = "good"
    PLAIN = "plain"
    STUFFED = "stuffed"
    NEGATED = "negated"
    TOOLS = "tools"


@dataclass(frozen=True, slots=True)
class Dimension:
    """One dimension of the rubric."""

    id: str
    name: str
    meaning: str
    colour: str
    """One of the terminal's sixteen colours, never the only carrier of a meaning."""
    mark: str
    """One letter, for screens without colour."""
    hints: tuple[str, ...]
    gap_absent: str
    gap_mentioned: str
    follow_up: str
    good: tuple[str, ...] = ()
    """Sentences that explain it: what answers are read by where the trained reader does not know the dimension."""
    near_miss: tuple[str, ...] = ()
    """Sentences that come close and say nothing of it."""

    def gap_at(self, level: int) -> str | None:
        """Return what an answer at this level leaves open, None of one that explains it."""
        return (self.gap_absent, self.gap_mentioned, None)[level]


@dataclass(frozen=True, slots=True)
class Rubric:
    """The dimensions that answers are read by, in the order they are shown."""

    id: str
    name: str
    dimensions: tuple[Dimension, ...]

    def dimension(self, dimension_id: str) -> Dimension:
        """Return the dimension with this id; KeyError names an unknown one."""
        for dimension in self.dimensions:
            if dimension.id == dimension_id:
                return dimension
        raise KeyError(dimension_id)


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """One thing that a strong answer to this question says."""

    id: str
    say: str
    good: tuple[str, ...]
    near_miss: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SampleAnswer:
    """An answer with the range of `overall` (0 to 4, both ends included) that it must be read at."""

    kind: SampleKind
    answer: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a bank."""

    id: str
    level: Difficulty
    topic: str
    ask: str
    seconds: int
    expects: tuple[tuple[str, int], ...]
    """Dimension ids with their weights, 1 to 3."""
    key_points: tuple[KeyPoint, ...]
    model_answer: str
    hints: tuple[str, ...]
    follow_ups: tuple[tuple[str, str], ...]
    tests: tuple[SampleAnswer, ...]

    @property
    def listed(self) -> Listed:
        """Return it as a list shows it."""
        return Listed(self.id, self.level, self.topic)

    @property
    def sentences(self) -> tuple[str, ...]:
        """Return what its key points say: of each the point itself, its good sentences and its near misses."""
        return tuple(text for point in self.key_points for text in (point.say, *point.good, *point.near_miss))


@dataclass(frozen=True, slots=True)
class Tool:
    """A product by its name and the other names that people type."""

    name: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """What a question is about: one of the few words that its bank sorts questions by."""

    id: str
    means: str


@dataclass(frozen=True, slots=True)
class Repair:
    """A weak answer to a question, for a person to write anew."""

    id: str
    question: str
    """The id of the question."""
    answer: str


@dataclass(frozen=True, slots=True)
class AreaCue:
    """A phrase that tells that a sentence speaks of an area."""

    phrase: str
    catches: str
    """A sentence that the cue must find."""
    leaves: str
    """A near miss that it must not find."""


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the work that readiness is told for: where a reading's evidence for it lies."""

    id: str
    name: str
    means: str
    dimensions: tuple[str, ...]
    """The ids of the dimensions whose evidence may speak of it."""
    topics: tuple[str, ...] = ()
    """The ids of the topics whose questions ask for it; none: whatever asks for one of its dimensions."""
    cues: tuple[AreaCue, ...] = ()
    """None: all evidence of its dimensions speaks of it."""


@dataclass(frozen=True, slots=True)
class Bank:
    """Questions with the rubric that they are read by and the topics that they are sorted by."""

    name: str
    rubric: Rubric
    topics: tuple[Topic, ...]
    questions: tuple[Question, ...]
    repairs: tuple[Repair, ...] = ()
    areas: tuple[Area, ...] = ()

    def repair_of(self, question_id: str) -> Repair | None:
        """Return the repair of a question, None when it has none."""
        return next((repair for repair in self.repairs if repair.question == question_id), None)


def ad_hoc(ask: str, *, seconds: int = 120) -> Question:
    """Return a question that is in no bank: what it expects is judged from its own words."""
    return Question(
        id="asked",
        level=Difficulty.SCENARIO,
        topic="asked",
        ask=ask,
        seconds=seconds,
        expects=(),
        key_points=(),
        model_answer="",
        hints=(),
        follow_ups=(),
        tests=(),
    )
