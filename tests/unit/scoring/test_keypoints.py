from builders import a_key_point
from twominute.model.reading import KeyPointReading
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
