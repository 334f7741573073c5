"""What holds of every reading by the trained reader."""

import random
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders_knowledge import a_trained_reading_of, the_knowledge, the_questions, trained_levels_of
from twominute.scoring.text import sentences

SAID = [
    " ".join(question.model_answer[sentence.start : sentence.end].split()) + "."
    for question in the_questions()
    for sentence in sentences(question.model_answer)
] + [stance.catches for stance in the_knowledge().stances[::5]]
answers = st.lists(st.sampled_from(SAID), min_size=1, max_size=6, unique=True).map(" ".join)
texts = st.one_of(answers, st.text(max_size=200))


@given(texts)
@settings(max_examples=40, deadline=None)
def test_every_span_quotes_the_answer(answer: str) -> None:
    reading = a_trained_reading_of(answer)
    evidence = [*reading.without_tools.names, *(each for found in reading.dimensions for each in found.evidence)]
    quotes = [(each.quote, each.span) for each in evidence] + [(each.quote, each.span) for each in reading.vetoes]

    assert all(quote == answer[span.start : span.end] != "" for quote, span in quotes)


@given(texts)
@settings(max_examples=40, deadline=None)
def test_what_carries_an_evidence_lies_within_it(answer: str) -> None:
    reading = a_trained_reading_of(answer)
    evidence = [each for found in reading.dimensions for each in found.evidence if each.carrier]

    assert all(
        each.span.start <= each.carrier.start < each.carrier.end <= each.span.end for each in evidence if each.carrier
    )


@given(texts)
@settings(max_examples=40, deadline=None)
def test_figures_stay_in_their_bounds(answer: str) -> None:
    reading = a_trained_reading_of(answer)

    assert 0 <= reading.without_tools.overall <= reading.overall <= 4
    assert all((found.level > 0) == bool(found.evidence) for found in reading.dimensions)


@given(answers)
@settings(max_examples=20, deadline=None)
def test_the_same_answer_has_the_same_reading(answer: str) -> None:
    assert a_trained_reading_of(answer) == a_trained_reading_of(answer)


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
@settings(max_examples=15, deadline=None)
def test_case_spacing_and_final_punctuation_change_no_level(answer: str, change: Callable[[str], str]) -> None:
    assert trained_levels_of(change(answer)) == trained_levels_of(answer)


@given(answers, st.sampled_from(SAID))
@settings(max_examples=40, deadline=None)
def test_one_more_sentence_lowers_no_level_but_by_a_veto(answer: str, more: str) -> None:
    before, after = trained_levels_of(answer), a_trained_reading_of(f"{answer} {more}")
    vetoed = {veto.dimension for veto in after.vetoes}

    assert all(after.levels[dimension] >= level or dimension in vetoed for dimension, level in before.items())


@given(st.lists(st.sampled_from(SAID), min_size=2, max_size=6, unique=True), st.integers(0, 99))
@settings(max_examples=40, deadline=None)
def test_the_order_of_the_sentences_changes_no_level(said: list[str], seed: int) -> None:
    other = random.Random(seed).sample(said, len(said))

    assert trained_levels_of(" ".join(said)) == trained_levels_of(" ".join(other))


@given(answers)
@settings(max_examples=20, deadline=None)
def test_saying_it_again_adds_nothing(answer: str) -> None:
    once, twice = a_trained_reading_of(answer), a_trained_reading_of(f"{answer} {answer}")

    assert (once.levels, once.overall) == (twice.levels, twice.overall)
