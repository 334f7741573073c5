from builders import DIMENSIONS, a_found, a_reading, a_rubric, an_answer, an_attempt, text_of
from twominute.compare import Comparison, compare
from twominute.render.compare import comparison_page, short_comparison

RUBRIC = a_rubric(*DIMENSIONS)
BEFORE = "We roll back within a minute. Then we look."
AFTER = "Traffic moves to the version from last week. Fine."


def _compared(before: str, after: str) -> Comparison:
    earned = a_found("rollback", 2, quote=after.partition(".")[0], expected=False)
    return compare(
        an_attempt(1, answer=an_answer(before), reading=a_reading(levels={})),
        an_attempt(2, answer=an_answer(after), reading=a_reading(dimensions=(earned,))),
    )


def test_answers_that_are_not_alike_are_shown_in_whole_sentences() -> None:
    text = text_of(comparison_page(_compared(BEFORE, AFTER), RUBRIC))

    assert '    + "Traffic moves to the version from last week": rollback explained\n    + "Fine"\n' in text
    assert 'Gone sentences\n    - "We roll back within a minute"\n    - "Then we look"' in text
    assert "{+" not in text


def test_answers_that_are_alike_are_shown_word_by_word() -> None:
    text = text_of(comparison_page(_compared(BEFORE, f"{BEFORE} Fine."), RUBRIC))

    assert "Then we look. {+Fine.+}" in text
    assert "Gone sentences" not in text


def test_above_a_reading_stands_the_sentence_that_had_earned_what_is_lower_now() -> None:
    earned = a_found("rollback", 2, quote="We roll back within a minute")
    before = an_attempt(1, answer=an_answer(BEFORE), reading=a_reading(dimensions=(earned,)))
    after = an_attempt(2, answer=an_answer("Fine."), reading=a_reading(levels={"rollback": 0}))
    text = text_of(short_comparison(compare(before, after), RUBRIC))

    assert text.count('    - "We roll back within a minute" had earned it') == 1


def test_above_a_reading_stand_the_new_sentences_that_earned_most() -> None:
    text = text_of(short_comparison(_compared(BEFORE, f"{AFTER} Then we stop. Nobody knows why."), RUBRIC))

    assert '+ "Traffic moves to the version from last week": rollback explained' in text
    assert text.endswith("    and 1 more new sentence\n    All sentences: twominute show 2")
