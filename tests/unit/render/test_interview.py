from dataclasses import replace

from builders import a_reading, a_rubric, an_answer, an_attempt, text_of
from twominute.model.attempt import Attempt
from twominute.model.names import Mode
from twominute.model.reading import Level
from twominute.render.interview import set_block
from twominute.render.summary import summary_page

RUBRIC = a_rubric()


def _attempts(*levels: dict[str, int]) -> list[Attempt]:
    return [
        an_attempt(n, mode=Mode.INTERVIEW, question_id=f"q{n}", reading=a_reading(2, levels=found))
        for n, found in enumerate(levels, start=1)
    ]


def test_each_question_stands_beside_its_dimensions() -> None:
    text = text_of(set_block(_attempts({"goal": 2, "rollback": 0}, {"monitoring": 1}), RUBRIC))

    assert "    no  G  L  C  M  R  of 4  question" in text
    assert "     1  +  .  .  .  -     2  q1" in text
    assert "     2  .  .  .  ~  .     2  q2" in text


def test_the_weakest_dimension_of_the_set_gives_the_one_next_step() -> None:
    text = text_of(set_block(_attempts({"goal": 2, "rollback": 1}, {"rollback": 0, "goal": 1}), RUBRIC))

    assert "Weakest: Rollback, explained in 0 of the 2 answers that were asked for it." in text
    assert "Next: The answer says nothing about rollback." in text
    assert "twominute drill --retry 2 --gap rollback" in text


def test_what_was_said_without_being_asked_for_stands_in_brackets() -> None:
    (attempt,) = _attempts({"goal": 2})
    assert attempt.reading is not None
    beside = tuple(
        replace(each, level=Level.EXPLAINED) if each.dimension == "rollback" else each
        for each in attempt.reading.dimensions
    )
    said = replace(attempt, reading=replace(attempt.reading, dimensions=beside))
    text = text_of(set_block([said], RUBRIC))

    assert "     1  +  .  .  .  (+)     2  q1" in text
    assert "in brackets: not asked for there; a dot: neither asked for nor said" in text


def test_a_set_that_explains_all_it_was_asked_for_has_no_weakest() -> None:
    assert "Weakest" not in text_of(set_block(_attempts({"goal": 2}), RUBRIC))


def test_the_time_of_the_set_is_told_as_a_fact() -> None:
    attempts = [
        an_attempt(n, mode=Mode.INTERVIEW, answer=an_answer(seconds_used=seconds))
        for n, seconds in enumerate((60.0, 150.0), start=1)
    ]

    assert "Time: 3:30 of 4:00 in all, 1 of 2 past the limit." in text_of(set_block(attempts, RUBRIC))


def test_an_unread_set_has_no_table() -> None:
    assert set_block([an_attempt(mode=Mode.INTERVIEW, reading=None)], RUBRIC) == ()


def test_an_interview_ends_with_one_next_step_and_practice_without_the_set() -> None:
    attempts = _attempts({"goal": 2, "rollback": 1}, {"rollback": 0})

    assert text_of(summary_page(attempts, RUBRIC)).count("Next: ") == 1
    assert "The set as a whole" not in text_of(summary_page([an_attempt()], RUBRIC))
