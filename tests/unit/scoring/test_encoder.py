"""Our tokeniser and encoder against what transformers made of the same weights."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from builders_knowledge import the_reader
from twominute.scoring.layers import attention, gelu, normalise

REFERENCE = json.loads((Path(__file__).parent / "reference.json").read_text(encoding="utf-8"))

MORE_THAN_GO_TOGETHER = 1_500
"""Pieces."""


def framed(pieces: list[int]) -> list[int]:
    return [the_reader().cut.first, *pieces, the_reader().cut.last]


def test_the_reference_is_of_the_shipped_weights() -> None:
    assert REFERENCE["scorer"] == the_reader().about.name


@pytest.mark.parametrize("case", REFERENCE["sentences"], ids=lambda case: case["sentence"][:20])
def test_text_is_cut_as_the_reference_cuts_it(case: dict[str, Any]) -> None:
    assert [piece.number for piece in the_reader().cut.pieces(case["sentence"])] == case["pieces"]


def test_vectors_point_where_those_of_the_reference_point() -> None:
    sentences = [framed(case["pieces"]) for case in REFERENCE["sentences"]]
    encoder = the_reader().encoder
    found = encoder.encode(encoder.ask(framed(REFERENCE["pieces"])), sentences)

    for case, encoded in zip(REFERENCE["sentences"], found, strict=True):
        ours, theirs = encoded.states.mean(axis=0), np.array(case["vector"])
        assert ours @ theirs / np.linalg.norm(ours) / np.linalg.norm(theirs) >= 0.999


def test_a_sentence_means_the_same_whatever_stands_beside_it() -> None:
    question, sentences = framed(REFERENCE["pieces"]), [framed(case["pieces"]) for case in REFERENCE["sentences"]]
    encoder = the_reader().encoder
    asked = encoder.ask(question)
    often = 1 + MORE_THAN_GO_TOGETHER // sum(map(len, sentences))
    together = encoder.encode(asked, sentences * often)
    alone = [encoder.encode(asked, [sentence])[0] for sentence in sentences]

    assert len(together) == often * len(sentences)
    for at, encoded in enumerate(together):
        same = alone[at % len(sentences)]
        assert np.allclose(encoded.states, same.states, atol=2e-4)
        assert np.allclose(encoded.middle, same.middle, atol=2e-4)


def test_the_upper_layers_see_what_is_not_small() -> None:
    encoder, cut = the_reader().encoder, the_reader().cut
    text = "The old one is not replaced."
    pieces = cut.pieces(text)
    (found,) = encoder.encode(encoder.ask(framed(REFERENCE["pieces"])), [framed([piece.number for piece in pieces])])
    kept = [text[pieces[at - 1].start : pieces[at - 1].end] for at in found.kept.tolist() if at]

    assert found.kept[0] == 0
    assert kept == ["old", "one", "not", "replaced"]
    assert len(found.states) == len(found.kept)


def test_a_sentence_of_small_words_alone_has_a_state() -> None:
    encoder, cut = the_reader().encoder, the_reader().cut
    small = framed([piece.number for piece in cut.pieces("It is that.")])
    (found,) = encoder.encode(encoder.ask(small), [small])

    assert np.isfinite(found.states).all()
    assert found.kept.tolist() == [0]


def test_nothing_has_no_states() -> None:
    encoder = the_reader().encoder

    assert encoder.encode(encoder.ask(framed(REFERENCE["pieces"])), []) == []


def test_every_piece_knows_its_word() -> None:
    text = "The unlabelled café data."
    words = [text[piece.start : piece.end] for piece in the_reader().cut.pieces(text)]

    assert list(dict.fromkeys(words)) == ["The", "unlabelled", "café", "data", "."]


def test_a_word_without_end_is_unknown_as_a_whole() -> None:
    assert [piece.number for piece in the_reader().cut.pieces("a" * 5000)] == [the_reader().cut.unknown]


def test_gelu_stays_finite_far_out() -> None:
    found = gelu(np.array([-1e4, -3.0, 0.0, 3.0, 1e4], dtype=np.float32))

    assert np.allclose(found, [0, -0.00363, 0, 2.99637, 1e4], atol=1e-4)


def test_normalised_rows_have_mean_0_and_variance_1() -> None:
    rows = np.random.default_rng(0).normal(3, 5, (4, 384)).astype(np.float32)
    found = normalise(rows, np.ones(384, np.float32), np.zeros(384, np.float32))

    assert np.allclose(found.mean(axis=1), 0, atol=1e-5)
    assert np.allclose(found.var(axis=1), 1, atol=1e-3)


def test_attention_stays_finite_where_one_sign_is_repeated() -> None:
    encoder, cut = the_reader().encoder, the_reader().cut
    same = framed([piece.number for piece in cut.pieces("7 " * 40)])
    (found,) = encoder.encode(encoder.ask(same), [same])

    assert np.isfinite(found.states).all()
    queries = np.full((1, 2, 4), 1e4, dtype=np.float32)
    mixed, total = attention(queries, queries, queries)
    assert np.allclose(mixed / total, 1e4)
