from twominute.plain.lines import Lines
from twominute.session import LONGEST_ANSWER


def test_a_resumed_answer_goes_on_where_it_was() -> None:
    lines = Lines("one\ntwo")
    lines.add("three")

    assert lines.text("fo") == "one\ntwo\nthree\nfo"


def test_what_is_beyond_the_longest_answer_is_refused_with_a_message() -> None:
    lines = Lines("x" * (LONGEST_ANSWER - 5))

    assert "20,000 characters: the end of this line was left out" in lines.add("123456")
    assert "this line was left out" in lines.add("")
    assert lines.text() == "x" * (LONGEST_ANSWER - 5) + "\n1234"


def test_an_answer_of_just_the_longest_length_is_taken() -> None:
    lines = Lines("")

    assert lines.add("x" * LONGEST_ANSWER) == ""
    assert len(lines.text()) == LONGEST_ANSWER


def test_a_half_line_does_not_make_an_answer_longer_than_it_may_be() -> None:
    assert len(Lines("x" * LONGEST_ANSWER).text("and more")) == LONGEST_ANSWER


def test_the_last_line_can_be_taken_back_until_none_is_left() -> None:
    lines = Lines("one\ntwo")

    assert [lines.undo(), lines.undo(), lines.undo()] == ["Taken back: two", "Taken back: one", "Nothing typed yet."]
