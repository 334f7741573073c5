"""Rated answers as tensors."""

import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

import torch
from torch import Tensor

from base import small
from net import DIMENSIONS, WIDTH, Batch, Layout
from rated import DIMENSIONS as NAMES
from rated import FLAGS, Rated
from twominute.model.knowledge import Knowledge
from twominute.scoring.text import FUNCTION_WORDS
from twominute.scoring.tools import names_in
from twominute.scoring.trained import LONGEST_QUESTION, LONGEST_SENTENCE
from twominute.scoring.wordpiece import WordPiece

_MOST_SHARED = 0.05
_LEAST_GOOD = 2
_TOGETHER = 8
"""Batches whose answers are sorted by their longest sentence, so that little is padded."""


@dataclass(frozen=True)
class Item:
    """One answer, cut into pieces: the question first, then each sentence."""

    rated: Rated
    segments: tuple[tuple[int, ...], ...]
    named: int
    """Words that name tools."""
    small: frozenset[int]
    """The pieces that the upper layers do without."""
    meaning: Tensor | None = None
    """(sentences, WIDTH)."""
    taught: Tensor | None = None
    """(sentences, 5, 2)."""


def cut(rated: Rated, pieces: WordPiece, knowledge: Knowledge, *, question: bool = True) -> Item:
    """Return an answer as numbers of pieces, with how many of its words name tools."""

    def segment(text: str, most: int) -> tuple[int, ...]:
        numbers = (piece.number for piece in pieces.pieces(text)[:most])
        return pieces.first, *numbers, pieces.last

    asked = segment(rated.question if question else "", LONGEST_QUESTION)
    said = [segment(rated.answer[each.start : each.end], LONGEST_SENTENCE) for each in rated.sentences]
    names = names_in(rated.answer, knowledge.tools)
    named = sum(len(rated.answer[name.start : name.end].split()) for name in names)
    return Item(rated, (asked, *(said or [segment("", 0)])), named, small(pieces))


def swapped(item: Item, others: Sequence[Item], *, chance: random.Random) -> Item:
    """Return an answer under another question, one that shares hardly a word with its own: there it is off the task.

    What its sentences say stays; an answer that says little stays under its own question.
    """
    other = chance.choice(others)
    ours, theirs = (frozenset(each.rated.question.lower().split()) - FUNCTION_WORDS for each in (item, other))
    shared = len(ours & theirs) / max(1, min(len(ours), len(theirs)))
    if shared > _MOST_SHARED or item.rated.reference.get("overall", 0) < _LEAST_GOOD:
        return item
    reference = item.rated.reference | {"overall": 0, "off_task": 1}
    return replace(
        item, rated=replace(item.rated, reference=reference), segments=(other.segments[0], *item.segments[1:])
    )


def shuffled(items: Sequence[Item], size: int, *, chance: random.Random) -> Iterator[list[Item]]:
    """Yield all items in batches of like length, in an order of chance."""
    order = list(items)
    chance.shuffle(order)
    chunks = [
        sorted(order[at : at + size * _TOGETHER], key=lambda item: max(map(len, item.segments)))
        for at in range(0, len(order), size * _TOGETHER)
    ]
    batches = [chunk[at : at + size] for chunk in chunks for at in range(0, len(chunk), size)]
    chance.shuffle(batches)
    yield from batches


