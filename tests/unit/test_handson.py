from datetime import date, timedelta

import pytest

from builders import a_question, a_reading, an_answer, an_attempt
from twominute.files.load import load_bank
from twominute.handson import AFTER_RELEASE, COMMON, FOUR_POINTS, HEADLINE, STEPS, Ticked, ticked
from twominute.model.attempt import Attempt, Link, LinkKind
from twominute.model.reading import WithoutTools
from twominute.render.plan import hands_on_page
from twominute.schedule import Choice

DAY = date(2026, 3, 2)


def _ticked(*attempts: Attempt) -> tuple[Ticked, ...]:
    past = [(DAY + timedelta(days=n), attempt) for n, attempt in enumerate(attempts)]
    return ticked(lambda _, question: [each for each in past if question in {None, each[1].question_id}])


def _text(steps: tuple[Ticked, ...]) -> str:
    return "\n".join(
        "".join(piece.text for piece in line) for line in hands_on_page(steps, Choice(a_question(), "New."))
    )


def test_every_question_of_the_plan_is_in_the_bank() -> None:
    ids = {question.id for question in load_bank(None).bank.questions}

    assert {each for step in STEPS for each in step.questions} <= ids


def test_nothing_is_ticked_before_anything_was_answered() -> None:
    assert all(each.done is None for each in _ticked())


def test_the_common_questions_are_done_on_the_day_of_the_third() -> None:
    answers = [an_attempt(n, question_id=each) for n, each in enumerate(COMMON)]

    assert _ticked(*answers)[0].done == DAY + timedelta(days=2)
    assert _ticked(*answers[:2])[0] == Ticked(STEPS[0], None, 2, COMMON[2:])
    assert "1. Three common questions, each in under two minutes (2 of 3 so far)" in _text(_ticked(*answers[:2]))


@pytest.mark.parametrize("seconds", [0.0, 121.0])
def test_an_answer_of_no_known_time_or_over_two_minutes_is_not_a_short_one(seconds: float) -> None:
    slow = [an_attempt(question_id=each, answer=an_answer(seconds_used=seconds)) for each in COMMON]

    assert _ticked(*slow)[0].count == 0


def test_the_same_question_twice_is_one() -> None:
    assert _ticked(*[an_attempt(question_id=COMMON[0])] * 3)[0].count == 1


def test_the_four_points_have_to_be_in_one_answer() -> None:
    half = dict.fromkeys(FOUR_POINTS[:2], 2), dict.fromkeys(FOUR_POINTS[2:], 2)

    assert _ticked(*(an_attempt(reading=a_reading(levels=levels)) for levels in half))[1].done is None
    assert _ticked(an_attempt(reading=a_reading(levels=dict.fromkeys(FOUR_POINTS, 1))))[1].done == DAY


def test_a_weak_or_unread_answer_or_a_retry_ticks_nothing_off() -> None:
    weak = an_attempt(question_id=AFTER_RELEASE, reading=a_reading(1))
    unread = an_attempt(question_id=AFTER_RELEASE, reading=None)
    again = an_attempt(question_id=AFTER_RELEASE, link=Link(LinkKind.RETRY, 1))

    assert _ticked(weak, unread, again)[2].done is None


def test_the_headline_without_tools_has_to_name_none() -> None:
    link = Link(LinkKind.WITHOUT_TOOLS, 1)
    bare = an_attempt(question_id=HEADLINE, link=link)
    named = an_attempt(
        question_id=HEADLINE,
        link=link,
        reading=a_reading(without_tools=WithoutTools(2, (), a_reading().dimensions[4].evidence)),
    )

    assert _ticked(bare)[5].done == DAY
    assert _ticked(named)[5].done is None
    assert _ticked(bare)[4].done is None


def test_a_repair_of_any_question_ticks_the_last_step() -> None:
    assert _ticked(an_attempt(link=Link(LinkKind.REPAIR, None)))[6].done == DAY


def test_the_page_ends_with_the_first_open_step() -> None:
    text = _text(_ticked(*(an_attempt(n, question_id=each) for n, each in enumerate(COMMON))))

    assert "[x] 2026-03-04 1. Three common questions" in text
    assert "1 of 7 done" in text
    assert "Next step: twominute drill --level scenario --count 1" in text
