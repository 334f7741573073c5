from datetime import date, timedelta
from typing import Any

import pytest
from fsrs import Rating
from hypothesis import given
from hypothesis import strategies as st

from builders import a_reading, an_answer, an_attempt, an_override
from twominute.model.attempt import Attempt
from twominute.spacing import LONGEST_REST, MOST_REST, SHORTEST_REST, rating_of, rest

DAY = date(2026, 3, 2)


def _attempt(overall: int, **changes: Any) -> Attempt:
    return an_attempt(reading=a_reading(overall), **changes)


def _days(*overalls: int, apart: int = 5) -> list[tuple[date, Attempt]]:
    return [(DAY + timedelta(days=n * apart), _attempt(overall)) for n, overall in enumerate(overalls)]


def _rest_days(answered: list[tuple[date, Attempt]]) -> tuple[int, int]:
    """Return the days after which the question may come back, and those after which it is to be back."""
    found = rest(answered, today=answered[-1][0])
    assert found is not None
    return (found.due - found.last).days, (found.latest - found.last).days


def test_a_better_answer_rests_longer() -> None:
    rests = [_rest_days(_days(overall)) for overall in range(5)]

    assert rests == sorted(rests)
    assert rests[0] == (SHORTEST_REST, MOST_REST[Rating.Again])
    assert rests[4][0] >= 7


def test_each_good_answer_lets_the_question_rest_longer() -> None:
    rests = [_rest_days(_days(*[3] * count)) for count in (1, 2, 3)]

    assert rests == sorted(set(rests))


def test_a_weak_answer_brings_it_back_soon_however_well_it_went_before() -> None:
    assert _rest_days(_days(4, 4, 4))[1] == LONGEST_REST
    assert _rest_days(_days(4, 4, 4, 2))[1] == MOST_REST[Rating.Hard]
    assert _rest_days(_days(4, 4, 4, 0))[1] == MOST_REST[Rating.Again]


def test_it_comes_back_between_nine_and_eight_recalls_in_ten() -> None:
    answered = _days(3, 3)
    first = rest(answered, today=answered[-1][0])
    assert first is not None
    opens, closes = (rest(answered, today=day) for day in (first.due, first.latest))
    assert opens is not None
    assert closes is not None

    assert opens.recall_today == pytest.approx(0.9, abs=0.01)
    assert closes.recall_today >= 0.8 - 0.01


def test_an_answer_without_a_reading_says_nothing() -> None:
    assert rest([(DAY, an_attempt(reading=None))], today=DAY) is None


def test_hints_and_time_over_lower_the_rating() -> None:
    assert rating_of(_attempt(3)) is Rating.Good
    assert rating_of(_attempt(3, hints_used=1)) is Rating.Good
    assert rating_of(_attempt(3, hints_used=2)) is Rating.Hard
    assert rating_of(_attempt(3, hints_used=3, answer=an_answer(seconds_used=150.0))) is Rating.Again


def test_the_persons_own_overall_counts() -> None:
    assert rating_of(_attempt(0, overrides=(an_override(4, dimension=None),))) is Rating.Easy


def test_the_last_answer_of_a_day_counts() -> None:
    both = [(DAY, _attempt(0)), (DAY, _attempt(4))]

    assert rest(both, today=DAY) == rest(_days(4), today=DAY)


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 400)), min_size=1, max_size=30), st.integers(0, 400))
def test_every_interval_lies_within_the_longest_rest(past: list[tuple[int, int]], wait: int) -> None:
    day, answered = DAY, []
    for overall, gap in past:
        day += timedelta(days=gap)
        answered.append((day, _attempt(overall)))
    found = rest(answered, today=day + timedelta(days=wait))

    assert found is not None
    least, most = (found.due - found.last).days, (found.latest - found.last).days
    assert SHORTEST_REST <= least <= most / 2
    assert most <= LONGEST_REST
    assert 0 <= found.recall_today <= 1
