import random

from builders import a_question, an_attempt
from twominute.model.attempt import Link, LinkKind
from twominute.repairs import in_turn

QUESTIONS = tuple(a_question(each) for each in ("one", "two", "three"))
REPAIR = Link(LinkKind.REPAIR, None)


def test_what_was_repaired_already_comes_last() -> None:
    past = [
        an_attempt(question_id="one", link=REPAIR),
        *[an_attempt(question_id=each) for each in ("two", "three")] * 2,
    ]
    found = in_turn(QUESTIONS, past, rng=random.Random(1))

    assert found[-1].id == "one"


def test_the_least_practised_question_comes_first() -> None:
    past = [an_attempt(question_id=each) for each in ("one", "one", "two", "three", "three")]

    assert {in_turn(QUESTIONS, past, rng=random.Random(seed))[0].id for seed in range(9)} == {"two"}


def test_chance_decides_between_equals_and_a_seed_decides_chance() -> None:
    orders = [in_turn(QUESTIONS, [], rng=random.Random(seed)) for seed in range(9)]

    assert len({order[0].id for order in orders}) == 3
    assert in_turn(QUESTIONS, [], rng=random.Random(3)) == orders[3]
