"""The second stage: what is fitted on answers that the network never saw.

A logistic regression for each dimension and level weighs the network's verdict on a sentence against what the rules
know of it; then thresholds turn probabilities into levels. Both are fitted on out-of-fold verdicts only.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from figures import qwk
from rated import DIMENSIONS, Rated
from twominute.scoring.verdicts import doubt

Array = NDArray[np.float64]
_RIDGE = 3.0
"""How strongly the weights of the hints are drawn to zero, in sentences."""
_STEPS = tuple(float(1 / (1 + np.exp(-step / 5))) for step in range(-11, 16))
_NEARBY = 2.0
"""Steps, the width of the bell over which kappa is averaged: the very best pair is the best by chance, too."""
_MOST_FALSE = 0.095
"""Share of the absent levels that may be credited, over all dimensions and sets, those made to mislead among them."""
_PRICES = tuple(step / 5 for step in range(100))
"""What credit for nothing costs in kappa; the lowest that keeps it under its share is taken."""
_ROUNDS = 25


@dataclass(frozen=True)
class Verdicts:
    """What the network says of one answer whose question it never saw."""

    rated: Rated
    logits: Array
    """(sentences, 5, 2)."""
    hints: Array
    """(sentences, hints)."""
    overall: float
    """0 to 4."""


def weigh(verdicts: Sequence[Verdicts]) -> Array:
    """Return the weights of the second verdict, (5, 2, 1 + hints + 1), as `TrainedReader.second` takes them."""
    shown = [each for each in verdicts if each.rated.evidence is not None and len(each.rated.evidence)]
    hints = np.concatenate([each.hints for each in shown])
    logits = np.concatenate([each.logits for each in shown])
    truth = np.concatenate([np.array(each.rated.evidence) for each in shown]).reshape(len(hints), -1, 2)
    rest = np.hstack([hints, np.ones((len(hints), 1))])
    return np.array(
        [
            [_logistic(np.hstack([logits[:, [at], level], rest]), truth[:, at, level]) for level in (0, 1)]
            for at in range(len(DIMENSIONS))
        ]
    )


def likely(verdicts: Verdicts, second: Array) -> Array:
    """Return the probabilities of mentioned and explained, (sentences, 5, 2)."""
    rest = np.hstack([verdicts.hints, np.ones((len(verdicts.hints), 1))])
    logits = verdicts.logits * second[:, :, 0] + np.einsum("sh,dth->sdt", rest, second[:, :, 1:])
    logits[:, :, 1] = logits.min(axis=2)
    return np.asarray(1 / (1 + np.exp(-logits)))


def pooled(verdicts: Verdicts, second: Array) -> Array:
    """Return the probabilities of the whole answer, (5, 2): a smooth maximum, as `scoring.verdicts` has it."""
    odds = (1 / (1 / likely(verdicts, second).clip(1e-9, 1 - 1e-9) - 1)).sum(axis=0)
    return np.asarray(odds / (1 + odds))


def thresholds(verdicts: Sequence[Verdicts], second: Array) -> list[tuple[float, float]]:
    """Return the pairs with the best kappa of all that credit at most a share of what the raters hold to be absent.

    The kappa of a pair is taken in the mean with those of the pairs around it.
    """
    rows = np.array([pooled(each, second) for each in verdicts])
    truth = np.array([[each.rated.reference[name] for name in DIMENSIONS] for each in verdicts])
    absent = truth == 0
    pairs = tuple(product(_STEPS, _STEPS))
    bell = _bell(len(_STEPS))
    tried = []
    for at in range(len(DIMENSIONS)):
        kappas, false = [], []
        for pair in pairs:
            levels = (rows[:, at, 0] >= pair[0]) * (1 + (rows[:, at, 1] >= pair[1]))
            false.append(float(((levels > 0) & absent[:, at]).sum() / absent.sum()))
            kappas.append(qwk(truth[:, at].tolist(), levels.tolist(), 2))
        around = bell @ np.reshape(kappas, (len(_STEPS), -1)) @ bell.T
        tried.append(list(zip(around.ravel().tolist(), false, pairs, strict=True)))
    for price in _PRICES:
        best = [max(options, key=lambda option, price=price: option[0] - price * option[1]) for options in tried]
        if sum(false for _, false, _ in best) <= _MOST_FALSE:
            break
    return [pair for _, _, pair in best]


def mix(
    verdicts: Sequence[Verdicts], second: Array, pairs: Sequence[tuple[float, float]]
) -> tuple[float, float, float]:
    """Return what the network's overall, the sum of the levels and nothing weigh, by least squares."""
    tried = [each for each in verdicts if not each.rated.reference["off_task"]]
    sums = [_sum(pooled(each, second), pairs) for each in tried]
    inputs = np.array([(each.overall, total, 1.0) for each, total in zip(tried, sums, strict=True)])
    own, levels, nothing = np.linalg.lstsq(inputs, np.array([each.rated.reference["overall"] for each in tried]))[0]
    return float(own), float(levels), float(nothing)


def _bell(count: int) -> Array:
    """Return the matrix that takes each of so many steps in the mean with those around it, (count, count)."""
    steps = np.arange(count)
    weights = np.exp(-0.5 * ((steps[:, None] - steps) / _NEARBY) ** 2)
    return weights / weights.sum(axis=1, keepdims=True)


def _sum(likely: Array, pairs: Sequence[tuple[float, float]]) -> int:
    rows = zip(likely.tolist(), pairs, strict=True)
    return sum((one >= least[0]) * (1 + (two >= least[1])) for (one, two), least in rows)


def doubts(verdicts: Sequence[Verdicts], second: Array, pairs: Sequence[tuple[float, float]]) -> list[float]:
    """Return the doubt in each answer's levels, as a reading has it."""
    return [doubt([tuple(row) for row in pooled(each, second).tolist()], pairs) for each in verdicts]


def _logistic(inputs: Array, truth: Array) -> Array:
    """Return the weights of a logistic regression by Newton's method; only the hints are drawn to zero."""
    weights = np.zeros(inputs.shape[1])
    ridge = np.full(len(weights), _RIDGE)
    ridge[[0, -1]] = 1e-3
    for _ in range(_ROUNDS):
        said = 1 / (1 + np.exp(-(inputs @ weights)))
        slope = inputs.T @ (said - truth) + ridge * weights
        curve = (inputs * (said * (1 - said))[:, None]).T @ inputs + np.diag(ridge)
        weights -= np.linalg.solve(curve, slope)
    return weights
