from datetime import date, timedelta
from random import Random

from builders import a_question, a_reading, an_attempt
from twominute.model.attempt import Attempt
from twominute.model.names import Difficulty
from twominute.schedule import choose

TODAY = date(2026, 3, 2)
EASY = a_question("easy", level=Difficulty.BEGINNER, expects=(("goal", 1),))
HARD = a_question("hard", level=Difficulty.SCENARIO, expects=(("goal", 1),))


def _answered(question_id: str, *overalls: int, days_ago: int = 1) -> list[tuple[date, Attempt]]:
    day = TODAY - timedelta(days=days_ago)
    return [
        (day, an_attempt(n, question_id=question_id, reading=a_reading(overall))) for n, overall in enumerate(overalls)
    ]


def test_the_first_question_is_an_easy_new_one() -> None:
    choice = choose([HARD, EASY], [], today=TODAY, rng=Random(1))

    assert choice is not None
    assert choice.question is EASY


def test_what_is_due_comes_before_anything_new() -> None:
    choice = choose([HARD, EASY], _answered("hard", 1), today=TODAY, rng=Random(1))

    assert choice is not None
    assert choice.question is HARD
    assert choice.why == "Due: last answered 1 day ago."


def test_a_question_answered_well_rests_longer_each_time() -> None:
    past = _answered("easy", 3, 4, 3, days_ago=6)

    assert choose([EASY], past, today=TODAY, rng=Random(1)).why.startswith("Nothing is due")  # type: ignore[union-attr]  # one question is there
    assert choose([EASY], past, today=TODAY + timedelta(days=1), rng=Random(1)).why.startswith("Due")  # type: ignore[union-attr]  # as above


def test_the_weakest_dimension_picks_among_the_new_ones() -> None:
    asks_rollback = a_question("back", level=Difficulty.SCENARIO, expects=(("rollback", 3),))
    done = an_attempt(question_id="easy", reading=a_reading(4, levels={"goal": 2, "rollback": 0}))
    choice = choose([EASY, HARD, asks_rollback], [(TODAY, done)], today=TODAY, rng=Random(1))

    assert choice is not None
    assert choice.question is asks_rollback
    assert "rollback" in choice.why


def test_a_follow_up_does_not_put_its_question_off() -> None:
    follow_up = an_attempt(question_id="easy", follow_up="goal", reading=a_reading(4))
    choice = choose([EASY], [(TODAY, follow_up)], today=TODAY, rng=Random(1))

    assert choice is not None
    assert choice.why.startswith("New")


def test_what_was_asked_in_this_session_is_left_out() -> None:
    assert choose([EASY], [], today=TODAY, rng=Random(1), leave_out=["easy"]) is None


def test_the_same_seed_makes_the_same_choice() -> None:
    many = [a_question(f"q{n}", level=Difficulty.BEGINNER) for n in range(20)]
    choices = {choose(many, [], today=TODAY, rng=Random(7)).question.id for _ in range(5)}  # type: ignore[union-attr]  # twenty are there

    assert len(choices) == 1
