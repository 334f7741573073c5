"""Numbers from history: no clock, no disk, no terminal."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from operator import attrgetter

from twominute.marks import Mark, effective_levels
from twominute.model.attempt import Attempt
from twominute.model.names import Difficulty
from twominute.model.question import Rubric
from twominute.sums import Sums

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
    return level_means(effective_levels(attempt).items() for attempt in attempts)


def level_means(every: Iterable[Iterable[tuple[str, int]]]) -> dict[str, Rate]:
    """Return the mean of the levels of each dimension that has some."""
    values: dict[str, list[int]] = defaultdict(list)
    for levels in every:
        for dimension, level in levels:
            values[dimension].append(level)
    return {dimension: _rate(found) for dimension, found in values.items()}


def progress(marks: Iterable[Mark], rubric: Rubric, *, today: date, zone: tzinfo) -> Progress:
    """Return what these attempts come to; unread ones count as practice and in no mean."""
    marks = sorted(marks, key=attrgetter("started_at", "number"))
    overalls = [mark.overall if mark.follow_up is None else None for mark in marks]
    sums = Sums(each.id for each in rubric.dimensions)
    levels, own = sums.digits(map(_LEVELS, marks)), sums.digits(map(_EXPECTED, marks))
    expected, found = sums.shared(own, levels), sums.shared(levels, own)
    means = sums.means(expected), sums.means(found)
    return Progress(
        attempts=len(marks),
        questions=len({mark.question_id for mark in marks}),
        days=len(_days(marks, today=today, zone=zone)),
        minutes=sum(mark.seconds_used for mark in marks) / 60,
        overall=_overall(overalls),
        dimensions=_rates(sums, levels),
        levels=tuple((level, rate) for level, rate in _by_level(marks, overalls) if rate.attempts),
        weeks=tuple(
            Week(monday, _overall(overalls[week]), _rates(sums, levels[week])) for monday, week in _weeks(marks, zone)
        ),
        calibration=tuple(
            Calibration(name, own, read)
            for (name, own), (_, read) in zip(_rates(sums, expected), _rates(sums, found), strict=True)
        ),
        calibration_overall=_together(*means) if expected else None,
        calibration_halves=_halves(*means),
        overrides=sum(mark.corrected for mark in marks),
        corrected=sum(mark.corrected > 0 for mark in marks),
        over_time=sum(mark.is_over for mark in marks),
    )


def _by_level(marks: Sequence[Mark], overalls: Sequence[int | None]) -> Iterator[tuple[Difficulty, Rate]]:
    found: dict[Difficulty | None, list[int | None]] = defaultdict(list)
    for mark, overall in zip(marks, overalls, strict=True):
        found[mark.level].append(overall)
    return ((level, _overall(found[level])) for level in Difficulty)


def _overall(overalls: Iterable[int | None]) -> Rate:
    """Return the mean of what was read of the questions themselves: the overall of a follow-up is of a part."""
    return _rate([overall for overall in overalls if overall is not None])


def _rates(sums: Sums, digits: Sequence[int]) -> tuple[tuple[str, Rate], ...]:
    return tuple((dimension, Rate(count, float(total))) for dimension, count, total in sums.of_each(digits))


def _days(marks: Sequence[Mark], *, today: date, zone: tzinfo) -> set[date]:
    """Return which of the last days have attempts."""
    before = today - timedelta(days=DAYS_SHOWN)
    first = bisect_left(marks, _beginning(before, zone), key=_STARTED)
    days = {practice_day(mark.started_at, zone) for mark in marks[first:]}
    return {day for day in days if before < day <= today}


def _weeks(marks: Sequence[Mark], zone: tzinfo) -> Iterator[tuple[date, slice]]:
    """Yield each week that has marks, by its Monday, with where they stand; the oldest come first.

    A week is cut out where it begins: fifty thousand conversions to local time take half a second.
    """
    start = 0
    while start < len(marks):
        day = practice_day(marks[start].started_at, zone)
        monday = day - timedelta(days=day.weekday())
        end = bisect_left(marks, _beginning(monday + timedelta(days=7), zone), lo=start + 1, key=_STARTED)
        yield monday, slice(start, end)
        start = end


def _beginning(day: date, zone: tzinfo) -> datetime:
    """Return the moment from which on it is that day or later, also where the clocks are changed at that hour."""
    local = datetime.combine(day, time(), zone) + DAY_STARTS_AT
    return max(local.replace(fold=fold).astimezone(UTC) for fold in (0, 1))


_STARTED = attrgetter("started_at")
_LEVELS = attrgetter("levels")
_EXPECTED = attrgetter("expected")


def _together(expected: Sequence[float], found: Sequence[float]) -> Calibration:
    return Calibration(None, _rate(expected), _rate(found))


def _halves(expected: Sequence[float], found: Sequence[float]) -> tuple[Calibration, Calibration] | None:
    if len(expected) < FEWEST_FOR_HALVES:
        return None
    middle = len(expected) // 2
    return _together(expected[:middle], found[:middle]), _together(expected[middle:], found[middle:])


def _rate(values: Sequence[float]) -> Rate:
    return Rate(len(values), float(sum(values)))
