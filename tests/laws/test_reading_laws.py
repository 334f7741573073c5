"""What holds of every reading."""

import gc
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders_knowledge import a_reading_of, levels_of, the_knowledge

SENTENCES = [cue.catches for cue in the_knowledge().cues[::7]] + [
    stance.catches for stance in the_knowledge().stances[::5]
]
answers = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6).map(" ".join)
texts = st.one_of(answers, st.text(max_size=200))


@given(texts)
@settings(max_examples=60, deadline=None)
def test_every_span_quotes_the_answer(answer: str) -> None:
    reading = a_reading_of(answer)
    evidence = [*reading.without_tools.names, *(each for found in reading.dimensions for each in found.evidence)]
    quotes = [(each.quote, each.span) for each in evidence] + [(each.quote, each.span) for each in reading.vetoes]

    assert all(quote == answer[span.start : span.end] != "" for quote, span in quotes)


@given(texts)
@settings(max_examples=60, deadline=None)
def test_figures_stay_in_their_bounds(answer: str) -> None:
    reading = a_reading_of(answer)

    assert 0 <= reading.without_tools.overall <= reading.overall <= 4
    assert all((found.level > 0) == bool(found.evidence) for found in reading.dimensions)


@given(answers)
@settings(max_examples=40, deadline=None)
def test_the_same_answer_has_the_same_reading(answer: str) -> None:
    assert a_reading_of(answer) == a_reading_of(answer)


@pytest.mark.parametrize(
    "change",
    [
        str.upper,
        str.lower,
        lambda text: text.replace(" ", "   "),
        lambda text: f"  {text} ",
        lambda text: text.rstrip(".!?"),
    ],
)
@given(answer=answers)
@settings(max_examples=25, deadline=None)
def test_case_spacing_and_final_punctuation_change_no_level(answer: str, change: Callable[[str], str]) -> None:
    assert levels_of(change(answer)) == levels_of(answer)


@given(answers, st.sampled_from(SENTENCES))
@settings(max_examples=60, deadline=None)
def test_one_more_sentence_lowers_no_level(answer: str, more: str) -> None:
    before, after = levels_of(answer), levels_of(f"{answer} {more}")

    assert all(after[dimension] >= level for dimension, level in before.items())


@given(answers)
@settings(max_examples=40, deadline=None)
def test_saying_it_again_adds_nothing(answer: str) -> None:
    once, twice = a_reading_of(answer), a_reading_of(f"{answer} {answer}")

    assert (once.levels, once.overall) == (twice.levels, twice.overall)


@pytest.mark.parametrize("piece", ["if we ", "a, ", "a. ", "moniter ", "compare the old with the ", "not "])
def test_time_grows_with_length_only(piece: str) -> None:
    a_reading_of(piece * 10)
    short, long = (seconds_for((piece * 20_000)[:length]) for length in (4_000, 16_000))

    assert long < 20 * short + 0.05


def seconds_for(answer: str) -> float:
    """Return the seconds of the processor; what other tests have left is not swept up within them."""
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        a_reading_of(answer)
        return time.process_time() - start
    finally:
        gc.enable()
