"""What an answer counts for in figures, the person's corrections in it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple, Protocol, TypeVar

from twominute.model.attempt import Attempt, Override
from twominute.model.names import Difficulty
from twominute.model.question import Bank
from twominute.model.reading import Level, Reading
from twominute.sums import Levels


class Mark(NamedTuple):
    """One attempt without its texts.

    A named tuple: of fifty thousand frozen dataclasses the making alone takes a fifth of a second.
    """

    number: int
    question_id: str
    level: Difficulty | None
    follow_up: str | None
    started_at: datetime
    seconds_used: float
    is_over: bool
    """Whether it went past its limit, by a second or more."""
    dimensions: frozenset[str] | None
    """What it was read by; None until it has been read."""
    levels: Levels
    """0 to 2, of the dimensions that were asked for."""
    overall: int | None
    expected: Levels
    """The levels that the person expected."""
    corrected: int
    """Levels and overalls that the person corrected."""


class Read(Protocol):
    """What was read, or not yet: a whole attempt or its mark."""

    @property
    def question_id(self) -> str:
        """Return the question that it answers."""

    @property
    def dimensions(self) -> frozenset[str] | None:
        """Return what it was read by; None until it has been read."""


SomeRead = TypeVar("SomeRead", bound=Read)


def of_bank(found: Iterable[SomeRead], bank: Bank) -> list[SomeRead]:
    """Return what was read by this bank's dimensions; what is unread where its question is in the bank."""
    return list(each_of_bank(found, bank))


def each_of_bank(found: Iterable[SomeRead], bank: Bank) -> Iterator[SomeRead]:
    """Yield the same, one at a time."""
    dimensions = {each.id for each in bank.rubric.dimensions}
    ids = {each.id for each in bank.questions}
    for each in found:
        if each.question_id in ids if each.dimensions is None else each.dimensions == dimensions:
            yield each


def mark_of(attempt: Attempt) -> Mark:
    """Return what a whole attempt counts for."""
    rating = attempt.self_rating
    return Mark(
        number=attempt.number,
        question_id=attempt.question_id,
        level=attempt.level,
        follow_up=attempt.follow_up,
        started_at=attempt.started_at,
        seconds_used=attempt.answer.seconds_used,
        is_over=attempt.answer.seconds_over >= 1,
        dimensions=attempt.dimensions,
        levels=tuple(effective_levels(attempt).items()),
        overall=effective_overall(attempt),
        expected=tuple((name, int(level)) for name, level in rating.levels) if rating else (),
        corrected=len(corrections(attempt)),
    )


def effective_overall(attempt: Attempt) -> int | None:
    """Return the overall, the person's own where they corrected it; None while unread."""
    own = [override.value for override in attempt.overrides if override.dimension is None]
    if own:
        return own[-1]
    return attempt.reading.overall if attempt.reading else None


def effective_levels(attempt: Attempt) -> dict[str, int]:
    """Return the levels of the dimensions that the question asked for, with the person's corrections."""
    if attempt.reading is None:
        return {}
    found = [(each.dimension, int(each.level), each.expected) for each in attempt.reading.dimensions]
    own = [(each.dimension, each.value) for each in attempt.overrides]
    return corrected(asked_levels(found, follow_up=attempt.follow_up), own)


def asked_levels(found: Iterable[tuple[str, int, bool]], *, follow_up: str | None) -> dict[str, int]:
    """Return the levels that were asked for, of (dimension, level, whether the question expects it)."""
    return {name: level for name, level, expected in found if expected and follow_up in {None, name}}


def corrected(levels: Mapping[str, int], own: Iterable[tuple[str | None, int]]) -> dict[str, int]:
    """Return levels with the person's own over them."""
    return {**levels, **{name: value for name, value in own if name is not None}}


def as_held(attempt: Attempt) -> Reading | None:
    """Return the reading with the person's own levels and overall in the place of ours."""
    overall = effective_overall(attempt)
    if attempt.reading is None or overall is None or not attempt.overrides:
        return attempt.reading
    own = {each.dimension: Level(each.value) for each in attempt.overrides if each.dimension is not None}
    found = (replace(each, level=own.get(each.dimension, each.level)) for each in attempt.reading.dimensions)
    return replace(attempt.reading, overall=overall, dimensions=tuple(found))


def held_at(attempt: Attempt, dimension: str | None) -> int | None:
    """Return the level that counts, the person's own or the reading's; None of a dimension means the overall."""
    return read_at(as_held(attempt), dimension)


def read_at(reading: Reading | None, dimension: str | None) -> int | None:
    """Return the level of a dimension in a reading, None where it has none; None of a dimension means the overall."""
    if reading is None:
        return None
    return reading.overall if dimension is None else reading.levels.get(dimension)


def corrections(attempt: Attempt) -> tuple[Override, ...]:
    """Return what the person corrected in a reading: of each level, and of the overall, the last word.

    A last word that is the reading's own takes a correction back.
    """
    last = {each.dimension: each for each in attempt.overrides}.values()
    return tuple(each for each in last if each.value != read_at(attempt.reading, each.dimension))
