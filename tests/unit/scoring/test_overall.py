import pytest

from builders import a_question, some_evidence
from twominute.model.reading import KeyPointReading, Level
from twominute.scoring.overall import overall
from twominute.scoring.sight import Sight

QUESTION = a_question(expects=(("goal", 1), ("controls", 1), ("monitoring", 1), ("rollback", 1)))


def _sight(likely: float | None, **levels: int) -> Sight:
    names = ("goal", "lifecycle", "controls", "monitoring", "rollback")
    return Sight((), (), (), {each: Level(levels.get(each, 0)) for each in names}, None, 40, likely=likely)


def _points(made: int, of: int = 4) -> list[KeyPointReading]:
    return [KeyPointReading(f"p{n}", "Say it.", some_evidence() if n < made else None) for n in range(of)]


@pytest.mark.parametrize(
    ("levels", "made", "most"),
    [({}, 0, 1), ({}, 1, 3), ({"rollback": 1}, 0, 2), ({"rollback": 2}, 0, 3), ({"rollback": 2}, 2, 4)],
)
def test_an_answer_reads_no_higher_than_what_it_says_allows(levels: dict[str, int], made: int, most: int) -> None:
    assert overall(_sight(4.0, **levels), QUESTION, _points(made)) == most


def test_a_full_answer_reads_at_what_the_reader_says() -> None:
    levels = {"goal": 2, "controls": 2, "monitoring": 2, "rollback": 2}

    assert overall(_sight(3.6, **levels), QUESTION, _points(4)) == 4
    assert overall(_sight(2.6, **levels), QUESTION, _points(0)) == 3


@pytest.mark.parametrize(("weight", "most"), [(2, 4), (3, 3)])
def test_an_answer_without_a_heavy_dimension_is_not_strong(weight: int, most: int) -> None:
    question = a_question(expects=(("goal", 3), ("controls", 3), ("rollback", weight)))

    assert overall(_sight(4.0, goal=2, controls=2), question, _points(4)) == most
    assert overall(_sight(4.0, goal=2, controls=2, rollback=1), question, _points(4)) == 4


def test_a_question_asked_ad_hoc_has_no_such_limit() -> None:
    assert overall(_sight(3.6, rollback=1), a_question(expects=(), key_points=()), ()) == 4
