"""The sentence encoder: the forward pass of a small transformer, in plain numpy.

The architecture is BERT's (Devlin and others, 2018) with one restriction that makes reading an answer lawful: a
sentence sees itself and the question, never its neighbours. So a sentence means the same wherever it stands, and the
question is computed once for all its answers. All numbers are float32; `T` pieces in all, `D` the width of a state,
`H` heads.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from twominute.scoring.layers import Floats, Layer, after_attention, attention, floats, layer_from, normalise

_MASKED = np.float32(-1e4)
_NOTHING: Floats = np.zeros(1, dtype=np.float32)
_MOST_TOGETHER = 500
"""Pieces that go through the layers together: more of them leave the cache, and fewer waste the processor."""
_LONGEST_TOGETHER = 1.6
"""Sentences attend side by side while the longest is no more than this many times the shortest."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as the sentences of its answers see it."""

    states: Floats
    """(pieces, D), after the last layer."""
    memory: tuple[tuple[Floats, Floats], ...]
    """For each layer its keys and values, each (1, H, pieces, D / H)."""


@dataclass(frozen=True, slots=True)
class Encoder:
    """All weights of the encoder."""

    words: NDArray[np.int8]
    """(vocabulary, D), a row to be multiplied by its scale."""
    word_scales: Floats
    places: Floats
    """(longest, D): what is added for the place of a piece."""
    roles: Floats
    """(2, D): what is added for a piece of the question, and of a sentence."""
    scale: Floats
    shift: Floats
    layers: tuple[Layer, ...]
    heads: int

    def ask(self, question: Sequence[int]) -> Asked:
        """Return what sentences see of a question."""
        states = self._embed(question, start=0, role=0)
        memory = []
        for layer in self.layers:
            projected = states @ layer.attend
            projected += layer.attend_bias
            queries, keys, values = _heads(projected[None], self.heads)
            memory.append((keys, values))
            mixed = attention(queries, keys, values, _NOTHING)[0].transpose(1, 0, 2).reshape(len(states), -1)
            states = after_attention(layer, states, mixed)
        return Asked(states, tuple(memory))

    def encode(self, asked: Asked, sentences: Sequence[Sequence[int]]) -> list[Floats]:
        """Return the states of each sentence, (pieces, D), beside a question, in the order given."""
        return [states for batch in _batches(sentences) for states in self._encode(asked, batch)]

    def _encode(self, asked: Asked, sentences: Sequence[Sequence[int]]) -> list[Floats]:
        count = len(asked.states)
        rows = [self._embed(each, start=count, role=1) for each in sentences]
        states = np.concatenate(rows)
        edges = np.cumsum([0, *map(len, rows)])
        groups = [_Group([(edges[at], edges[at + 1]) for at in group], count) for group in _alike(sentences)]
        for layer, memory in zip(self.layers, asked.memory, strict=True):
            projected = states @ layer.attend
            projected += layer.attend_bias
            mixed = np.empty_like(states)
            for group in groups:
                group.attend(projected, mixed, memory, heads=self.heads)
            states = after_attention(layer, states, mixed)
        return np.split(states, edges[1:-1])

    def _embed(self, row: Sequence[int], *, start: int, role: int) -> Floats:
        numbers = np.asarray(row, dtype=np.int64)
        words = self.words[numbers].astype(np.float32) * self.word_scales[numbers, None]
        return normalise(words + self.places[start : start + len(numbers)] + self.roles[role], self.scale, self.shift)


class _Group:
    """Sentences of like length: rows among all rows, padded to the longest for their attention."""

    def __init__(self, ranges: Sequence[tuple[int, int]], asked: int) -> None:
        self._count, self._longest = len(ranges), max(last - first for first, last in ranges)
        here = np.arange(self._longest)[None] < np.array([last - first for first, last in ranges])[:, None]
        self._padded = np.flatnonzero(here)
        self._rows = np.concatenate([np.arange(first, last) for first, last in ranges])
        is_seen = np.concatenate([np.ones((self._count, asked), dtype=bool), here], axis=1)
        self._mask: Floats = np.where(is_seen, np.float32(0), _MASKED)[:, None, None, :]

    def attend(self, projected: Floats, mixed: Floats, memory: tuple[Floats, Floats], *, heads: int) -> None:
        """Write what these sentences' pieces attend to into their rows of `mixed`, (T, D)."""
        block = np.zeros((self._count * self._longest, projected.shape[1]), dtype=np.float32)
        block[self._padded] = projected[self._rows]
        queries, keys, values = _heads(block.reshape(self._count, self._longest, -1), heads)
        found = attention(queries, _behind(memory[0], keys), _behind(memory[1], values), self._mask)
        mixed[self._rows] = found.transpose(0, 2, 1, 3).reshape(len(block), -1)[self._padded]


def encoder_from(arrays: Mapping[str, NDArray[np.generic]], *, heads: int) -> Encoder:
    """Return the encoder whose weights these are; KeyError names one that is missing.

    What is kept in fewer bits is made float32 here, once.
    """
    count = sum(name.endswith(".attend") for name in arrays)
    return Encoder(
        words=np.asarray(arrays["words"], dtype=np.int8),
        word_scales=floats(arrays, "words.scales"),
        places=floats(arrays, "places"),
        roles=floats(arrays, "roles"),
        scale=floats(arrays, "scale"),
        shift=floats(arrays, "shift"),
        layers=tuple(layer_from(arrays, f"layer{number}") for number in range(count)),
        heads=heads,
    )


def _heads(projected: Floats, heads: int) -> tuple[Floats, Floats, Floats]:
    """Cut (N, L, 3 D) into queries, keys and values of (N, H, L, D / H)."""
    count, longest, _ = projected.shape
    cut = projected.reshape(count, longest, 3, heads, -1).transpose(2, 0, 3, 1, 4)
    return cut[0], cut[1], cut[2]


def _behind(asked: Floats, own: Floats) -> Floats:
    """Return the question's keys or values, (1, H, Q, D / H), followed by those of each sentence."""
    return np.concatenate([np.broadcast_to(asked, (len(own), *asked.shape[1:])), own], axis=2)


def _batches(sentences: Sequence[Sequence[int]]) -> list[Sequence[Sequence[int]]]:
    """Cut sentences into batches whose states stay in the processor's cache; one that is longer stands alone."""
    edges, pieces = [0], 0
    for at, sentence in enumerate(sentences):
        if pieces and pieces + len(sentence) > _MOST_TOGETHER:
            edges.append(at)
            pieces = 0
        pieces += len(sentence)
    return [sentences[first:last] for first, last in pairwise([*edges, len(sentences)])] if sentences else []


def _alike(sentences: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return the places of the sentences in groups of like length, the shortest first."""
    groups: list[list[int]] = []
    for at in sorted(range(len(sentences)), key=lambda at: (len(sentences[at]), at)):
        if groups and len(sentences[at]) <= _LONGEST_TOGETHER * len(sentences[groups[-1][0]]):
            groups[-1].append(at)
        else:
            groups.append([at])
    return groups