def batch(items: Sequence[Item]) -> Batch:
    """Return several answers as one batch."""
    most = max(len(item.segments) - 1 for item in items)
    segments = [each for item in items for each in item.segments]
    of = torch.tensor([at for at, item in enumerate(items) for _ in item.segments])
    number = torch.tensor([n for item in items for n in range(len(item.segments))])
    is_question = number == 0
    stays = [[piece not in items[0].small for piece in each] for each in segments]
    lengths = [len(item.segments[0]) for item in items]
    places = [
        place for item, asked in zip(items, lengths, strict=True) for n, each in enumerate(item.segments)
        for place in range(asked if n else 0, (asked if n else 0) + len(each))
    ]  # fmt: skip
    evidence, has_evidence = _by_sentence([item.rated.evidence for item in items], most)
    taught, has_taught = _by_sentence([item.taught for item in items], most)
    seats = (of * most + number - 1)[~is_question]
    is_said = torch.zeros(len(items) * most, dtype=torch.bool)
    is_said[seats] = True
    return Batch(
        pieces=torch.tensor([piece for each in segments for piece in each]),
        places=torch.tensor(places),
        roles=torch.repeat_interleave((~is_question).long(), torch.tensor([len(each) for each in segments])),
        lower=_layout([len(each) for each in segments], of, is_question),
        upper=_layout([sum(each) for each in stays], of, is_question),
        stays=torch.tensor([stay for each in stays for stay in each]).nonzero()[:, 0],
        seats=seats,
        is_said=is_said.view(len(items), most),
        facts=torch.tensor([_facts(item) for item in items]),
        levels=torch.tensor(
            [
                [[float(item.rated.reference.get(name, 0) >= least) for least in (1, 2)] for name in NAMES]
                for item in items
            ]
        ),
        overall=torch.tensor(
            [[float(item.rated.reference.get("overall", 0) >= least) for least in (1, 2, 3, 4)] for item in items]
        ),
        flags=torch.tensor([[float(item.rated.reference.get(flag, 0)) for flag in FLAGS] for item in items]),
        is_whole=torch.tensor([[float("overall" in item.rated.reference)] for item in items]),
        evidence=evidence,
        has_evidence=has_evidence,
        is_rated=torch.tensor([[[float(bool(item.rated.reference))]] for item in items]),
        taught=taught,
        has_taught=has_taught,
        meaning=torch.cat([_meaning(item) for item in items]),
    )


def _layout(lengths: Sequence[int], of: Tensor, is_question: Tensor) -> Layout:
    """Return how segments of these lengths lie, each of an answer, `of`, and some of them its question."""
    rows, mask = _padded(list(pairwise([0, *accumulate(lengths)])))
    questions, question_mask = rows[is_question], mask[is_question]
    widest = int(question_mask.sum(1).max())
    questions, question_mask = questions[:, :widest], question_mask[:, :widest]
    sees = torch.cat([question_mask[of] & ~is_question[:, None], mask], 1)
    return Layout(
        segments=rows,
        mask=torch.zeros(sees.shape).masked_fill(~sees, -1e4)[:, None, None, :],
        back=torch.arange(mask.numel()).view(mask.shape)[mask],
        question_of=of,
        questions=questions,
        question_mask=question_mask.float(),
        sentences=rows[~is_question],
        sentence_mask=mask[~is_question],
    )


def _padded(ranges: Sequence[tuple[int, int]]) -> tuple[Tensor, Tensor]:
    first, last = torch.tensor(ranges).unbind(1)
    rows = first[:, None] + torch.arange(int((last - first).max()))
    mask = rows < last[:, None]
    return torch.where(mask, rows, first[:, None]), mask


def _facts(item: Item) -> tuple[float, float]:
    words = sum(len(sentence.words) for sentence in item.rated.sentences)
    return math.log1p(words) / 5, item.named / max(1, words)


def _meaning(item: Item) -> Tensor:
    return torch.zeros(len(item.segments) - 1, WIDTH) if item.meaning is None else item.meaning


def _by_sentence(answers: Sequence[Sequence[Sequence[float]] | Tensor | None], most: int) -> tuple[Tensor, Tensor]:
    """Return what is known of the sentences of each answer, (B, S, 5, 2), and of which it is known, (B, S)."""
    found, has = torch.zeros(len(answers), most, DIMENSIONS, 2), torch.zeros(len(answers), most)
    for at, answer in enumerate(answers):
        if answer is not None and len(answer):
            found[at, : len(answer)] = torch.as_tensor(answer).view(-1, DIMENSIONS, 2)
            has[at, : len(answer)] = 1
    return found, has
