"""Numbers from history: no clock, no disk, no terminal."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import TypeVar

from twominute.model.attempt import Attempt, Override
from twominute.model.names import Difficulty
from twominute.model.question import Bank, Rubric

Key = TypeVar("Key")

FEWEST = 5
"""A rate on fewer attempts is noise and is not shown."""
FEWEST_FOR_HALVES = 2 * FEWEST
"""Self-rated attempts from which the first half is set against the second."""

DAY_STARTS_AT = timedelta(hours=4)
DAYS_SHOWN = 28


@dataclass(frozen=True, slots=True)
class Rate:
    """A mean with the number of attempts behind it."""

    attempts: int
    total: float

    @property
    def mean(self) -> float:
        """Return the mean of at least one attempt."""
        return self.total / self.attempts

    @property
    def is_telling(self) -> bool:
        """Tell whether there are enough attempts to show the mean."""
        return self.attempts >= FEWEST


@dataclass(frozen=True, slots=True)
class Calibration:
    """Self-ratings beside readings: levels 0 to 2."""

    dimension: str | None
    """None: all dimensions together, where an attempt counts once, with the mean of its levels."""
    expected: Rate
    found: Rate

    @property
    def apart(self) -> float:
        """Return by how much of a level more was expected than found, below 0 when less."""
        return self.expected.mean - self.found.mean


@dataclass(frozen=True, slots=True)
class Week:
    """One week that has attempts, by its Monday."""

    monday: date
    overall: Rate
    dimensions: tuple[tuple[str, Rate], ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """What history comes to."""

    attempts: int
    questions: int
    days: int
    """Days of the last 28 with at least one attempt."""
    minutes: float
    overall: Rate
    dimensions: tuple[tuple[str, Rate], ...]
    levels: tuple[tuple[Difficulty, Rate], ...]
    weeks: tuple[Week, ...]
    calibration: tuple[Calibration, ...]
    calibration_overall: Calibration | None
    """None where nothing was self-rated."""
    calibration_halves: tuple[Calibration, Calibration] | None
    """The earlier half of the self-rated attempts and the later one; None under ten of them."""
    overrides: int
    """Levels and overalls that the person corrected; the last correction of each counts."""
    corrected: int
    """Attempts with a correction."""
    over_time: int
    """Attempts that went past their limit."""


def of_bank(attempts: Iterable[Attempt], bank: Bank) -> list[Attempt]:
    """Return the attempts that were read by this bank's dimensions; unread ones where the question is in the bank."""
    dimensions = {each.id for each in bank.rubric.dimensions}
    ids = {each.id for each in bank.questions}
    return [
        each
        for each in attempts
        if (each.question_id in ids if each.reading is None else set(each.reading.levels) == dimensions)
    ]


def practice_day(at: datetime, zone: tzinfo) -> date:
    """Return the local day of a moment; a day starts at four in the morning."""
    return (at.astimezone(zone) - DAY_STARTS_AT).date()


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
    levels = {
        found.dimension: int(found.level)
        for found in attempt.reading.dimensions
        if found.expected and attempt.follow_up in {None, found.dimension}
    }
    for override in attempt.overrides:
        if override.dimension is not None:
            levels[override.dimension] = override.value
    return levels


def corrections(attempt: Attempt) -> tuple[Override, ...]:
    """Return what the person corrected in a reading: of each level, and of the overall, the last word."""
    return tuple({each.dimension: each for each in attempt.overrides}.values())


def dimension_means(attempts: Iterable[Attempt]) -> dict[str, Rate]:
    """Return the mean level, 0 to 2, of each dimension that was asked for."""
    return _rates(pair for attempt in attempts for pair in effective_levels(attempt).items())


