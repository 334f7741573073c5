"""How ready the last answers are, area by area: counted from what the readings quote, never guessed.

A sentence that a reading quotes speaks of the areas that it names. One that names none speaks of those that its
question's topic is about.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice

from twominute.marks import corrections, effective_levels
from twominute.model.attempt import Attempt
from twominute.model.names import Difficulty
from twominute.model.question import Area, Bank, Question
from twominute.model.reading import Evidence, Level

NEWEST = 5
"""Answers that an area is judged by."""
LOOKED_AT = 100
"""Answers before these say nothing of how ready the last ones are."""
FEWEST = 3
"""On fewer answers nothing is said."""
FEWEST_QUESTIONS = 2
"""Nor on answers to fewer different questions."""
READY_SHARE = 0.75
"""Of the answers: so many explain it where it is ready, 4 of 5."""
PARTLY_SHARE = 0.5
"""Of the answers: so many at least mention it where it is partly ready."""

Names = Callable[[str], Mapping[str, int]]
"""What tells how many cues of each area a text holds, by the ids of the areas."""


class State(StrEnum):
    """How ready the last answers are in one area."""

    READY = "ready"
    PARTLY = "partly"
    NOT_YET = "not yet"
    TOO_LITTLE = "too little seen"


@dataclass(frozen=True, slots=True)
class Heard:
    """What one answer says of an area."""

    number: int
    """The number of the attempt."""
    question_id: str
    level: Level
    evidence: Evidence | None
    """Its best sentence; None where nothing is said, or where only the person's correction says that it is."""
    cues: int = 0
    """How many cues of the area the sentence holds."""


@dataclass(frozen=True, slots=True)
class Readiness:
    """One area: what the newest answers that spoke of it, or were asked for it, say."""

    area: Area
    heard: tuple[Heard, ...]
    """Newest first."""
    next_question: str | None
    """The id of a question that asks for it and was answered longest ago, or never."""

    @property
    def explained(self) -> int:
        """Return the number of answers that explain it."""
        return sum(each.level is Level.EXPLAINED for each in self.heard)

    @property
    def said(self) -> int:
        """Return the number of answers that at least mention it."""
        return sum(each.level > Level.ABSENT for each in self.heard)

    @property
    def questions(self) -> int:
        """Return the number of different questions that they answer."""
        return len({each.question_id for each in self.heard})

    @property
    def state(self) -> State:
        """Return the verdict."""
        if len(self.heard) < FEWEST or self.questions < FEWEST_QUESTIONS:
            return State.TOO_LITTLE
        if self.explained >= READY_SHARE * len(self.heard):
            return State.READY
        return State.PARTLY if self.said >= PARTLY_SHARE * len(self.heard) else State.NOT_YET

    @property
    def best(self) -> Heard | None:
        """Return the answer with the best sentence: the highest level, most cues of the area, the newest."""
        quoted = [each for each in self.heard if each.evidence]
        return max(quoted, key=lambda each: (each.level, each.cues, each.number), default=None)


def areas_of(bank: Bank) -> tuple[Area, ...]:
    """Return the areas of a bank, its dimensions in place of them where it has none."""
    return bank.areas or tuple(
        Area(each.id, each.name, each.meaning, dimensions=(each.id,)) for each in bank.rubric.dimensions
    )


def readiness(attempts: Iterable[Attempt], bank: Bank, *, names: Names) -> tuple[Readiness, ...]:
    """Return how ready the attempts are in each area of the bank; unread ones say nothing."""
    oldest_first = sorted(attempts, key=lambda each: each.moment)
    newest = [each for each in reversed(oldest_first) if each.reading][:LOOKED_AT]
    last = {each.question_id: each.number for each in oldest_first}
    topics = {question.id: question.topic for question in bank.questions}
    return tuple(
        Readiness(
            area,
            tuple(islice(_spoken(newest, area, topics, names), NEWEST)),
            _next_question(area, bank.questions, last),
        )
        for area in areas_of(bank)
    )


def asks_for(area: Area, expects: Collection[str], topic: str | None) -> bool:
    """Tell whether a question with these expected dimensions and this topic asks for an area."""
    return any(each in expects for each in area.dimensions) and (not area.topics or topic in area.topics)


def _spoken(attempts: Iterable[Attempt], area: Area, topics: dict[str, str], names: Names) -> Iterator[Heard]:
    for attempt in attempts:
        topic = topics.get(attempt.question_id)
        heard = _heard(attempt, area, topic, names)
        if heard.level or asks_for(area, effective_levels(attempt), topic):
            yield heard


def _heard(attempt: Attempt, area: Area, topic: str | None, names: Names) -> Heard:
    nothing = Heard(attempt.number, attempt.question_id, Level.ABSENT, None)
    heard = [nothing]
    for dimension in area.dimensions:
        level, found = _quoted(attempt, dimension)
        if not area.cues and level:
            heard.append(replace(nothing, level=level, evidence=next(iter(found), None)))
        for evidence in found if area.cues else ():
            named = names(evidence.quote)
            if area.id in named or (not named and topic in area.topics):
                heard.append(replace(nothing, level=level, evidence=evidence, cues=named.get(area.id, 0)))
    return max(heard, key=lambda each: (each.level, each.cues))


def _quoted(attempt: Attempt, dimension: str) -> tuple[Level, tuple[Evidence, ...]]:
    """Return the level of a dimension, the person's own where they corrected it, and what is quoted for it."""
    found = [each for each in attempt.reading.dimensions if each.dimension == dimension] if attempt.reading else []
    own = [Level(each.value) for each in corrections(attempt) if each.dimension == dimension]
    level = next(iter(own or [each.level for each in found]), Level.ABSENT)
    return level, found[0].evidence if found and level else ()


def _next_question(area: Area, questions: Sequence[Question], last: dict[str, int]) -> str | None:
    """Return the question that asks for the area and was answered longest ago; the foremost and easiest first."""
    levels = list(Difficulty)

    def key(question: Question) -> tuple[int, int, int, str]:
        weight = max(weight for dimension, weight in question.expects if dimension in area.dimensions)
        return last.get(question.id, 0), -weight, levels.index(question.level), question.id

    asked = [each for each in questions if asks_for(area, dict(each.expects), each.topic)]
    return min(asked, key=key).id if asked else None
