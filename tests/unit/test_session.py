from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import a_draft, a_question, a_reading, a_rubric
from twominute.countdown import Countdown, crossed
from twominute.errors import NothingToDoError
from twominute.model.attempt import Link, LinkKind
from twominute.session import (
    Turn,
    follow_up,
    read_as,
    repairing,
    resumed,
    retry,
    told,
    without_tools,
)

SECONDS = st.floats(min_value=0, max_value=1000, allow_nan=False)


def test_the_label_changes_exactly_at_the_second() -> None:
    countdown = Countdown(120)
    countdown.start(10.0)

    assert [countdown.label(10.0 + passed) for passed in (0.0, 0.999, 1.0, 1.5, 119.5)] == [
        "2:00",
        "2:00",
        "1:59",
        "1:59",
        "0:01",
    ]


def test_time_over_is_shown_with_a_plus() -> None:
    countdown = Countdown(120)
    countdown.start(0.0)

    assert [countdown.label(seconds) for seconds in (120.0, 120.9, 121.0, 187.2)] == [
        "+0:00",
        "+0:00",
        "+0:01",
        "+1:07",
    ]


def test_without_a_limit_the_time_used_is_shown() -> None:
    countdown = Countdown(None)
    countdown.start(5.0)

    assert countdown.left(80.0) is None
    assert countdown.label(80.0) == "1:15"


def test_a_paused_countdown_stands_still() -> None:
    countdown = Countdown(120, used=10)
    countdown.start(0.0)
    countdown.pause(20.0)

    assert countdown.left(500.0) == 90
    countdown.start(500.0)
    assert countdown.left(505.0) == 85


@given(used=SECONDS, passed=SECONDS, limit=st.one_of(st.none(), st.integers(1, 600)))
def test_the_next_label_comes_just_when_it_is_announced(used: float, passed: float, limit: int | None) -> None:
    countdown = Countdown(limit, used=used)
    countdown.start(0.0)
    wait = countdown.seconds_to_next_label(passed)

    assert 0 < wait <= 1
    assert countdown.label(passed + wait + 1e-6) != countdown.label(passed)


@given(st.lists(st.tuples(st.booleans(), SECONDS), max_size=20))
def test_no_order_of_pauses_makes_time_run_backwards(steps: list[tuple[bool, float]]) -> None:
    countdown, now, used = Countdown(120), 0.0, 0.0
    for runs, passed in steps:
        (countdown.start if runs else countdown.pause)(now)
        now += passed

        assert countdown.used(now) >= used
        used = countdown.used(now)


def test_a_mark_is_crossed_once() -> None:
    assert crossed(30, 30.2, 29.9)
    assert crossed(30, 30.2, 30.0)
    assert not crossed(30, 30.0, 29.9)
    assert not crossed(30, None, None)


def test_a_follow_up_is_read_for_its_own_dimension_only() -> None:
    question = a_question(expects=(("goal", 1), ("rollback", 3)))
    turn = Turn(question, "Who decides?", 45, follow_up="rollback")

    assert read_as(Turn(question, question.ask, 120)) is question
    assert read_as(turn).expects == (("rollback", 1),)
    assert (read_as(turn).ask, read_as(turn).key_points) == ("Who decides?", ())


def test_a_follow_up_aims_at_the_weakest_dimension_in_words_that_were_not_used() -> None:
    turn = Turn(a_question(), "Why?", 120)
    reading = a_reading(levels={"rollback": 0, "monitoring": 1})
    asks = [
        follow_up(turn, reading, a_rubric(), earlier=1, asked=asked).ask
        for asked in ([], ["Who decides?"], ["Who decides?", "And the rollback?"])
    ]

    assert asks == ["Who decides?", "And the rollback?", "On what signal?"]


