"""Numbers from history: no clock, no disk, no terminal."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import TypeVar

from twominute.marks import Mark, effective_levels
from twominute.model.attempt import Attempt
from twominute.model.names import Difficulty
from twominute.model.question import Rubric

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


def practice_day(at: datetime, zone: tzinfo) -> date:
    """Return the local day of a moment; a day starts at four in the morning."""
    return (at.astimezone(zone) - DAY_STARTS_AT).date()


def dimension_means(attempts: Iterable[Attempt]) -> dict[str, Rate]:
    """Return the mean level, 0 to 2, of each dimension that was asked for."""
    return _rates(pair for attempt in attempts for pair in effective_levels(attempt).items())


def progress(marks: Sequence[Mark], rubric: Rubric, *, today: date, zone: tzinfo) -> Progress:
    """Return what these attempts come to; unread ones count as practice and in no mean."""
    rated = _self_rated(marks)
    both = [_both_means(each) for each in rated]
    by_day: dict[date, list[Mark]] = defaultdict(list)
    for mark in marks:
        by_day[practice_day(mark.started_at, zone)].append(mark)
    means = _level_means(marks)
    by_level = _rates((mark.level, overall) for mark, overall in _main_overalls(marks) if mark.level is not None)
    return Progress(
        attempts=len(marks),
        questions=len({mark.question_id for mark in marks}),
        days=sum(today - timedelta(days=DAYS_SHOWN) < day <= today for day in by_day),
        minutes=sum(mark.seconds_used for mark in marks) / 60,
        overall=_rate(overall for _, overall in _main_overalls(marks)),
        dimensions=tuple((each.id, means[each.id]) for each in rubric.dimensions if each.id in means),
        levels=tuple((level, by_level[level]) for level in Difficulty if level in by_level),
        weeks=_weeks(by_day),
        calibration=_calibration(rated, rubric),
        calibration_overall=_together(both) if both else None,
        calibration_halves=_halves(both),
        overrides=sum(mark.corrected for mark in marks),
        corrected=sum(mark.corrected > 0 for mark in marks),
        over_time=sum(mark.is_over for mark in marks),
    )


def _level_means(marks: Iterable[Mark]) -> dict[str, Rate]:
    return _rates(pair for mark in marks for pair in mark.levels.items())


def _main_overalls(marks: Iterable[Mark]) -> list[tuple[Mark, int]]:
    return [(mark, mark.overall) for mark in marks if mark.follow_up is None and mark.overall is not None]


def _weeks(by_day: Mapping[date, Sequence[Mark]]) -> tuple[Week, ...]:
    by_monday: dict[date, list[Mark]] = defaultdict(list)
    for day, marks in by_day.items():
        by_monday[day - timedelta(days=day.weekday())] += marks
    return tuple(
        Week(monday, _rate(overall for _, overall in _main_overalls(week)), tuple(_level_means(week).items()))
        for monday, week in sorted(by_monday.items())
    )


_Pairs = dict[str, tuple[int, int]]
"""Of one attempt: for each dimension the level expected and the level found."""


def _self_rated(marks: Iterable[Mark]) -> list[_Pairs]:
    """Return the self-rated attempts, oldest first, those left out that share no dimension with their reading."""
    found = (
        {name: (expected, mark.levels[name]) for name, expected in mark.expected.items() if name in mark.levels}
        for mark in sorted(marks, key=lambda each: (each.started_at, each.number))
        if mark.expected
    )
    return [pairs for pairs in found if pairs]


def _calibration(rated: Sequence[_Pairs], rubric: Rubric) -> tuple[Calibration, ...]:
    by_dimension = [(each.id, [pairs[each.id] for pairs in rated if each.id in pairs]) for each in rubric.dimensions]
    return tuple(
        Calibration(dimension, _rate(own for own, _ in pairs), _rate(found for _, found in pairs))
        for dimension, pairs in by_dimension
        if pairs
    )


def _both_means(pairs: _Pairs) -> tuple[float, float]:
    expected, found = zip(*pairs.values(), strict=True)
    return sum(expected) / len(pairs), sum(found) / len(pairs)


def _together(both: Sequence[tuple[float, float]]) -> Calibration:
    return Calibration(None, _rate(expected for expected, _ in both), _rate(found for _, found in both))


def _halves(both: Sequence[tuple[float, float]]) -> tuple[Calibration, Calibration] | None:
    if len(both) < FEWEST_FOR_HALVES:
        return None
    middle = len(both) // 2
    return _together(both[:middle]), _together(both[middle:])


def _rate(values: Iterable[float]) -> Rate:
    counted = list(values)
    return Rate(len(counted), float(sum(counted)))


def _rates(pairs: Iterable[tuple[Key, float]]) -> dict[Key, Rate]:
    values: dict[Key, list[float]] = defaultdict(list)
    for key, value in pairs:
        values[key].append(value)
    return {key: _rate(found) for key, found in values.items()}
