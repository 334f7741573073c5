"""From what the trained reader sees in sentences to levels, and to claims with the clause that carries each.

An answer's likelihood is a smooth maximum over its sentences (log-sum-exp of their log-odds, as it was trained): one
clear sentence is enough, several half-clear ones support each other, and no sentence can take anything away.
"""

import math
from collections.abc import Iterable, Mapping
from itertools import pairwise

from twominute.model.reading import Level, Span
from twominute.scoring.reader import Claim
from twominute.scoring.seen import Seen, Trained
from twominute.scoring.text import Sentence

_SHARE = 0.5
"""A sentence beside the best one is shown when it is at least this likely by itself."""
_FURTHEST = 30.0
_WHY = {Level.MENTIONED: "says that, but not how, when or why", Level.EXPLAINED: "says how, when or why"}


def levels_of(seen: Iterable[Seen], trained: Trained) -> dict[str, Level]:
    """Return the level of each dimension over sentences."""
    pairs = zip(trained.about.dimensions, likelihoods(seen, trained), trained.about.thresholds, strict=True)
    return {dimension: _level(likely, least) for dimension, likely, least in pairs}


def likelihoods(seen: Iterable[Seen], trained: Trained) -> tuple[tuple[float, float], ...]:
    """Return, for each dimension, how likely the whole answer mentions and explains it."""
    rows = [each.levels for each in seen]
    return tuple(
        (_smooth_maximum(row[number][0] for row in rows), _smooth_maximum(row[number][1] for row in rows))
        for number in range(len(trained.about.dimensions))
    )


def doubt(likely: Iterable[tuple[float, float]], thresholds: Iterable[tuple[float, float]]) -> float:
    """Return 0 to 1: how unlikely the levels are that were given, on average over the dimensions."""
    chances = []
    for (mentioned, explained), least in zip(likely, thresholds, strict=True):
        level = _level((mentioned, explained), least)
        chances.append((1 - mentioned, max(0.0, mentioned - explained), explained)[level])
    return 1 - sum(chances) / len(chances)


def claims_of(
    seen: Mapping[Sentence, Seen], levels: Mapping[str, Level], dimensions: tuple[str, ...]
) -> tuple[Claim, ...]:
    """Return, for each level that is reached, the sentence that is likeliest to earn it, and others likely to."""
    found: list[Claim] = []
    for number, dimension in enumerate(dimensions):
        level = levels[dimension]
        if level:
            likely = {sentence: each.levels[number][level - 1] for sentence, each in seen.items()}
            best = max(likely, key=lambda sentence: (likely[sentence], -sentence.start))
            shown = [best, *(each for each in likely if each is not best and likely[each] >= _SHARE)]
            found += [
                Claim(dimension, level, Span(each.start, each.end), _WHY[level], _carrier(each, seen[each], number))
                for each in shown
            ]
    return tuple(found)


def _smooth_maximum(likely: Iterable[float]) -> float:
    """Return 1 / (1 + 1 / the sum of the odds); 0 of nothing."""
    odds = sum(math.exp(min(_FURTHEST, math.log(each) - math.log1p(-each))) for each in likely if 0 < each < 1)
    return odds / (1 + odds)


def _level(likely: tuple[float, float], least: tuple[float, float]) -> Level:
    if likely[0] < least[0]:
        return Level.ABSENT
    return Level.EXPLAINED if likely[1] >= least[1] else Level.MENTIONED


def _carrier(sentence: Sentence, seen: Seen, number: int) -> Span | None:
    """Return the clause whose words have the largest share in the verdict.

    None when there is but one clause, or no share is known.
    """
    if not seen.shares:
        return None
    words = sentence.words
    edges = [0, *(at for at, word in enumerate(words) if word.pause), len(words)]
    clauses = [Span(words[first].start, words[last - 1].end) for first, last in pairwise(edges)]
    if len(clauses) == 1:
        return None

    def share(clause: Span) -> float:
        first, last = clause.start - sentence.start, clause.end - sentence.start
        pairs = zip(seen.words, seen.shares[number], strict=True)
        return sum(share for (start, end), share in pairs if first <= start and end <= last)

    return max(clauses, key=share)