def progress(attempts: Sequence[Attempt], rubric: Rubric, *, today: date, zone: tzinfo) -> Progress:
    """Return what these attempts come to; unread ones count as practice and in no mean."""
    rated = _self_rated(attempts)
    days = {practice_day(attempt.started_at, zone) for attempt in attempts}
    means = dimension_means(attempts)
    by_level = _rates(
        (attempt.level, overall) for attempt, overall in _main_overalls(attempts) if attempt.level is not None
    )
    return Progress(
        attempts=len(attempts),
        questions=len({attempt.question_id for attempt in attempts}),
        days=sum(today - timedelta(days=DAYS_SHOWN) < day <= today for day in days),
        minutes=sum(attempt.answer.seconds_used for attempt in attempts) / 60,
        overall=_rate(overall for _, overall in _main_overalls(attempts)),
        dimensions=tuple((each.id, means[each.id]) for each in rubric.dimensions if each.id in means),
        levels=tuple((level, by_level[level]) for level in Difficulty if level in by_level),
        weeks=_weeks(attempts, lambda attempt: practice_day(attempt.started_at, zone)),
        calibration=_calibration(rated, rubric),
        calibration_overall=_together(rated) if rated else None,
        calibration_halves=_halves(rated),
        overrides=sum(len(corrections(attempt)) for attempt in attempts),
        corrected=sum(bool(attempt.overrides) for attempt in attempts),
        over_time=sum(attempt.answer.seconds_over >= 1 for attempt in attempts),
    )


def _main_overalls(attempts: Iterable[Attempt]) -> list[tuple[Attempt, int]]:
    pairs = ((attempt, effective_overall(attempt)) for attempt in attempts if attempt.follow_up is None)
    return [(attempt, overall) for attempt, overall in pairs if overall is not None]


def _weeks(attempts: Iterable[Attempt], day_of: Callable[[Attempt], date]) -> tuple[Week, ...]:
    by_monday: dict[date, list[Attempt]] = defaultdict(list)
    for attempt in attempts:
        day = day_of(attempt)
        by_monday[day - timedelta(days=day.weekday())].append(attempt)
    return tuple(
        Week(monday, _rate(overall for _, overall in _main_overalls(week)), tuple(dimension_means(week).items()))
        for monday, week in sorted(by_monday.items())
    )


_Pairs = dict[str, tuple[int, int]]
"""Of one attempt: for each dimension the level expected and the level found."""


def _self_rated(attempts: Iterable[Attempt]) -> list[_Pairs]:
    """Return the self-rated attempts, oldest first, those left out that share no dimension with their reading."""
    found = []
    for attempt in sorted(attempts, key=lambda each: each.moment):
        levels = effective_levels(attempt)
        own = attempt.self_rating.levels if attempt.self_rating else ()
        found.append({each: (int(expected), levels[each]) for each, expected in own if each in levels})
    return [pairs for pairs in found if pairs]


def _calibration(rated: Sequence[_Pairs], rubric: Rubric) -> tuple[Calibration, ...]:
    by_dimension = [(each.id, [pairs[each.id] for pairs in rated if each.id in pairs]) for each in rubric.dimensions]
    return tuple(
        Calibration(dimension, _rate(own for own, _ in pairs), _rate(found for _, found in pairs))
        for dimension, pairs in by_dimension
        if pairs
    )


def _together(rated: Sequence[_Pairs]) -> Calibration:
    sides = [tuple(zip(*pairs.values(), strict=True)) for pairs in rated]
    expected, found = (_rate(sum(side[at]) / len(side[at]) for side in sides) for at in (0, 1))
    return Calibration(None, expected, found)


def _halves(rated: Sequence[_Pairs]) -> tuple[Calibration, Calibration] | None:
    if len(rated) < FEWEST_FOR_HALVES:
        return None
    middle = len(rated) // 2
    return _together(rated[:middle]), _together(rated[middle:])


def _rate(values: Iterable[float]) -> Rate:
    counted = list(values)
    return Rate(len(counted), float(sum(counted)))


def _rates(pairs: Iterable[tuple[Key, float]]) -> dict[Key, Rate]:
    values: dict[Key, list[float]] = defaultdict(list)
    for key, value in pairs:
        values[key].append(value)
    return {key: _rate(found) for key, found in values.items()}
