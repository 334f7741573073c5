"""Figures that are added up in columns and cut out by weeks are those of the single answers."""

from collections import defaultdict
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from builders import a_rubric
from twominute.marks import Mark
from twominute.model.names import Difficulty
from twominute.progress import Rate, practice_day, progress

NAMES = [each.id for each in a_rubric().dimensions]
LEVELS = st.lists(st.tuples(st.sampled_from(NAMES), st.integers(0, 2)), unique_by=lambda pair: pair[0]).map(tuple)
ZONES = st.sampled_from(
    [UTC, timezone(timedelta(hours=13, minutes=45)), ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")]
)
BEGAN = datetime(2025, 10, 1, tzinfo=UTC)
TODAY = date(2025, 11, 10)

MARKS = st.builds(
    Mark,
    number=st.integers(1, 1000),
    question_id=st.sampled_from("abc"),
    level=st.sampled_from([None, *Difficulty]),
    follow_up=st.sampled_from([None, NAMES[0]]),
    started_at=st.integers(0, 60 * 24 * 60).map(lambda minutes: BEGAN + timedelta(minutes=minutes)),
    seconds_used=st.integers(0, 300).map(float),
    is_over=st.booleans(),
    dimensions=st.just(frozenset(NAMES)),
    levels=LEVELS,
    overall=st.none() | st.integers(0, 4),
    expected=LEVELS,
    corrected=st.integers(0, 2),
)


def a_rate(values: list[float]) -> Rate:
    return Rate(len(values), float(sum(values)))


def rates(marks: list[Mark], side: str) -> dict[str, Rate]:
    values = [(name, level) for mark in marks for name, level in getattr(mark, side)]
    return {name: a_rate([level for each, level in values if each == name]) for name in {each for each, _ in values}}


def overall(marks: list[Mark]) -> Rate:
    return a_rate([mark.overall for mark in marks if mark.follow_up is None and mark.overall is not None])


def in_both(mark: Mark) -> Mark:
    expected, found = dict(mark.expected), dict(mark.levels)
    return mark._replace(
        expected=tuple((name, level) for name, level in mark.expected if name in found),
        levels=tuple((name, level) for name, level in mark.levels if name in expected),
    )


@given(st.lists(MARKS, unique_by=lambda mark: mark.number), ZONES)
def test_each_week_and_day_is_that_of_its_answers(marks: list[Mark], zone: tzinfo) -> None:
    found = progress(marks, a_rubric(), today=TODAY, zone=zone)
    weeks: dict[date, list[Mark]] = defaultdict(list)
    days = {practice_day(mark.started_at, zone) for mark in marks}
    for mark in marks:
        day = practice_day(mark.started_at, zone)
        weeks[day - timedelta(days=day.weekday())].append(mark)

    assert [(each.monday, each.overall, dict(each.dimensions)) for each in found.weeks] == [
        (monday, overall(week), rates(week, "levels")) for monday, week in sorted(weeks.items())
    ]
    assert found.days == sum(timedelta(0) <= TODAY - day < timedelta(days=28) for day in days)
    assert dict(found.dimensions) == rates(marks, "levels")


@given(st.lists(MARKS, unique_by=lambda mark: mark.number), ZONES)
def test_self_ratings_are_held_against_what_was_read_in_the_same_dimension(marks: list[Mark], zone: tzinfo) -> None:
    found = progress(marks, a_rubric(), today=TODAY, zone=zone)
    shared = [each for each in map(in_both, marks) if each.levels]

    own, read = rates(shared, "expected"), rates(shared, "levels")
    assert {each.dimension: (each.expected, each.found) for each in found.calibration} == {
        name: (own[name], read[name]) for name in own
    }
    together = found.calibration_overall
    assert (together.expected.attempts if together else 0) == len(shared)
