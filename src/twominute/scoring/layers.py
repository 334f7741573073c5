"""The layers of the encoder: their weights, and the arithmetic between the states that go in and those that come out.

All numbers are float32; `T` pieces, `D` the width of a state, `H` heads.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

_EPSILON = np.float32(1e-12)
_MOST_ALIKE = np.float32(60)
"""Beyond it exp would leave float32 in a sum; no more than a sign repeated again and again comes near it."""
_GELU = np.float32(0.7978845608)
"""sqrt(2 / pi)."""
_CUBE = _GELU * np.float32(0.044715)


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


def attention(queries: Floats, keys: Floats, values: Floats) -> tuple[Floats, Floats]:
    """Return dot-product attention, (H, T, D / H), before it is divided by its second result, (H, T, 1).

    All are (H, pieces, D / H), the queries scaled. Parts of what is attended to are added up, then divided.
    """
    weights: Floats = queries @ keys.swapaxes(-1, -2)
    np.clip(weights, -_MOST_ALIKE, _MOST_ALIKE, out=weights)
    np.exp(weights, out=weights)
    return weights @ values, weights.sum(axis=-1, keepdims=True)


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
    """Return x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))) / 2, the approximation that was trained with."""
    share: Floats = x * x
    share *= _CUBE
    share += _GELU
    share *= x
    np.tanh(share, out=share)
    share += np.float32(1)
    share *= x
    share *= np.float32(0.5)
    return share


def normalise(x: Floats, scale: Floats, shift: Floats) -> Floats:
    """Return x, (T, D), with mean 0 and variance 1 in each row, scaled and shifted."""
    centred: Floats = x - x.mean(axis=-1, keepdims=True)
    variance = np.einsum("td,td->t", centred, centred)[:, None] / np.float32(x.shape[-1])
    centred *= np.float32(1) / np.sqrt(variance + _EPSILON)
    centred *= scale
    centred += shift
    return centred


def layer_from(arrays: Mapping[str, NDArray[np.generic]], name: str) -> Layer:
    """Return the layer whose weights have this name; KeyError names one that is missing."""
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


def matrix(arrays: Mapping[str, NDArray[np.generic]], name: str) -> Floats:
    """Return a matrix as (inputs, outputs) in float32; it is kept as (outputs, inputs), int8 ones with their scales.

    It lies row by row: few pieces are multiplied sooner with it than with one that is turned.
    """
    whole = np.ascontiguousarray(np.asarray(arrays[name]).T).astype(np.float32)
    if f"{name}.scales" in arrays:
        whole *= floats(arrays, f"{name}.scales")
    return whole


def floats(arrays: Mapping[str, NDArray[np.generic]], name: str) -> Floats:
    """Return an array in float32; KeyError when it is missing."""
    return np.asarray(arrays[name]).astype(np.float32)
