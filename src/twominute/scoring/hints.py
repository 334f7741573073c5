"""What the rules know of a sentence, as numbers that the trained reader hears beside its words."""

import math
from collections.abc import Iterable, Sequence

from twominute.model.reading import Level, Span
from twominute.scoring import polarity
from twominute.scoring.cues import Lexicon
from twominute.scoring.reader import Passage, claims, refusals
from twominute.scoring.text import Sentence

FOR_A_DIMENSION = 3
FOR_A_SENTENCE = 4
_LONG = 40
"""Words that make the length of a sentence about 1."""


def is_named(hints: Sequence[float], dimension: int) -> bool:
    """Tell whether a cue of this dimension stands."""
    return bool(hints[FOR_A_DIMENSION * dimension])


def is_taken_back(hints: Sequence[float], dimension: int) -> bool:
    """Tell whether a cue of this dimension is denied or put off, and none stands."""
    return bool(hints[FOR_A_DIMENSION * dimension + 2]) and not is_named(hints, dimension)


def hints_of(
    answer: str,
    sentence: Sentence,
    *,
    asked: frozenset[str],
    known: Lexicon,
    names: Sequence[Span],
    dimensions: Iterable[str],
) -> tuple[float, ...]:
    """Return three numbers for each dimension and four for the sentence, each from 0 to about 1.

    For a dimension: whether a cue names it, whether it is explained by the cues, whether a cue is denied, put off,
    wished for or quoted. For the sentence: whether it is a bare list, holds a number, the share of its words that the
    question has too, and its length.
    """
    passage = Passage(sentence, polarity.strikes(sentence, known))
    found = claims(answer, (passage,), known, names=names)
    refused = {refusal.dimension for refusal in refusals(answer, (passage,), known)}
    numbers: list[float] = []
    for dimension in dimensions:
        level = max((claim.level for claim in found if claim.dimension == dimension), default=Level.ABSENT)
        numbers += [float(level >= Level.MENTIONED), float(level >= Level.EXPLAINED), float(dimension in refused)]
    content = sentence.content
    return (
        *numbers,
        float(polarity.is_listed(sentence)),
        float(any(word.is_number for word in sentence.words)),
        len(content & asked) / max(1, len(content)),
        math.log1p(len(sentence.words)) / math.log1p(_LONG),
    )
