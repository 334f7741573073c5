"""How far readings are from the raters: kappa, F1, credit given and missed, with intervals."""

import random
import statistics
from collections.abc import Mapping, Sequence

from rated import DIMENSIONS, FLAGS, Rated

Row = Mapping[str, int]
"""Levels 0 to 2, flags 0 or 1, overall 0 to 4, as in `Rated.reference`."""
SAMPLES = 1000


def qwk(truth: Sequence[int], said: Sequence[int], top: int) -> float:
    """Return quadratic weighted kappa (Cohen, 1968) of levels 0 to `top`; 1.0 where both are one constant."""
    share = [[values.count(level) for level in range(top + 1)] for values in (list(truth), list(said))]
    wrong = sum((a - b) ** 2 for a, b in zip(truth, said, strict=True))
    by_chance = sum(
        (a - b) ** 2 * share[0][a] * share[1][b] for a in range(top + 1) for b in range(top + 1)
    ) / len(truth)  # fmt: skip
    return 1.0 if by_chance == 0 else 1 - wrong / by_chance


def f1(truth: Sequence[int], said: Sequence[int]) -> float:
    """Return the F1 of a flag; 1.0 where it is never raised and never should be."""
    both = sum(a and b for a, b in zip(truth, said, strict=True))
    wrong = sum(a != b for a, b in zip(truth, said, strict=True))
    return 1.0 if both + wrong == 0 else 2 * both / (2 * both + wrong)


def figures(truth: Sequence[Row], said: Sequence[Row]) -> dict[str, float]:
    """Return every figure of one set of readings."""

    def column(rows: Sequence[Row], name: str) -> list[int]:
        return [row[name] for row in rows]

    found = {name: qwk(column(truth, name), column(said, name), 2) for name in DIMENSIONS}
    found["mean"] = statistics.mean(found.values())
    found["overall"] = qwk(column(truth, "overall"), column(said, "overall"), 4)
    found |= {flag: f1(column(truth, flag), column(said, flag)) for flag in FLAGS}
    pairs = [(a[name], b[name]) for a, b in zip(truth, said, strict=True) for name in DIMENSIONS]
    found["false_credit"] = _share([b > 0 for a, b in pairs if a == 0])
    found["missed_credit"] = _share([b == 0 for a, b in pairs if a == 2])  # noqa: PLR2004 -- explained
    return found


def intervals(rated: Sequence[Rated], said: Sequence[Row], *, seed: int = 0) -> dict[str, tuple[float, float]]:
    """Return 95 % intervals of every figure, by drawing questions with their answers again and again."""
    by_question: dict[str, list[int]] = {}
    for at, each in enumerate(rated):
        by_question.setdefault(each.question, []).append(at)
    groups = list(by_question.values())
    chance = random.Random(seed)  # noqa: S311 -- a bootstrap, not secrets
    drawn: dict[str, list[float]] = {}
    for _ in range(SAMPLES):
        some = [at for group in chance.choices(groups, k=len(groups)) for at in group]
        for name, value in figures([rated[at].reference for at in some], [said[at] for at in some]).items():
            drawn.setdefault(name, []).append(value)
    cuts = {name: statistics.quantiles(values, n=40) for name, values in drawn.items()}
    return {name: (found[0], found[-1]) for name, found in cuts.items()}


def _share(hits: Sequence[bool]) -> float:
    return sum(hits) / len(hits) if hits else 0.0
