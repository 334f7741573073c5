from dataclasses import replace
from datetime import UTC

from builders import a_key_point, a_question, a_reading, a_rubric, an_attempt, an_override
from twominute.model.attempt import Attempt
from twominute.model.question import Question
from twominute.model.reading import KeyPointReading, WithoutTools
from twominute.render.anki import BACK, FIELDS, FRONT, deck

QUESTION, ABOUT, MODEL, POINTS, GAPS = range(5)


def card(question: Question | None = None, attempt: Attempt | None = None) -> tuple[str, ...]:
    asked = question or a_question()
    attempts = {} if attempt is None else {asked.id: attempt}
    return deck("mlops", [asked], a_rubric(), attempts=attempts, zone=UTC).cards[0].fields


def test_a_card_asks_and_answers_with_the_model_answer_and_its_key_points() -> None:
    fields = card(a_question(model_answer="One.\nStill one.\n\nTwo."))

    assert fields[QUESTION] == "Why does a release need a way back?"
    assert fields[ABOUT] == "beginner, incidents; asks for: Rollback, Monitoring"
    assert fields[MODEL] == "One. Still one.<br><br>Two."
    assert fields[POINTS] == "<ul><li>The old version can come back at once.</li></ul>"
    assert fields[GAPS] == ""


def test_every_field_is_drawn_and_every_drawn_field_is_there() -> None:
    assert all(f"{{{{{name}}}}}" in FRONT + BACK for name in FIELDS)


def test_a_card_has_the_gaps_of_the_last_answer() -> None:
    gaps = card(attempt=an_attempt(7))[GAPS]

    assert gaps.startswith("Answer 7 of 2026-03-02: partly there.<ul>")
    assert "<li>Monitoring: The answer does not explain monitoring.</li>" in gaps
    assert "<li>Not found: The old version can come back at once.</li>" in gaps
    assert "Rollback" not in gaps
    assert "Goal" not in gaps


def test_what_the_person_corrected_counts_on_the_card() -> None:
    reached = an_attempt(overrides=(an_override(2, dimension="monitoring"), an_override(4, dimension=None)))
    missed = an_attempt(overrides=(an_override(0, dimension="rollback"),))

    assert "strong." in card(attempt=reached)[GAPS]
    assert "Monitoring" not in card(attempt=reached)[GAPS]
    assert "<li>Rollback: The answer says nothing about rollback.</li>" in card(attempt=missed)[GAPS]


def test_an_answer_without_a_gap_says_so() -> None:
    reading = replace(a_reading(4, levels={"rollback": 2}), key_points=(), without_tools=WithoutTools(4, (), ()))

    assert card(attempt=an_attempt(reading=reading))[GAPS] == "Answer 1 of 2026-03-02: strong. It left nothing open."


def test_nothing_in_a_card_is_markup_media_or_a_command() -> None:
    odd = '<script>alert("1 & 2")</script> [sound:x.mp3] [latex]\x1b]52;c;x\x07 {{Gaps}}'
    point = KeyPointReading("a", odd, None)
    fields = card(
        a_question(ask=odd, model_answer=odd, key_points=(a_key_point(say=odd),)),
        an_attempt(reading=replace(a_reading(), key_points=(point,))),
    )

    for field in (fields[QUESTION], fields[MODEL], fields[POINTS], fields[GAPS]):
        assert "&lt;script&gt;alert(&quot;1 &amp; 2&quot;)&lt;/script&gt; &#91;sound:x.mp3] &#91;latex]" in field
        assert "\x1b" not in field
