from datetime import date, timedelta
from typing import Any

from fsrs import Rating
from hypothesis import given
from hypothesis import strategies as st

from builders import a_reading, an_answer, an_attempt, an_override
from twominute.model.attempt import Attempt
from twominute.spacing import LONGEST_REST, SHORTEST_REST, rating_of, rest

DAY = date(2026, 3, 2)


def _attempt(overall: int, **changes: Any) -> Attempt:
    return an_attempt(reading=a_reading(overall), **changes)


def _days(*overalls: int, apart: int = 5) -> list[tuple[date, Attempt]]:
    return [(DAY + timedelta(days=n * apart), _attempt(overall)) for n, overall in enumerate(overalls)]


def _rest_days(answered: list[tuple[date, Attempt]]) -> int:
    found = rest(answered, today=answered[-1][0])
    assert found is not None
    return (found.due - found.last).days


def test_a_better_answer_rests_longer() -> None:
    assert [_rest_days(_days(overall)) for overall in range(5)] == sorted(_rest_days(_days(n)) for n in range(5))
    assert _rest_days(_days(0)) == SHORTEST_REST
    assert _rest_days(_days(4)) >= 7


def test_each_good_answer_lets_the_question_rest_longer() -> None:
    rests = [_rest_days(_days(*[3] * count)) for count in (1, 2, 3)]

    assert rests == sorted(set(rests))


def test_a_weak_answer_brings_it_back_soon_however_well_it_went_before() -> None:
    assert _rest_days(_days(4, 4, 4)) == LONGEST_REST
    assert _rest_days(_days(4, 4, 4, 2)) <= 10
    assert _rest_days(_days(4, 4, 4, 0)) == SHORTEST_REST


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
def test_every_question_comes_back_within_the_longest_rest(past: list[tuple[int, int]], wait: int) -> None:
    day, answered = DAY, []
    for overall, gap in past:
        day += timedelta(days=gap)
        answered.append((day, _attempt(overall)))
    found = rest(answered, today=day + timedelta(days=wait))

    assert found is not None
    assert SHORTEST_REST <= (found.due - found.last).days <= LONGEST_REST
    assert 0 <= found.recall_today <= 1