def test_a_follow_up_leaves_out_what_is_explained_or_was_said_often() -> None:
    question = a_question(expects=(("goal", 3), ("monitoring", 2), ("rollback", 1)))
    found = a_reading(levels={"goal": 1, "monitoring": 2, "rollback": 1})
    often = tuple(
        replace(each, evidence=each.evidence * 3) if each.dimension == "goal" else each for each in found.dimensions
    )
    turn = Turn(question, "Why?", 120)

    assert follow_up(turn, found, a_rubric(), earlier=1).follow_up == "goal"
    assert follow_up(turn, replace(found, dimensions=often), a_rubric(), earlier=1).follow_up == "rollback"


def test_where_all_is_explained_there_is_nothing_to_follow_up_or_to_retry() -> None:
    turn = Turn(a_question(), "Why?", 120)
    reading = a_reading(levels={"monitoring": 2, "rollback": 2}, key_points=())

    with pytest.raises(NothingToDoError, match="nothing to follow up") as nothing:
        follow_up(turn, reading, a_rubric(), earlier=1)
    with pytest.raises(NothingToDoError, match="no gap to retry: all that was asked for is explained"):
        retry(turn, reading, a_rubric(), earlier=1)
    assert "n asks the next question" in str(nothing.value)


def test_a_retry_is_about_the_gap_that_is_named_or_else_the_weakest() -> None:
    turn, rubric = Turn(a_question(), "Why?", 120), a_rubric()
    reading = a_reading(levels={"monitoring": 0, "rollback": 1})
    rollback = rubric.dimension("rollback").gap_mentioned

    absent = rubric.dimension("monitoring").gap_absent
    assert retry(turn, reading, rubric, earlier=1).goal == f"mend this gap. {absent}"
    assert retry(turn, reading, rubric, earlier=1, aim="rollback").goal == f"mend this gap. {rollback}"


def test_where_all_is_explained_a_retry_is_about_the_key_point_that_was_not_seen() -> None:
    turn, rubric = Turn(a_question(), "Why?", 120), a_rubric()
    reading = a_reading(levels={"monitoring": 2, "rollback": 2})

    goal = retry(turn, reading, rubric, earlier=1).goal

    assert goal == "make this point, too. The old version can come back at once."
    with pytest.raises(NothingToDoError, match="Rollback is explained"):
        retry(turn, reading, rubric, earlier=1, aim="rollback")


def test_without_tools_the_same_question_comes_back_with_what_it_goes_back_to() -> None:
    again = without_tools(Turn(a_question(), "Why?", 120, text="so far", hints_used=2), earlier=7)

    assert (again.ask, again.text, again.hints_used) == ("Why?", "", 0)
    assert again.link == Link(LinkKind.WITHOUT_TOOLS, 7)
    assert again.names_no_tool


def test_a_resumed_draft_still_knows_that_no_product_is_to_be_named() -> None:
    draft = a_draft("so far", link=Link(LinkKind.WITHOUT_TOOLS, None))
    turn = resumed(Turn(a_question(), draft.ask, 120), draft)

    assert turn.names_no_tool
    assert turn.goal is not None


def test_product_names_are_told_once_each() -> None:
    assert told(["MLflow", "Airflow", "mlflow"]) == "2 product names: MLflow, Airflow"
    assert told(["MLflow"]) == "1 product name: MLflow"
    assert told([]) == "no product name"


def test_a_repair_gives_a_weak_answer_and_says_what_it_goes_back_to() -> None:
    turn = repairing(Turn(a_question(), "Why?", 120), "Argo.")

    assert (turn.given, turn.link) == ("Argo.", Link(LinkKind.REPAIR, None))
    assert turn.is_new


def test_a_repair_that_was_left_goes_on_with_its_given_answer() -> None:
    draft = a_draft("The old one", link=Link(LinkKind.REPAIR, None))
    turn = resumed(Turn(a_question(), draft.ask, 120, given="Argo."), draft)

    assert (turn.given, turn.text, turn.link) == ("Argo.", "The old one", draft.link)


def test_a_retry_of_a_repair_goes_back_to_the_rewrite() -> None:
    again = retry(repairing(Turn(a_question(), "Why?", 120), "Argo."), a_reading(), a_rubric(), earlier=7)

    assert (again.given, again.link) == (None, Link(LinkKind.RETRY, 7))
    assert not again.is_new
