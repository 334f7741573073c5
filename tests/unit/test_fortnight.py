from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from builders import DIMENSIONS, a_reading, an_attempt, text_of
from twominute.errors import StorageError
from twominute.files.load import load_bank
from twominute.files.plans import read_plan, write_plan
from twominute.fortnight import A_DAY, INTERVIEW, REPAIR, Fortnight, begin_with, lay_out, ticked
from twominute.marks import mark_of
from twominute.model.attempt import Attempt, Link, LinkKind
from twominute.model.names import Difficulty, Mode
from twominute.model.question import Bank, Question
from twominute.render.plan import days_page
from twominute.schedule import Choice, choose

DAY = date(2026, 3, 2)
BANK = load_bank(None).bank
BY_ID = {question.id: question for question in BANK.questions}
Past = list[tuple[date, Attempt]]
WEAK_ROLLBACK: Past = [
    (DAY, an_attempt(n, reading=a_reading(2, levels={**dict.fromkeys(DIMENSIONS, 2), "rollback": 0})))
    for n in range(1, 4)
]


def _plan(past: Past | None = None) -> Fortnight:
    return _laid(BANK, past or [])


def _laid(bank: Bank, past: Past) -> Fortnight:
    marks = [mark_of(each) for _, each in past]
    return lay_out(bank, marks, first=_next(bank, past), today=DAY, days=14)


def _next(bank: Bank, past: Past) -> Question:
    choice = choose(bank.questions, past, today=DAY)
    assert choice is not None
    return choice.question


def _questions(plan: Fortnight) -> list[str]:
    return [each for day in plan.days for each in day.questions]


def test_no_question_comes_twice_and_each_day_has_its_three() -> None:
    ids = _questions(_plan())

    assert len(ids) == len(set(ids))
    assert {len(day.questions) for day in _plan().days} == {0, A_DAY}
    assert [day.special for day in _plan().days if day.special] == [REPAIR, INTERVIEW, REPAIR, INTERVIEW]


def test_a_small_bank_ends_with_interviews() -> None:
    small = replace(BANK, questions=BANK.questions[:5])
    days = _laid(small, []).days

    assert [len(day.questions) for day in days[:3]] == [3, 2, 0]
    assert {day.special for day in days[2:]} == {INTERVIEW, REPAIR}


def test_a_bank_without_repairs_has_none_in_its_plan() -> None:
    days = _laid(replace(BANK, repairs=()), []).days

    assert REPAIR not in {day.special for day in days}


def test_the_levels_rise() -> None:
    levels = [list(Difficulty).index(BY_ID[each].level) for each in _questions(_plan())]

    assert levels == sorted(levels)
    assert (levels[0], levels[-1]) == (0, 2)


def test_good_answers_so_far_let_it_begin_higher() -> None:
    past = [(DAY, an_attempt(n, reading=a_reading(4))) for n in range(5)]

    assert BY_ID[_questions(_plan(past))[1]].level is Difficulty.INTERMEDIATE


def test_the_weakest_dimension_has_the_most_days_and_its_questions_ask_for_it() -> None:
    days = [day for day in _plan(WEAK_ROLLBACK).days if day.why.startswith("Rollback")]

    assert len(days) >= 4
    assert all("rollback" in dict(BY_ID[each].expects) for day in days for each in day.questions)


def test_every_dimension_has_its_day() -> None:
    names = {day.why.partition(",")[0] for day in _plan().days if day.questions}

    assert names == {dimension.name for dimension in BANK.rubric.dimensions}


def test_the_same_history_gives_the_same_plan() -> None:
    assert _plan(WEAK_ROLLBACK) == _plan(list(WEAK_ROLLBACK))
    assert _plan(WEAK_ROLLBACK) != _plan()


