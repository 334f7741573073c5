"""The sentence encoder: the forward pass of a small transformer, in plain numpy.

The architecture is BERT's (Devlin and others, 2018) with one restriction that makes reading an answer lawful: a
sentence sees itself and the question, never its neighbours. So a sentence means the same wherever it stands, and the
question is computed once for all its answers. The upper layers do without the small words, of which the lower ones
have told the others. All numbers are float32; `T` pieces in all, `D` the width of a state, `H` heads.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from twominute.scoring.layers import Floats, Layer, after_attention, attention, floats, layer_from, normalise

_MOST_TOGETHER = 500
"""Pieces that go through the layers together: more of them leave the cache, and fewer waste the processor."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as the sentences of its answers see it."""

    length: int
    """Its pieces."""
    states: Floats
    """(kept, D), after the last layer."""
    memory: tuple[tuple[Floats, Floats], ...]
    """For each layer its keys and values, each (H, pieces or kept, D / H)."""


class Encoded(NamedTuple):
    """One sentence beside its question."""

    states: Floats
    """(kept, D), after the last layer."""
    kept: NDArray[np.int64]
    """The places among the pieces that these states are of."""
    middle: Floats
    """(D,): the mean after the middle layer, which says more of its subject than of what it earns; no small words."""


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
    lower: int
    """How many of the layers see all pieces."""
    small: NDArray[np.bool_]
    """(vocabulary,): the pieces that the layers above those do without."""
    heads: int

    def ask(self, question: Sequence[int]) -> Asked:
        """Return what sentences see of a question."""
        states = self._embed([question], start=0, role=0)
        memory = []
        for number, layer in enumerate(self.layers):
            if number == self.lower:
                states = states[~self.small[np.asarray(question)]]
            queries, keys, values = _heads(layer, states, self.heads)
            memory.append((keys.copy(), values.copy()))  # without the queries, which lie beside them
            mixed, total = attention(queries, keys, values)
            states = after_attention(layer, states, _beside(mixed / total))
        return Asked(len(question), states, tuple(memory))

    def encode(self, asked: Asked, sentences: Sequence[Sequence[int]]) -> list[Encoded]:
        """Return what each sentence is beside a question, in the order given."""
        return [encoded for batch in _batches(sentences) for encoded in self._encode(asked, batch)]

    def _encode(self, asked: Asked, sentences: Sequence[Sequence[int]]) -> Iterator[Encoded]:
        states = self._embed(sentences, start=asked.length, role=1)
        edges = np.cumsum([0, *map(len, sentences)])
        stays = ~self.small[np.concatenate(sentences)]
        places = [np.flatnonzero(stays[first:last]) for first, last in pairwise(edges)]
        upper = np.concatenate([[0], np.cumsum(stays)])[edges]
        middle: list[Floats] = []
        for number, (layer, memory) in enumerate(zip(self.layers, asked.memory, strict=True)):
            if number == self.lower:
                states, edges = states[stays], upper
            if number == len(self.layers) // 2:
                telling = states if number >= self.lower else states[stays]
                middle = [telling[first:last].mean(axis=0) for first, last in pairwise(upper)]
            queries, keys, values = _heads(layer, states, self.heads)
            mixed, total = attention(queries, *memory)
            for first, last in pairwise(edges):
                own = slice(first, last)
                more, weight = attention(queries[:, own], keys[:, own], values[:, own])
                mixed[:, own] += more
                total[:, own] += weight
            mixed /= total
            states = after_attention(layer, states, _beside(mixed))
        for (first, last), kept, mean in zip(pairwise(edges), places, middle, strict=True):
            yield Encoded(states[first:last], kept, mean)

    def _embed(self, rows: Sequence[Sequence[int]], *, start: int, role: int) -> Floats:
        numbers = np.concatenate([np.asarray(row, dtype=np.int64) for row in rows])
        places = np.concatenate([np.arange(start, start + len(row)) for row in rows])
        words = self.words[numbers].astype(np.float32) * self.word_scales[numbers, None]
        return normalise(words + self.places[places] + self.roles[role], self.scale, self.shift)


def encoder_from(arrays: Mapping[str, NDArray[np.generic]], *, heads: int) -> Encoder:
    """Return the encoder whose weights these are; KeyError names one that is missing.

    What is kept in fewer bits is made float32 here, once.
    """
    count, lower = sum(name.endswith(".attend") for name in arrays), int(arrays["lower"])
    small = np.zeros(len(arrays["words"]), dtype=np.bool_)
    small[arrays["small"] if lower < count else []] = True
    return Encoder(
        words=np.asarray(arrays["words"], dtype=np.int8),
        word_scales=floats(arrays, "words.scales"),
        places=floats(arrays, "places"),
        roles=floats(arrays, "roles"),
        scale=floats(arrays, "scale"),
        shift=floats(arrays, "shift"),
        layers=tuple(layer_from(arrays, f"layer{number}") for number in range(count)),
        lower=lower,
        small=small,
        heads=heads,
    )


def _heads(layer: Layer, states: Floats, heads: int) -> tuple[Floats, Floats, Floats]:
    """Return queries, scaled, keys and values of states, (T, D); each is (H, T, D / H)."""
    projected = states @ layer.attend
    projected += layer.attend_bias
    cut = np.ascontiguousarray(projected.reshape(len(states), 3, heads, -1).transpose(1, 2, 0, 3))
    cut[0] *= np.float32(cut.shape[-1] ** -0.5)
    return cut[0], cut[1], cut[2]


def _beside(mixed: Floats) -> Floats:
    """Return what each head attended to, (H, T, D / H), side by side: (T, D)."""
    return mixed.transpose(1, 0, 2).reshape(mixed.shape[1], -1)


def _batches(sentences: Sequence[Sequence[int]]) -> list[Sequence[Sequence[int]]]:
    """Cut sentences into batches whose states stay in the processor's cache; one that is longer stands alone."""
    edges, pieces = [0], 0
    for at, sentence in enumerate(sentences):
        if pieces and pieces + len(sentence) > _MOST_TOGETHER:
            edges.append(at)
            pieces = 0
        pieces += len(sentence)
    return [sentences[first:last] for first, last in pairwise([*edges, len(sentences)])] if sentences else []
