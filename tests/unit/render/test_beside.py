from builders import a_reading, a_rubric, an_answer, an_attempt, some_evidence, text_of
from twominute.compare import Together, compare
from twominute.model.attempt import Link, LinkKind
from twominute.model.reading import WithoutTools
from twominute.render.beside import together_page, without_page
from twominute.render.compare import comparison_json, comparison_page, short_comparison

RUBRIC = a_rubric()
BEFORE = an_attempt(3, answer=an_answer("We watch drift.\nWe guess."), reading=a_reading(2, levels={"rollback": 1}))
AFTER = an_attempt(
    4,
    answer=an_answer("We watch drift weekly.\nWe roll back."),
    reading=a_reading(3, levels={"rollback": 2}),
    link=Link(LinkKind.RETRY, 3),
)


def test_a_whole_comparison_marks_words_without_colour_and_says_what_they_earned() -> None:
    text = text_of(comparison_page(compare(BEFORE, AFTER), RUBRIC))

    assert "Overall: partly there (2 of 4) -> good (3 of 4)" in text
    assert "Rollback: ~ mentioned -> + explained" in text
    assert "    We watch drift {+weekly.+}\n    We [-guess.-] {+roll back.+}" in text
    assert "What the added words earned" in text


def test_a_short_comparison_shows_the_additions_and_where_the_rest_is() -> None:
    text = text_of(short_comparison(compare(BEFORE, AFTER), RUBRIC))

    assert text.startswith("Against answer 3\n")
    assert "    {+weekly.+}\n    {+roll back.+}" in text
    assert text.endswith("twominute show 4")


def test_a_comparison_without_a_new_word_says_so() -> None:
    again = an_attempt(5, answer=BEFORE.answer, reading=BEFORE.reading)
    text = text_of(comparison_page(compare(BEFORE, again), RUBRIC))

    assert "partly there (2 of 4), as before" in text
    assert "No level moved." in text
    assert "What was added\n    No word." in text


def test_words_alone_are_compared_where_an_answer_was_not_read() -> None:
    text = text_of(comparison_page(compare(an_attempt(1, reading=None), AFTER), RUBRIC))

    assert "Answer 1 has not been read, so only the words are compared." in text
    assert "earned" not in text


def test_two_scorers_are_not_compared_in_silence() -> None:
    before = an_attempt(1, reading=a_reading(scorer="test/0"))

    assert "twominute history reread" in text_of(comparison_page(compare(before, AFTER), RUBRIC))


def test_the_json_of_a_comparison_has_the_documented_keys() -> None:
    written = comparison_json(compare(BEFORE, AFTER))

    assert (written["number"], written["against"], written["overall_before"], written["overall_after"]) == (4, 3, 2, 3)
    assert [(move["dimension"], move["before"], move["after"]) for move in written["moves"]] == [("rollback", 1, 2)]
    assert [run["change"] for run in written["words"]] == ["kept", "added", "kept", "dropped", "added"]


def test_together_says_what_moved_and_which_answer_said_it() -> None:
    first = an_attempt(5, answer=an_answer("We watch."))
    after = an_attempt(6, answer=an_answer("We roll back."), follow_up="rollback", reading=a_reading(1))
    whole = Together((first, after), a_reading(2, levels={}), a_reading(3, levels={"rollback": 1}))
    text = text_of(together_page(whole, RUBRIC))

    assert text.startswith("Together with answer 5: Rollback absent -> mentioned, overall 2 -> 3 of 4\n")
    assert '"roll back" answer 5' in text
    assert "Answers 5 and 6 are read as one here" in text
    assert "Rollback is explained in this answer alone, mentioned in the whole" in text


def test_with_and_without_names_stand_side_by_side_in_forty_columns() -> None:
    names = (some_evidence("MLflow", answer="MLflow"),)
    without = an_attempt(9, reading=a_reading(1, levels={"goal": 1}, without_tools=WithoutTools(1, (), names)))
    earlier = an_attempt(8, reading=a_reading(2, levels={"goal": 1, "rollback": 2}))
    text = text_of(without_page(without, earlier, RUBRIC))

    assert "With product names (answer 8) and without (this one)" in text
    assert "Rollback    + explained  - absent" in text
    assert "    Without the product names\n      it stands on: Goal\n      it falls on: Rollback\n" in text
    assert text.endswith("Left: 1 product name: MLflow")
    assert max(map(len, text.splitlines()[1:])) <= 38


def test_an_answer_without_names_may_stand_alone() -> None:
    text = text_of(without_page(an_attempt(9), None, RUBRIC))

    assert "No answer with them stands beside it." in text
    assert "no product name" in text
