"""The sentence encoder: the forward pass of a small transformer, in plain numpy.

The architecture is BERT's (Devlin and others, 2018) with one restriction that makes reading an answer lawful: a
sentence sees itself and the question, never its neighbours. So a sentence means the same wherever it stands, and the
question is computed once for all its answers. All numbers are float32; `T` pieces in all, `D` the width of a state,
`H` heads.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

_EPSILON = np.float32(1e-12)
_MASKED = np.float32(-1e4)
_GELU = np.float32(-1.5957691216)
"""-2 sqrt(2 / pi): the approximation of GELU by tanh, written with exp."""
_CUBE = np.float32(0.044715)
_NOTHING: Floats = np.zeros(1, dtype=np.float32)
_LONGEST_TOGETHER = 1.6
"""Sentences attend side by side while the longest is no more than this many times the shortest."""


@dataclass(frozen=True, slots=True)
class Layer:
    """The weights of one layer; each matrix is (inputs, outputs)."""

    attend: Floats
    """(D, 3 D): queries, keys and values side by side."""
    attend_bias: Floats
    out: Floats
    out_bias: Floats
    out_scale: Floats
    out_shift: Floats
    widen: Floats
    """(D, 4 D)."""
    widen_bias: Floats
    narrow: Floats
    narrow_bias: Floats
    narrow_scale: Floats
    narrow_shift: Floats


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
        if not sentences:
            return []
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


def attention(queries: Floats, keys: Floats, values: Floats, mask: Floats) -> Floats:
    """Return scaled dot-product attention; all of shape (N, H, L, D / H), the mask is added to (N, H, L, keys)."""
    weights: Floats = queries @ keys.swapaxes(-1, -2)
    weights *= np.float32(queries.shape[-1] ** -0.5)
    weights += mask
    weights -= weights.max(axis=-1, keepdims=True)
    np.exp(weights, out=weights)
    weights /= weights.sum(axis=-1, keepdims=True)
    return weights @ values


def after_attention(layer: Layer, states: Floats, mixed: Floats) -> Floats:
    """Return the states, (T, D), after the second half of a layer."""
    summed = mixed @ layer.out
    summed += layer.out_bias
    summed += states
    states = normalise(summed, layer.out_scale, layer.out_shift)
    wide = states @ layer.widen
    wide += layer.widen_bias
    summed = gelu(wide) @ layer.narrow
    summed += layer.narrow_bias
    summed += states
    return normalise(summed, layer.narrow_scale, layer.narrow_shift)


def gelu(x: Floats) -> Floats:
    """Return x / (1 + exp(-2 sqrt(2 / pi) (x + 0.044715 x^3))), the approximation that was trained with."""
    power: Floats = x * x
    power *= _CUBE
    power += np.float32(1)
    power *= x
    power *= _GELU
    np.minimum(power, np.float32(80), out=power)  # exp of more is beyond float32
    np.exp(power, out=power)
    power += np.float32(1)
    np.divide(x, power, out=power)
    return power


def normalise(x: Floats, scale: Floats, shift: Floats) -> Floats:
    """Return x, (T, D), with mean 0 and variance 1 in each row, scaled and shifted."""
    centred: Floats = x - x.mean(axis=-1, keepdims=True)
    variance = np.einsum("td,td->t", centred, centred)[:, None] / np.float32(x.shape[-1])
    centred /= np.sqrt(variance + _EPSILON)
    centred *= scale
    centred += shift
    return centred


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
        layers=tuple(_layer(arrays, f"layer{number}") for number in range(count)),
        heads=heads,
    )


def matrix(arrays: Mapping[str, NDArray[np.generic]], name: str) -> Floats:
    """Return a matrix as (inputs, outputs) in float32; it is kept as (outputs, inputs), int8 ones with their scales."""
    whole = floats(arrays, name)
    if f"{name}.scales" in arrays:
        whole *= floats(arrays, f"{name}.scales")[:, None]
    return whole.T


def floats(arrays: Mapping[str, NDArray[np.generic]], name: str) -> Floats:
    """Return an array in float32; KeyError when it is missing."""
    return np.asarray(arrays[name]).astype(np.float32)


def _layer(arrays: Mapping[str, NDArray[np.generic]], name: str) -> Layer:
    return Layer(
        attend=matrix(arrays, f"{name}.attend"),
        attend_bias=floats(arrays, f"{name}.attend.bias"),
        out=matrix(arrays, f"{name}.out"),
        out_bias=floats(arrays, f"{name}.out.bias"),
        out_scale=floats(arrays, f"{name}.out.scale"),
        out_shift=floats(arrays, f"{name}.out.shift"),
        widen=matrix(arrays, f"{name}.widen"),
        widen_bias=floats(arrays, f"{name}.widen.bias"),
        narrow=matrix(arrays, f"{name}.narrow"),
        narrow_bias=floats(arrays, f"{name}.narrow.bias"),
        narrow_scale=floats(arrays, f"{name}.narrow.scale"),
        narrow_shift=floats(arrays, f"{name}.narrow.shift"),
    )


def _heads(projected: Floats, heads: int) -> tuple[Floats, Floats, Floats]:
    """Cut (N, L, 3 D) into queries, keys and values of (N, H, L, D / H)."""
    count, longest, _ = projected.shape
    cut = projected.reshape(count, longest, 3, heads, -1).transpose(2, 0, 3, 1, 4)
    return cut[0], cut[1], cut[2]


def _behind(asked: Floats, own: Floats) -> Floats:
    """Return the question's keys or values, (1, H, Q, D / H), followed by those of each sentence."""
    return np.concatenate([np.broadcast_to(asked, (len(own), *asked.shape[1:])), own], axis=2)


def _alike(sentences: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return the places of the sentences in groups of like length, the shortest first."""
    groups: list[list[int]] = []
    for at in sorted(range(len(sentences)), key=lambda at: (len(sentences[at]), at)):
        if groups and len(sentences[at]) <= _LONGEST_TOGETHER * len(sentences[groups[-1][0]]):
            groups[-1].append(at)
        else:
            groups.append([at])
    return groups