def test_a_day_is_done_when_all_of_it_was_answered_after_the_plan_was_laid_out() -> None:
    plan = _plan(WEAK_ROLLBACK)
    ids = plan.days[0].questions
    later = [(DAY + timedelta(days=n), an_attempt(10 + n, question_id=each)) for n, each in enumerate(ids)]
    before = [(DAY, replace(attempt, number=1)) for _, attempt in later]

    assert ticked(plan, [*WEAK_ROLLBACK, *later])[0].on == DAY + timedelta(days=2)
    assert ticked(plan, [*WEAK_ROLLBACK, *later[:1]])[0].left == ids[1:]
    assert ticked(plan, [*WEAK_ROLLBACK, *before])[0].on is None


def test_interviews_and_repairs_are_ticked_one_by_one() -> None:
    interview = [(DAY, an_attempt(n, mode=Mode.INTERVIEW, session_id="one")) for n in (1, 2, 3)]
    repair = (DAY + timedelta(days=1), an_attempt(4, link=Link(LinkKind.REPAIR, None)))
    done = {each.day.number: each.on for each in ticked(_plan(), [*interview, repair]) if each.day.special}

    assert done == {4: DAY + timedelta(days=1), 7: DAY, 11: None, 14: None}


def test_a_plan_is_read_as_it_was_written_and_those_of_other_banks_stay(tmp_path: Path) -> None:
    write_plan(tmp_path, "mlops", _plan())
    write_plan(tmp_path, "sre", _plan(WEAK_ROLLBACK))

    assert read_plan(tmp_path, "mlops") == _plan()
    assert read_plan(tmp_path, "sre") == _plan(WEAK_ROLLBACK)
    assert read_plan(tmp_path, "other") is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"format": "x", "plans": {}}',
        '{"format": "twominute-plans/1", "plans": {"mlops": {"days": 3}}}',
        '{"format": "twominute-plans/1", "plans": {"mlops": {"began": "2026-03-02", "after": 0, "days": [[1, 2, 3]]}}}',
    ],
)
def test_a_damaged_file_of_plans_says_how_to_go_on_and_is_replaced(tmp_path: Path, text: str) -> None:
    (tmp_path / "plans.json").write_text(text)
    with pytest.raises(StorageError, match="--anew"):
        read_plan(tmp_path, "mlops")

    write_plan(tmp_path, "mlops", _plan())
    assert read_plan(tmp_path, "mlops") == _plan()


def test_the_page_names_what_is_left_of_the_first_open_day() -> None:
    plan = _plan()
    first = plan.days[0].questions
    done = ticked(plan, [(DAY, an_attempt(1, question_id=first[0]))])
    page = days_page(plan, done, Choice(BY_ID[first[1]], "New."), bank=None)
    text = text_of(page)

    assert text.endswith(f"Day 1: twominute drill {first[1]} {first[2]}")
    assert "14 days of ten minutes: 0 of 14 done" in text
    assert text.count("        twominute drill --mode interview\n") == 2
    assert text.count("        twominute drill --repair\n") == 2


def test_a_plan_begins_with_the_question_that_comes_next() -> None:
    assert _plan().days[0].questions[0] == _next(BANK, []).id
    assert _plan(WEAK_ROLLBACK).days[0].questions[0] == _next(BANK, WEAK_ROLLBACK).id


def test_the_first_open_day_begins_with_the_next_question() -> None:
    plan = _plan()
    first, second, third = plan.days[0].questions
    days = begin_with(third, ticked(plan, [(DAY, an_attempt(1, question_id=first))]))

    assert days[0].left == (third, second)
    assert days[1:] == ticked(plan, [])[1:]


def test_the_page_says_why_the_first_open_day_does_not_begin_with_the_next_question() -> None:
    plan = _plan()
    other = Choice(BY_ID[plan.days[1].questions[0]], "It has rested long enough.")
    text = "\n".join(
        "".join(piece.text for piece in line) for line in days_page(plan, ticked(plan, []), other, bank=None)
    )

    assert f"Next question: twominute asks {other.question.id}\n    It has rested long enough.\n" in text
    assert "    It is not in Day 1, which was laid out on 2026-03-02.\nDay 1: twominute drill " in text
