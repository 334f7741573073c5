from datetime import UTC

import pytest

from builders import NOON, a_rating, a_reading, a_rubric, an_attempt
from twominute.marks import mark_of
from twominute.model.attempt import Attempt
from twominute.progress import progress
from twominute.render.calibration import calibration_lines

RUBRIC = a_rubric()


def _lines(attempts: list[Attempt]) -> list[str]:
    found = progress([mark_of(each) for each in attempts], RUBRIC, today=NOON.date(), zone=UTC)
    return ["".join(piece.text for piece in line).strip() for line in calibration_lines(found)]


def _rated(*pairs: tuple[int, int]) -> list[Attempt]:
    return [
        an_attempt(n, self_rating=a_rating(rollback=expected), reading=a_reading(levels={"rollback": found}))
        for n, (expected, found) in enumerate(pairs, start=1)
    ]


def test_nothing_is_said_where_nothing_was_self_rated() -> None:
    assert _lines([an_attempt()]) == []


def test_under_five_answers_no_number_is_shown() -> None:
    assert _lines(_rated(*[(2, 0)] * 4)) == [
        "on all dimensions together: too few answers to say (4 of 5)",
    ]


@pytest.mark.parametrize(
    ("pairs", "words"),
    [
        (
            [(2, 1)] * 3 + [(1, 1)] * 2,
            "expected 0.6 of a level more on all dimensions together than the reading finds (5 answers)",
        ),
        ([(0, 1)] * 5, "expected 1.0 of a level less on all dimensions together than the reading finds (5 answers)"),
        ([(1, 1)] * 5, "expected the same on all dimensions together as the reading finds (5 answers)"),
    ],
)
def test_the_distance_is_a_sentence(pairs: list[tuple[int, int]], words: str) -> None:
    assert words in _lines(_rated(*pairs))


def test_an_answer_counts_once_in_all_dimensions_together() -> None:
    both = [
        an_attempt(n, self_rating=a_rating(rollback=2, goal=2), reading=a_reading(levels={"rollback": 2, "goal": 0}))
        for n in range(5)
    ]

    assert _lines(both)[0] == (
        "expected 1.0 of a level more on all dimensions together than the reading finds (5 answers)"
    )


def test_under_ten_answers_there_is_no_trend() -> None:
    assert not any("the first" in line for line in _lines(_rated(*[(2, 0)] * 9)))


@pytest.mark.parametrize(
    ("later", "words"),
    [
        ((1, 1), "the last 5: the same, nearer to it than before"),
        ((0, 2), "the last 5: 2.0 of a level less, further from it than before"),
        ((0, 1), "the last 5: 1.0 of a level less, as far apart as before"),
    ],
)
def test_from_ten_on_the_first_half_is_set_against_the_second(later: tuple[int, int], words: str) -> None:
    attempts = _rated(*[(2, 1)] * 5, *[later] * 5)

    assert _lines(attempts[::-1])[1] == f"the first 5 answers: 1.0 of a level more than the reading finds; {words}"
