from builders import DIMENSIONS, a_reading, an_attempt, an_override, text_of
from twominute.corrections import corrected, rated
from twominute.render.corrections import corrections_page, exported_page
from twominute.render.corrections_json import answer_row, correction_json, label_row

ATTEMPT = an_attempt(
    7, reading=a_reading(1, levels={"rollback": 1}), overrides=(an_override(2), an_override(3, dimension=None))
)


def test_a_page_of_corrections_says_what_was_read_and_what_is_held_right() -> None:
    page = text_of(corrections_page(corrected([ATTEMPT])))

    assert "2 corrections in 1 answer" in page
    assert "7. why-a-way-back, rollback: read as mentioned, yours: explained\n    The last sentence says so." in page
    assert "7. why-a-way-back, overall: read as poor, yours: good" in page
    assert "twominute history overrides --export FILE" in page


def test_the_page_of_an_export_names_the_persons_levels_and_what_was_left_out() -> None:
    page = text_of(exported_page([corrected([ATTEMPT])], files=["mine.answers.jsonl"], left_out=2))

    assert "written: mine.answers.jsonl" in page
    assert "own-7: corrected by you: rollback, overall" in page
    assert "2 answers read by the dimensions of another bank left out" in page


def test_the_json_of_a_correction_has_both_levels() -> None:
    row = correction_json(corrected([ATTEMPT])[0])

    assert (row["number"], row["dimension"], row["read"], row["held"]) == (7, "rollback", 1, 2)


def test_a_rated_answer_tells_which_levels_the_person_corrected() -> None:
    (found,) = rated([ATTEMPT], dimensions=DIMENSIONS)
    label = label_row(found)

    assert answer_row(found) == {"id": "own-7", "question": ATTEMPT.ask, "answer": ATTEMPT.answer.text}
    assert {key: label[key] for key in DIMENSIONS} == dict(found.levels)
    assert label["corrected"] == {
        "rollback": {"read": 1, "reason": "The last sentence says so."},
        "overall": {"read": 1, "reason": "The last sentence says so."},
    }
