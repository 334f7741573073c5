from datetime import UTC, date, datetime, timedelta, timezone

from builders import NOON, a_rating, a_reading, a_rubric, an_attempt
from twominute.marks import effective_levels, effective_overall, mark_of
from twominute.model.attempt import Answer, Attempt, Override
from twominute.model.names import Difficulty
from twominute.progress import Progress, practice_day, progress

TODAY = date(2026, 3, 2)


def _of(attempts: list[Attempt]) -> Progress:
    return progress([mark_of(each) for each in attempts], a_rubric(), today=TODAY, zone=UTC)


def test_a_mean_comes_with_its_number_of_attempts() -> None:
    found = _of([an_attempt(n, reading=a_reading(overall=n % 3 + 1)) for n in range(6)])

    assert (found.overall.attempts, found.overall.mean) == (6, 2.0)
    assert found.overall.is_telling


def test_fewer_than_five_attempts_are_not_telling() -> None:
    assert not _of([an_attempt(n) for n in range(4)]).overall.is_telling


def test_a_dimension_counts_only_where_the_question_asks_for_it() -> None:
    attempts = [an_attempt(reading=a_reading(levels={"goal": 2}))]

    assert [name for name, _ in _of(attempts).dimensions] == ["goal"]


def test_a_follow_up_counts_for_its_dimension_and_not_for_the_overall() -> None:
    follow_up = an_attempt(follow_up="rollback", reading=a_reading(levels={"goal": 1, "rollback": 2}))
    found = _of([follow_up])

    assert dict(found.dimensions)["rollback"].mean == 2
    assert "goal" not in dict(found.dimensions)
    assert found.overall.attempts == 0


def test_the_persons_own_correction_counts() -> None:
    at = datetime(2026, 3, 2, tzinfo=UTC)
    overrides = (Override("goal", 2, "it is there", at), Override(None, 4, "", at))
    attempt = an_attempt(reading=a_reading(1, levels={"goal": 0}), overrides=overrides)

    assert effective_overall(attempt) == 4
    assert effective_levels(attempt) == {"goal": 2}


def test_an_unread_attempt_is_practice_and_in_no_mean() -> None:
    found = _of([an_attempt(reading=None)])

    assert (found.attempts, found.overall.attempts, found.dimensions) == (1, 0, ())


def test_self_rating_stands_beside_what_was_found() -> None:
    attempt = an_attempt(reading=a_reading(levels={"goal": 1}), self_rating=a_rating(goal=2, controls=2))
    calibration = _of([attempt]).calibration

    assert [(row.dimension, row.expected.mean, row.found.mean) for row in calibration] == [("goal", 2.0, 1.0)]


def test_days_are_counted_in_the_last_28() -> None:
    ages = (0, 0, 1, 27, 28)
    found = _of([an_attempt(n, started_at=NOON - timedelta(days=age)) for n, age in enumerate(ages)])

    assert found.days == 3


def test_an_answer_after_midnight_belongs_to_the_evening_before() -> None:
    zone = timezone(timedelta(hours=1))

    assert practice_day(datetime(2026, 3, 3, 2, 59, tzinfo=UTC), zone) == date(2026, 3, 2)
    assert practice_day(datetime(2026, 3, 3, 3, 0, tzinfo=UTC), zone) == date(2026, 3, 3)


def test_weeks_begin_on_monday_and_come_in_order() -> None:
    attempts = [an_attempt(n, started_at=NOON + timedelta(days=days)) for n, days in enumerate((6, 0, -1))]

    assert [(week.monday, week.overall.attempts) for week in _of(attempts).weeks] == [
        (date(2026, 2, 23), 1),
        (date(2026, 3, 2), 2),
    ]


def test_levels_of_questions_come_from_beginner_to_scenario() -> None:
    attempts = [an_attempt(1, level=Difficulty.SCENARIO), an_attempt(2), an_attempt(3, level=None)]

    assert [str(level) for level, _ in _of(attempts).levels] == ["beginner", "scenario"]


def test_time_over_the_limit_is_counted() -> None:
    late = an_attempt(answer=Answer("late", seconds_used=130.0, seconds_limit=120))

    assert _of([late, an_attempt(2)]).over_time == 1


def test_a_level_that_is_corrected_twice_is_one_correction() -> None:
    at = datetime(2026, 3, 2, tzinfo=UTC)
    twice = (Override("goal", 2, "", at), Override("goal", 1, "", at), Override(None, 4, "", at))
    found = _of([an_attempt(1, overrides=twice), an_attempt(2)])

    assert (found.overrides, found.corrected) == (2, 1)
