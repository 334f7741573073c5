"""Key points of a question: found where a sentence is closer to what makes the point than to its near misses.

The trained reader says how likely a sentence makes a point; without it, closeness is of shared words and letters.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz

from twominute.model.question import KeyPoint, Question
from twominute.model.reading import Evidence, KeyPointReading, Span
from twominute.scoring.seen import Point, Seen, Trained
from twominute.scoring.text import Sentence, sentences

_LEAST_CLOSENESS = 0.42
_LEAST_LEAD = 0.05
_LEAST_SHARED = 2
_WORDS_SHARE = 0.75
"""How much the shared words weigh; the rest is the likeness of the letters."""

Weights = Mapping[str, float]


def near(
    question: Question, answer: str, asserted: Sequence[Sentence], seen: Sequence[Seen], *, trained: Trained
) -> tuple[KeyPointReading, ...]:
    """Return each key point with the asserted sentence that means it, if one does."""
    likely = trained.made(question.ask, [each.subject for each in seen], _points(question))
    found = []
    for number, point in enumerate(question.key_points):
        of_it = [row[number] for row in likely]
        best = max(of_it, default=0.0)
        is_made = best >= trained.about.point_from
        evidence = _made(point, answer, asserted[of_it.index(best)]) if is_made else None
        found.append(KeyPointReading(point.id, point.say, evidence))
    return tuple(found)


def points_made(question: Question, *, trained: Trained) -> list[set[str]]:
    """Return for each of a question's own sentences the ids of the key points that it makes."""
    subjects = trained.subjects(question.ask, question.sentences)
    return [
        {point.id for point, made in zip(question.key_points, row, strict=True) if made >= trained.about.point_from}
        for row in trained.made(question.ask, subjects, _points(question))
    ]


def _points(question: Question) -> tuple[Point, ...]:
    return tuple(Point((each.say, *each.good), each.near_miss) for each in question.key_points)


def find(points: tuple[KeyPoint, ...], answer: str, asserted: Sequence[Sentence]) -> tuple[KeyPointReading, ...]:
    """Return each key point with the asserted sentence that makes it, if one does."""
    weights = _weights(points)
    return tuple(KeyPointReading(point.id, point.say, _evidence(point, answer, asserted, weights)) for point in points)


def _evidence(point: KeyPoint, answer: str, asserted: Sequence[Sentence], weights: Weights) -> Evidence | None:
    good = [each for text in (point.say, *point.good) for each in sentences(text)]
    near = [each for text in point.near_miss for each in sentences(text)]
    best: tuple[float, Sentence] | None = None
    for sentence in asserted:
        closeness = _closest(sentence, good, weights)
        if closeness < _LEAST_CLOSENESS or closeness - _closest(sentence, near, weights) < _LEAST_LEAD:
            continue
        if best is None or closeness > best[0]:
            best = (closeness, sentence)
    return None if best is None else _made(point, answer, best[1])


def _made(point: KeyPoint, answer: str, sentence: Sentence) -> Evidence:
    span = Span(sentence.start, sentence.end)
    return Evidence(span, answer[span.start : span.end], f"makes the point: {point.say}")


def _closest(sentence: Sentence, known: Sequence[Sentence], weights: Weights) -> float:
    return max((_closeness(sentence, each, weights) for each in known), default=0.0)


def _closeness(sentence: Sentence, known: Sentence, weights: Weights) -> float:
    """Return 0 to 1: shared words by their rarity, with the likeness of the letters for other forms and orders."""
    ours, theirs = sentence.content, known.content
    shared = ours & theirs
    if len(shared) < min(_LEAST_SHARED, len(theirs)):
        return 0.0
    whole = sum(weights.get(word, 1.0) for word in theirs)
    overlap = sum(weights.get(word, 1.0) for word in shared) / max(whole, 1e-9)
    letters = fuzz.token_set_ratio(" ".join(sorted(ours)), " ".join(sorted(theirs))) / 100
    return _WORDS_SHARE * overlap + (1 - _WORDS_SHARE) * letters


def _weights(points: tuple[KeyPoint, ...]) -> Weights:
    """Return the weight of each word: rare among the sentences of this question weighs more."""
    texts = [text for point in points for text in (point.say, *point.good, *point.near_miss)]
    seen = Counter(word for text in texts for sentence in sentences(text) for word in sentence.content)
    return {word: math.log(1 + len(texts) / count) for word, count in seen.items()}
