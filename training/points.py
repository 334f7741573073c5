"""Fit what tells the key points of a question apart, on top of the trained reader.

A matrix turns what sentences mean; a sentence makes a point as far as it lies with the middle of what makes it, and
away from the middle of its near misses. It is learnt from the bank, each sentence left out of its own middle, and from
answers of which is known which points they make (`data/points.jsonl`). How well points of other questions are found
is measured by cross-validation over questions, and so is the probability from which a point counts as made.

    python training/points.py [FOLDER]     adds it to the weights of a folder; default: the shipped ones
"""

import hashlib
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy, normalize, one_hot, softplus

from base import LARGEST
from twominute.files.load import load_bank
from twominute.files.weights import BUNDLED, DIGEST, WEIGHTS, load_reader
from twominute.model.question import Question
from twominute.scoring.seen import Said
from twominute.scoring.text import sentences
from twominute.scoring.trained import COMMON, TrainedReader

LABELS = Path(__file__).parent / "data" / "points.jsonl"
FOLDS = 5
PASSES = 20
RATE, MIX_RATE = 3e-4, 2e-2
FALSELY = 0.08
"""The share of the points that an answer does not make which may be found in it."""
MADE = 2
"""The label of a point that an answer makes; 1 is half or vague, 0 not at all."""
NEARLY = 1.5
"""How much more it weighs that a near miss is not found than that the sentence of another point is not."""
AT_FIRST = (8.0, -4.0, -2.0)


@dataclass(frozen=True)
class Labelled:
    """An answer, and which points it makes."""

    kind: str
    subjects: Tensor
    labels: tuple[int, ...]
    places: tuple[int | None, ...]
    """For each point the number of the sentence that makes it, from 0."""


@dataclass(frozen=True)
class Asked:
    """The points of a question, and answers to it."""

    subjects: Tensor
    """(sentences, D), less what all of them share."""
    common: Tensor
    owner: Tensor
    """For each sentence the number of its point."""
    kinds: str
    """For each sentence: s the point itself, g makes it, n nearly."""
    answers: tuple[Labelled, ...]

    def holds(self, kinds: str) -> Tensor:
        """Return which sentences are of these kinds, as 0 and 1."""
        return torch.tensor([float(kind in kinds) for kind in self.kinds])


def main() -> None:
    """Fit, tell how well it does on other questions, and write."""
    add_points(Path(sys.argv[1]) if sys.argv[1:] else BUNDLED)


def add_points(folder: Path) -> None:
    """Add the matrix, its mix and the threshold to the weights of a folder."""
    torch.set_num_threads(1)
    asked = _asked(load_reader(folder, largest=LARGEST))
    least = _validate(asked)
    turn, mix = _fitted(asked)
    with np.load(folder / WEIGHTS) as arrays:
        weights = dict(arrays)
    about = json.loads(weights["about"].tobytes()) | {"point_from": least}
    weights["about"] = np.frombuffer(json.dumps(about).encode(), dtype=np.uint8)
    outward = turn.numpy().T
    scales = np.abs(outward).max(axis=1) / 127
    weights["points"] = np.round(outward / scales[:, None]).astype(np.int8)
    weights["points.scales"] = scales.astype(np.float32)
    weights["points.mix"] = mix.numpy().astype(np.float32)
    np.savez(folder / WEIGHTS, **weights)
    digest = hashlib.sha256((folder / WEIGHTS).read_bytes()).hexdigest()
    (folder / DIGEST).write_text(f"{digest}  {WEIGHTS}\n", encoding="ascii")


def _asked(reader: TrainedReader) -> list[Asked]:
    rows = [json.loads(row) for row in LABELS.read_text(encoding="utf-8").splitlines()]
    found = []
    for question in load_bank(None).bank.questions:
        points = question.key_points
        subjects = _subjects(reader, question.ask, question.sentences)
        common = COMMON * subjects.mean(0)
        kinds = "".join("s" + "g" * len(each.good) + "n" * len(each.near_miss) for each in points)
        owner = [at for at, each in enumerate(points) for _ in range(1 + len(each.good) + len(each.near_miss))]
        answers = tuple(_labelled(reader, question, row) for row in rows if row["question"] == question.id)
        found.append(Asked(normalize(subjects - common), common, torch.tensor(owner), kinds, answers))
    return found


def _labelled(reader: TrainedReader, question: Question, row: dict[str, Any]) -> Labelled:
    text = row.get("answer") or next(each.answer for each in question.tests if each.kind == row["kind"])
    said = [text[each.start : each.end] for each in sentences(text)]
    told = [row["points"][point.id] for point in question.key_points]
    places = tuple(each["sentence"] - 1 if each["label"] == MADE and each["sentence"] else None for each in told)
    labels = tuple(each["label"] for each in told)
    return Labelled(row["kind"], _subjects(reader, question.ask, said), labels, places)


