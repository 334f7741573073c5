"""The reader of dimensions that nothing was trained for: a sentence is near to the examples of a dimension, or not.

The encoder is the trained reader's. What a sentence's nearness to good sentences and near misses weighs was fitted on
the five dimensions of the rated answers, a few of whose sentences stood in for an author's examples
(training/examples.py). There it reaches a quadratic weighted kappa of 0.6, where the trained reader has 0.7; elsewhere
it will reach less, because the encoder has learnt to tell those five apart.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from twominute.model.question import Dimension
from twominute.scoring.seen import About, Point, Said, Seen, Trained, Whole

NEAREST = 3
"""So many of the nearest examples count together, beside the nearest one."""
FOR_A_DIMENSION = 3
WEIGHTS = (
    (0.94, 6.98, 0.33, -5.05, 1.97, 0.21, -2.86),
    (1.38, 7.55, -0.96, -4.33, 1.41, 0.45, -3.61),
)
"""What each fact of a sentence weighs for mentioned, and for explained."""
THRESHOLDS = (0.45, 0.55)
_NOTHING = (0.0, 0.0)
"""What a bare list of words says of any dimension."""
_FURTHEST = 9.0


@dataclass(frozen=True, slots=True)
class ExampleReader:
    """A trained reader's encoder with the examples of other dimensions; a `Trained`."""

    trained: Trained
    about: About
    good: tuple[tuple[str, ...], ...]
    """For each dimension sentences that explain it."""
    near_miss: tuple[tuple[str, ...], ...]
    judges_whole = False

    def look(self, ask: str, said: Sequence[Said]) -> tuple[tuple[float, ...], list[Seen]]:
        """Return what the question is and what each sentence says; levels do not depend on the question."""
        bare = [Said(each.quote, (0.0,) * self.trained.about.hints) for each in said]
        asked, seen = self.trained.look(ask, bare)
        _, alone = self.trained.look("", bare)
        good = [self.trained.nearness("", alone, texts) for texts in self.good]
        near = [self.trained.nearness("", alone, texts) for texts in self.near_miss]
        found = []
        for at, (each, words) in enumerate(zip(said, seen, strict=True)):
            facts = [
                facts_of(
                    good[number][at], near[number][at], is_named=each.hints[FOR_A_DIMENSION * number], seen=alone[at]
                )
                for number in range(len(self.good))
            ]
            is_list = bool(each.hints[FOR_A_DIMENSION * len(self.good)])
            levels = tuple(_NOTHING if is_list else _likely(fact) for fact in facts)
            found.append(replace(words, levels=levels, shares=()))
        return asked, found

    def nearness(self, ask: str, seen: Sequence[Seen], texts: tuple[str, ...]) -> list[list[float]]:
        """Return how near each sentence is in meaning to each text beside this question, -1 to 1."""
        return self.trained.nearness(ask, seen, texts)

    def meanings(self, ask: str, texts: tuple[str, ...]) -> Sequence[Sequence[float]]:
        """Return what each text, a sentence, means beside this question: a vector of length 1."""
        return self.trained.meanings(ask, texts)

    def subjects(self, ask: str, texts: tuple[str, ...]) -> Sequence[Sequence[float]]:
        """Return the subject of each text, a sentence, beside this question: a vector of length 1."""
        return self.trained.subjects(ask, texts)

    def made(self, ask: str, subjects: Sequence[Sequence[float]], points: tuple[Point, ...]) -> list[list[float]]:
        """Return how likely a sentence of each subject is to make each key point of this question, 0 to 1."""
        return self.trained.made(ask, subjects, points)

    def whole(self, asked: Sequence[float], seen: Sequence[Seen], *, words: int, named: int) -> Whole | None:  # noqa: ARG002 - the protocol's
        """Return None: an answer of another field is judged by its levels and key points alone."""
        return None


def by_examples(trained: Trained, dimensions: Sequence[Dimension]) -> ExampleReader:
    """Return the reader of these dimensions, each of which has examples."""
    about = About(
        name=f"examples/1 on {trained.about.name}",
        dimensions=tuple(each.id for each in dimensions),
        thresholds=(THRESHOLDS,) * len(dimensions),
        mix=(0.0, 0.0, 0.0),
        point_from=trained.about.point_from,
        denial_from=trained.about.denial_from,
        unsure_from=1.0,
        hints=FOR_A_DIMENSION * len(dimensions) + 4,
    )
    return ExampleReader(
        trained, about, tuple(each.good for each in dimensions), tuple(each.near_miss for each in dimensions)
    )


def facts_of(good: Sequence[float], near: Sequence[float], *, is_named: float, seen: Seen) -> tuple[float, ...]:
    """Return what is known of a sentence for a dimension.

    That is its nearness to the examples, whether a cue names the dimension, and how concrete the trained reader
    finds the sentence for whatever it knows.
    """
    concrete = max(explained for _, explained in seen.levels)
    return (
        max(good),
        _nearest(good),
        max(near),
        _nearest(near),
        is_named,
        max(-_FURTHEST, min(_FURTHEST, math.log(max(concrete, 1e-6) / max(1 - concrete, 1e-6)))),
        1.0,
    )


def _nearest(near: Sequence[float]) -> float:
    nearest = sorted(near)[-NEAREST:]
    return sum(nearest) / len(nearest)


def _likely(facts: Sequence[float]) -> tuple[float, float]:
    mentioned, explained = (sum(a * b for a, b in zip(row, facts, strict=True)) for row in WEIGHTS)
    return _sigmoid(mentioned), _sigmoid(min(mentioned, explained))


def _sigmoid(x: float) -> float:
    return 1 / (1 + math.exp(-x))
