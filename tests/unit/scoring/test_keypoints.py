"""Key points: found by cues, and by the trained reader."""

from builders import a_key_point
from builders_knowledge import the_reader
from twominute.files.load import load_bank
from twominute.model.reading import KeyPointReading
from twominute.scoring import read
from twominute.scoring.keypoints import find
from twominute.scoring.text import sentences


def found(answer: str) -> KeyPointReading:
    (point,) = find((a_key_point(),), answer, sentences(answer))
    return point


def test_a_sentence_like_the_good_ones_makes_the_point() -> None:
    assert found("First we keep the old version warm, so one can send traffic back.").is_found


def test_a_near_miss_does_not_make_the_point() -> None:
    assert not found("Rollback is important.").is_found


def test_a_sentence_about_something_else_does_not_make_the_point() -> None:
    assert not found("We train on a snapshot of last month.").is_found


def test_the_evidence_quotes_the_sentence() -> None:
    answer = "Fine. One switch brings last week's model back. Done."
    evidence = found(answer).evidence

    assert evidence is not None
    assert (
        evidence.quote == answer[evidence.span.start : evidence.span.end] == "One switch brings last week's model back"
    )


def test_a_sentence_taken_back_is_not_looked_at() -> None:
    (point,) = find((a_key_point(),), "One switch brings last week's model back.", ())

    assert not point.is_found


QUESTION = next(each for each in load_bank(None).bank.questions if each.id == "better-offline-flat-online")


def made(answer: str) -> set[str]:
    points = read(QUESTION, answer, load_bank(None).knowledge, trained=the_reader()).key_points
    return {each.id for each in points if each.is_found}


def test_a_point_is_found_in_words_that_no_example_has() -> None:
    answer = "I would go through our finished tests and see which laptop number had named the winner beforehand."

    assert made(answer) == {"calibrate-offline-on-past"}


def test_a_remark_about_the_subject_makes_no_point() -> None:
    assert not made("Recommenders are hard, and comparing numbers is always a matter of taste.")


def test_the_sentence_that_makes_a_point_most_surely_is_its_evidence() -> None:
    best = QUESTION.key_points[3].good[0]
    answer = f"We would want to look at the old tests again. {best} That is all."
    points = read(QUESTION, answer, load_bank(None).knowledge, trained=the_reader()).key_points
    evidence = points[3].evidence

    assert evidence is not None
    assert evidence.quote == best.removesuffix(".")
