from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import a_found, a_reading, a_rubric, rows_of
from twominute.model.page import Role
from twominute.model.reading import Evidence, Reading, Span, Veto
from twominute.render.marked import marked

TEXT = "We watch drift. We roll back.\nNobody signs."
RUBRIC = a_rubric()


def a_mark(dimension: str, level: int, quote: str, *, carrier: str | None = None) -> Reading:
    start = TEXT.index(quote)
    inner = None if carrier is None else Span(TEXT.index(carrier), TEXT.index(carrier) + len(carrier))
    evidence = Evidence(Span(start, start + len(quote)), quote, "says how", inner)
    return replace(a_reading(), dimensions=(replace(a_found(dimension, level), evidence=(evidence,)),))


def a_reading_of(*readings: Reading) -> Reading:
    return replace(a_reading(), dimensions=tuple(found for each in readings for found in each.dimensions))


def test_the_words_that_earned_a_level_are_marked_with_it() -> None:
    reading = a_reading_of(a_mark("monitoring", 1, "We watch drift"), a_mark("rollback", 2, "We roll back"))

    assert rows_of(marked(TEXT, reading, RUBRIC)) == [
        "[We watch drift M~]. [We roll back R+].",
        "Nobody signs.",
        "    M Monitoring, R Rollback; + explained, ~ mentioned",
    ]


def test_of_a_sentence_the_words_that_carry_it_are_marked() -> None:
    page = marked(TEXT, a_mark("rollback", 2, "We roll back.", carrier="roll back"), RUBRIC)

    assert rows_of(page)[0] == "We watch drift. We [roll back R+]."


def test_words_that_earned_nothing_are_marked_too() -> None:
    veto = Veto("controls", Span(TEXT.index("Nobody"), TEXT.index("Nobody") + 12), "Nobody signs", "it is denied")
    page = marked(TEXT, replace(a_reading(), dimensions=(), vetoes=(veto,)), RUBRIC)

    assert rows_of(page)[1:] == ["[Nobody signs C-].", "    C Controls; - earned nothing"]
    assert page[1][0].role is Role.MISSING


def test_marks_that_overlap_are_each_shown_where_they_hold() -> None:
    reading = a_reading_of(a_mark("monitoring", 1, "We watch drift."), a_mark("rollback", 2, "drift. We"))

    assert rows_of(marked(TEXT, reading, RUBRIC))[0] == "[We watch  M~][drift. M~ R+][ We R+] roll back."


def test_an_answer_without_a_mark_has_no_legend() -> None:
    assert rows_of(marked(TEXT, replace(a_reading(), dimensions=()), RUBRIC)) == TEXT.split("\n")


@pytest.mark.parametrize("text", ["", "\n", "We"])
def test_a_mark_outside_of_the_answer_is_left_out(text: str) -> None:
    assert rows_of(marked(text, a_mark("rollback", 2, "Nobody signs"), RUBRIC)) == [text.rstrip("\n")]


@given(st.lists(st.tuples(st.integers(0, 45), st.integers(0, 45)), max_size=5))
def test_every_word_of_the_answer_stays_where_it_was(spans: list[tuple[int, int]]) -> None:
    ends = [sorted(span) for span in spans]
    vetoes = tuple(Veto("controls", Span(*each), TEXT[slice(*each)], "it is denied") for each in ends)
    page = marked(TEXT, replace(a_reading(), dimensions=(), vetoes=vetoes), RUBRIC)
    lines = [line for line in rows_of(page) if "earned nothing" not in line]

    assert "\n".join(lines).replace("[", "").replace(" C-]", "") == TEXT