def _subjects(reader: TrainedReader, ask: str, texts: Sequence[str]) -> Tensor:
    _, seen = reader.look(ask, [Said(text, (0.0,) * reader.about.hints) for text in texts])
    return torch.tensor([each.subject for each in seen])


def _validate(asked: Sequence[Asked]) -> float:
    """Return the probability from which a point counts as made, and print what is then found in other questions."""
    heard: list[tuple[str, int, float]] = []
    for fold in range(FOLDS):
        turn, mix = _fitted([each for at, each in enumerate(asked) if at % FOLDS != fold])
        for each in asked[fold::FOLDS]:
            for answer in each.answers:
                best = _answer_logits(each, answer, turn, mix).amax(0).tolist()
                heard += [(answer.kind, label, logit) for label, logit in zip(answer.labels, best, strict=True)]
    least = float(np.quantile([logit for _, label, logit in heard if label == 0], 1 - FALSELY))
    for label, name in ((MADE, "made"), (1, "half or vague"), (0, "not made")):
        for kind in sorted({kind for kind, *_ in heard}):
            mine = [logit >= least for other, its, logit in heard if (other, its) == (kind, label)]
            if mine:
                print(f"{name}, {kind} answers: {np.mean(mine):.2f} of {len(mine)} points are found")
    print(f"from a probability of {1 / (1 + np.exp(-least)):.3f}")
    return float(1 / (1 + np.exp(-least)))


def _fitted(asked: Sequence[Asked]) -> tuple[Tensor, Tensor]:
    """Return the matrix, (D, D), and what the two middles and nothing weigh, (3,)."""
    width = asked[0].subjects.shape[1]
    turn, mix = torch.nn.Parameter(torch.eye(width)), torch.nn.Parameter(torch.tensor(AT_FIRST))
    steps = torch.optim.Adam([{"params": [turn], "lr": RATE}, {"params": [mix], "lr": MIX_RATE}])
    chance = np.random.default_rng(7)
    for _ in range(PASSES):
        for at in chance.permutation(len(asked)):
            loss = _loss(asked[at], turn, mix)
            steps.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            steps.step()
    return turn.detach(), mix.detach()


def _loss(asked: Asked, turn: Tensor, mix: Tensor) -> Tensor:
    logits = _own_logits(asked, turn, mix)
    is_good, is_tried = asked.holds("g"), asked.holds("gn") > 0
    wanted = one_hot(asked.owner, logits.shape[1]) * is_good[:, None]
    nearly = 1 + NEARLY * one_hot(asked.owner, logits.shape[1]) * asked.holds("n")[:, None]
    loss = binary_cross_entropy_with_logits(
        logits[is_tried], wanted[is_tried], weight=nearly[is_tried], pos_weight=torch.tensor(2.0)
    )
    loss = loss + cross_entropy(logits[is_good > 0], asked.owner[is_good > 0]) / 2
    for answer in asked.answers:
        heard = _answer_logits(asked, answer, turn, mix)
        labels = torch.tensor(answer.labels)
        surely = torch.where(labels == 1, 0.5, 1.0)
        best = heard.amax(0)
        loss = loss + binary_cross_entropy_with_logits(best, (labels == MADE).float(), weight=surely) / 2
        for point, place in enumerate(answer.places):
            if place is not None and place < len(heard):
                loss = loss + 0.3 / len(labels) * softplus(-heard[place, point])
    return loss


def _own_logits(asked: Asked, turn: Tensor, mix: Tensor) -> Tensor:
    """Return (sentences, points) for the bank's own sentences, each left out of the middle that it belongs to."""
    turned = normalize(asked.subjects @ turn)
    mine = one_hot(asked.owner).float()
    found = mix[2]
    for weight, kinds in zip(mix, ("sg", "n"), strict=False):
        member = mine * asked.holds(kinds)[:, None]
        others = (member.sum(0) - member).clamp(min=1)
        found = found + weight * (turned @ (member.T @ turned).T - member) / others
    return found


def _answer_logits(asked: Asked, answer: Labelled, turn: Tensor, mix: Tensor) -> Tensor:
    """Return (sentences, points) for an answer."""
    turned = normalize(asked.subjects @ turn)
    said = normalize(normalize(answer.subjects - asked.common) @ turn)
    mine = one_hot(asked.owner).float()
    found = mix[2]
    for weight, kinds in zip(mix, ("sg", "n"), strict=False):
        member = mine * asked.holds(kinds)[:, None]
        middles = (member.T @ turned) / member.sum(0).clamp(min=1)[:, None]
        found = found + weight * said @ middles.T
    return found


if __name__ == "__main__":
    main()
