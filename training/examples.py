"""Fit what the reader by examples weighs: how a sentence's nearness to examples becomes a level of a dimension.

The five dimensions of the rated answers stand in for dimensions that no reader was trained for: of each, a few
sentences are drawn as the examples that an author would write, and the rest are to be told apart by nearness to them.
Prints the numbers that stand in `twominute.scoring.examples`.
"""

from itertools import product
from typing import Any

import numpy as np

from rated import DIMENSIONS, Rated, load, load_knowledge
from twominute.files.weights import load_reader
from twominute.scoring.cues import lexicon
from twominute.scoring.examples import FOR_A_DIMENSION, facts_of
from twominute.scoring.looked import saying
from twominute.scoring.trained import TrainedReader

EXAMPLES = 12
"""Sentences of each kind for each dimension, as many as an author may write."""
DRAWS = 3
RIDGE = 1.0
SEED = 7


def main() -> None:
    """Fit on half of the answers, tell how well the other half is read, and print the numbers."""
    reader = load_reader()
    answers = [_answer(each, reader) for each in load() if each.evidence]
    chance = np.random.default_rng(SEED)
    learnt, tested = answers[::2], answers[1::2]
    draws = [_draw(learnt, chance) for _ in range(DRAWS)]
    rows = [_rows(learnt, draw) for draw in draws]
    facts = np.concatenate([each for each, _ in rows])
    wanted = np.concatenate([each for _, each in rows])
    weights = np.array([_logistic(facts, wanted[:, level]) for level in range(2)])
    known = [_chances(learnt, draw, weights) for draw in draws]
    least = max(product(np.arange(0.3, 0.9, 0.05), repeat=2), key=lambda pair: _kappa(known, pair))
    fresh = [_chances(tested, _draw(learnt, chance), weights) for _ in range(DRAWS)]
    print("weights", np.round(weights, 2).tolist())
    print("thresholds", np.round(least, 2).tolist())
    print(f"QWK of the levels: {_kappa(known, least):.2f} learnt from, {_kappa(fresh, least):.2f} others")


Answer = tuple[Any, Any, Any, Any, dict[str, int]]
"""Meanings, hints, verdicts of the trained reader, evidence (sentences, dimensions, 2), and the reference."""
Draw = list[tuple[Any, Any]]
"""For each dimension the meanings of its good examples and of its near misses."""


def _answer(rated: Rated, trained: TrainedReader) -> Answer:
    knowledge = load_knowledge()
    row = saying(rated.answer, frozenset(), knowledge, known=lexicon(knowledge), dimensions=DIMENSIONS)
    kept = [(row[each], shares) for each, shares in zip(rated.sentences, rated.evidence or (), strict=True)]
    _, seen = trained.look("", [said for said, _ in kept])
    shares = np.array([each for _, each in kept]).reshape(-1, len(DIMENSIONS), 2)
    meanings = np.array([each.meaning for each in seen]).reshape(len(seen), -1)
    return meanings, [said.hints for said, _ in kept], seen, shares, rated.reference


def _draw(answers: list[Answer], chance: np.random.Generator) -> Draw:
    meanings = np.concatenate([each[0] for each in answers if len(each[0])])
    shares = np.concatenate([each[3] for each in answers if len(each[0])])
    found = []
    for number in range(len(DIMENSIONS)):
        good = np.flatnonzero(shares[:, number, 1] >= 0.5)  # noqa: PLR2004 -- most raters
        near = np.flatnonzero(shares[:, number, 0] == 0)
        found.append(tuple(meanings[chance.choice(each, EXAMPLES, replace=False)] for each in (good, near)))
    return found


def _rows(answers: list[Answer], draw: Draw) -> tuple[Any, Any]:
    facts, wanted = [], []
    for meanings, hints, seen, shares, _ in answers:
        for at, meaning in enumerate(meanings):
            for number, (good, near) in enumerate(draw):
                named = hints[at][FOR_A_DIMENSION * number]
                facts.append(facts_of(good @ meaning, near @ meaning, is_named=named, seen=seen[at]))
                wanted.append(shares[at, number] >= 0.5)  # noqa: PLR2004 -- most raters
    return np.array(facts), np.array(wanted)


def _logistic(facts: Any, wanted: Any) -> Any:
    weights, ridge = np.zeros(facts.shape[1]), RIDGE * np.eye(facts.shape[1])
    for _ in range(30):
        likely = 1 / (1 + np.exp(-facts @ weights))
        slope = facts.T @ (likely - wanted) + ridge @ weights
        weights -= np.linalg.solve((facts * (likely * (1 - likely))[:, None]).T @ facts + ridge, slope)
    return weights


def _kappa(chances: list[Any], least: tuple[float, float]) -> float:
    """Return quadratic weighted kappa over all dimensions together, the mean over the draws."""
    kappas = []
    for mentioned, explained, theirs in chances:
        ours = np.where(mentioned < least[0], 0, 1 + (explained >= least[1]))
        chance = np.var(ours) + np.var(theirs) + (ours.mean() - theirs.mean()) ** 2
        kappas.append(1 - np.mean((ours - theirs) ** 2) / chance)
    return float(np.mean(kappas))


def _chances(answers: list[Answer], draw: Draw, weights: Any) -> Any:
    """Return three rows: how likely each dimension of each answer is mentioned and explained, and its level."""
    found = []
    for meanings, hints, seen, _, reference in answers:
        for number, (good, near) in enumerate(draw):
            odds = np.zeros(2)
            for at, meaning in enumerate(meanings):
                named = hints[at][FOR_A_DIMENSION * number]
                facts = facts_of(good @ meaning, near @ meaning, is_named=named, seen=seen[at])
                odds += np.exp(np.minimum.accumulate(weights @ np.array(facts)))
            found.append((*(odds / (1 + odds)), reference[DIMENSIONS[number]]))
    return np.array(found).T


if __name__ == "__main__":
    main()
