"""Fit what tells a sentence that denies, puts off or dismisses from one that means what it says.

A logistic regression on what the trained reader makes of a sentence. The bank's negated samples are denials from end to
end; its good and plain samples, its model answers, and the sentences that raters gave as evidence are not. How well
other questions are told apart is measured by cross-validation over questions, and so is the threshold for a whole
answer: the one that takes at most one sincere answer in five hundred for a denial.

    python training/denial.py [FOLDER]     adds it to the weights of a folder; default: the shipped ones
"""

import hashlib
import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from base import LARGEST
from rated import load, load_knowledge
from twominute.files.load import load_bank
from twominute.files.weights import BUNDLED, DIGEST, WEIGHTS, load_reader
from twominute.model.question import SampleKind
from twominute.scoring.cues import lexicon
from twominute.scoring.looked import saying, words_of
from twominute.scoring.trained import TrainedReader

FOLDS = 4
RIDGE = 100.0
DENIALS_WEIGH = 3.0
SINCERE_TAKEN = 0.002
"""The share of the sincere answers that may be taken for denials."""
FEWEST = 3
"""Sentences from which an answer is judged as a whole."""
SURE = 0.5
"""How likely a rater must find a sentence to earn something for it to be sincere."""


@dataclass(frozen=True)
class Told:
    """One text: its question, whether it is a denial, and what the reader makes of its sentences."""

    question: str
    is_denial: bool
    facts: Any
    """(sentences, 2 D)."""


def main() -> None:
    """Fit, tell how well it does on other questions, and write."""
    folder = Path(sys.argv[1]) if sys.argv[1:] else BUNDLED
    add_denial(folder)


def add_denial(folder: Path) -> None:
    """Add the weights and the threshold to those of a folder."""
    told = list(_told(load_reader(folder, largest=LARGEST)))
    held_out = _held_out(told)
    least = _threshold(told, held_out)
    _report(told, held_out, least)
    with np.load(folder / WEIGHTS) as arrays:
        weights = dict(arrays)
    about = json.loads(weights["about"].tobytes()) | {"denial_from": least}
    weights["about"] = np.frombuffer(json.dumps(about).encode(), dtype=np.uint8)
    weights["denial"] = _fitted(told).astype(np.float32)
    np.savez(folder / WEIGHTS, **weights)
    digest = hashlib.sha256((folder / WEIGHTS).read_bytes()).hexdigest()
    (folder / DIGEST).write_text(f"{digest}  {WEIGHTS}\n", encoding="ascii")


def _told(reader: TrainedReader) -> Iterator[Told]:
    for question in load_bank(None).bank.questions:
        samples = {each.kind: each.answer for each in question.tests}
        for kind in (SampleKind.GOOD, SampleKind.PLAIN, SampleKind.NEGATED):
            yield Told(question.ask, kind is SampleKind.NEGATED, _facts(reader, question.ask, samples[kind]))
        yield Told(question.ask, is_denial=False, facts=_facts(reader, question.ask, question.model_answer))
    for rated in load():
        shares = np.array(rated.evidence or ()).reshape(-1, 10).max(axis=1, initial=0)
        if (shares >= SURE).any():
            facts = _facts(reader, rated.question, rated.answer)
            yield Told(rated.question, is_denial=False, facts=facts[shares >= SURE])


def _facts(reader: TrainedReader, ask: str, answer: str) -> Any:
    knowledge = load_knowledge()
    known = lexicon(knowledge)
    dimensions = reader.about.dimensions
    rows = saying(answer, words_of(ask, known), knowledge, known=known, dimensions=dimensions)
    _, seen = reader.look(ask, list(rows.values()))
    return np.array([(*each.state, *each.meaning) for each in seen])


def _fitted(told: list[Told]) -> Any:
    """Return (2 D + 1,): the weights of the facts, then of nothing."""
    facts = np.concatenate([each.facts for each in told])
    denied = np.concatenate([np.full(len(each.facts), each.is_denial) for each in told])
    weigh = np.where(denied, DENIALS_WEIGH, 1.0)
    middle, spread = facts.mean(axis=0), facts.std(axis=0) + 1e-6
    inputs = np.hstack([(facts - middle) / spread, np.ones((len(facts), 1))])
    weights, ridge = np.zeros(inputs.shape[1]), RIDGE * np.eye(inputs.shape[1])
    ridge[-1, -1] = 1e-6
    for _ in range(12):
        likely = 1 / (1 + np.exp(-inputs @ weights))
        slope = inputs.T @ (weigh * (likely - denied)) + ridge @ weights
        weights -= np.linalg.solve((inputs * (weigh * likely * (1 - likely))[:, None]).T @ inputs + ridge, slope)
    scaled = weights[:-1] / spread
    return np.append(scaled, weights[-1] - scaled @ middle)


def _held_out(told: list[Told]) -> list[Any]:
    """Return the logits of the sentences of each text, by weights that never saw its question."""
    asks = sorted({each.question for each in told})
    random.Random(7).shuffle(asks)  # noqa: S311 -- folds, not secrets
    fold = {ask: at % FOLDS for at, ask in enumerate(asks)}
    fits = [_fitted([each for each in told if fold[each.question] != number]) for number in range(FOLDS)]
    return [_logits(each, fits[fold[each.question]]) for each in told]


def _logits(told: Told, weights: Any) -> Any:
    return told.facts @ weights[:-1] + weights[-1]


def _threshold(told: list[Told], logits: list[Any]) -> float:
    sincere = [
        each.mean() for text, each in zip(told, logits, strict=True) if not text.is_denial and len(each) >= FEWEST
    ]
    return float(np.quantile(sincere, 1 - SINCERE_TAKEN))


def _report(told: list[Told], logits: list[Any], least: float) -> None:
    for is_denial, name in ((True, "denials"), (False, "sincere")):
        mine = [each for text, each in zip(told, logits, strict=True) if text.is_denial is is_denial]
        whole = [each.mean() >= least for each in mine if len(each) >= FEWEST]
        said = np.concatenate(mine)
        print(f"{name}: {np.mean(whole):.3f} of {len(whole)} texts and {np.mean(said >= 0):.3f} of", end=" ")
        print(f"{len(said)} sentences taken for denials; {np.mean(said >= 2):.3f} surely")  # noqa: PLR2004 -- as a veto
    print(f"from a mean of {least:.2f}")


if __name__ == "__main__":
    main()
