"""Fitting a network to rated answers, and writing it down as the weights that the program reads with."""

import json
import math
import random
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

import base
from batches import Item, batch, cut, shuffled, swapped
from net import DIMENSIONS, WIDTH, Batch, Design, Network, Verdict
from rated import DIMENSIONS as NAMES
from rated import Rated
from twominute.files.load import load_bank
from twominute.scoring.hints import FOR_A_DIMENSION, FOR_A_SENTENCE
from twominute.scoring.wordpiece import WordPiece

PUBLISHED = (0, 1, 2, 3, 4, 5)
"""The layers of the base model."""
SIZE = 16
"""Answers in a batch."""
_WARM = 0.1
"""The share of the steps in which the learning rate rises; it falls to nearly nothing over the rest."""
_AVERAGED = 0.3
"""The share of the steps, the last ones, whose weights are averaged."""
_SLOWER = 0.8
"""How much slower each layer learns than the one above it."""
_UNKNOWN = 0.06
"""The share of the pieces that is hidden in each batch, so that no word is leaned on alone."""
_HAS_MATRIX_UNITS = torch.cpu._is_amx_tile_supported()  # noqa: SLF001 -- torch has no public name for it
"""Whether bfloat16 is faster than float32 here; elsewhere it is emulated, fifty times slower."""
_SWAPPED = 0.06
"""The share of the answers in each epoch that stand under a question that they do not answer."""
_RARE = torch.tensor([[3.0], [1.5], [1.5], [1.5], [1.5]])
"""What a level that is reached weighs beside one that is not: few answers state a goal."""
_HEARD = 30
"""Batches from which is known how much each head and each neuron says."""
_UNRATED = 0.5
"""The share of the answers that nobody rated which each epoch learns from, others each time."""
_TAUGHT = 1.0
"""The weight of what the teacher reads."""
_RARE_FLAG = torch.tensor([3.0, 3.0])
_OVERALL, _FLAGS = 0.5, 0.3
"""The weights of the lesser losses."""


def fit(  # noqa: PLR0913 -- a second round needs all that the first one has, and its outcome
    items: Sequence[Item],
    design: Design,
    kept: list[int],
    *,
    seed: int,
    name: str,
    teacher: Network | None = None,
    start: Network | None = None,
) -> Network:
    """Return a network fitted to rated answers, and in part to others that a teacher has read.

    `start` goes on learning; without it the network begins as its teacher or as the base model, made thinner where the
    design is. `name` is for its lines on the terminal.
    """
    torch.manual_seed(seed)
    chance = random.Random(seed)  # noqa: S311 -- order, not secrets
    network = start or _begun(design, kept, teacher)
    if start is None and design.is_thin:
        network.thin_out(map(batch, islice(shuffled(items, SIZE, chance=chance), _HEARD)))
    unknown = torch.tensor(pieces_of(kept).unknown)
    network.train()
    optimiser = torch.optim.AdamW(_groups(network), weight_decay=0.01, fused=True)
    rated = [each for each in items if each.rated.reference]
    others = [each for each in items if not each.rated.reference]
    unrated = round(_UNRATED * len(others))
    steps = design.epochs * math.ceil((len(rated) + unrated) / SIZE)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1, step / (_WARM * steps)) * max(0.02, 1 - step / steps)
    )
    averaged = torch.optim.swa_utils.AveragedModel(network)
    for epoch in range(design.epochs):
        total = 0.0
        for some in shuffled([*rated, *chance.sample(others, unrated)], SIZE, chance=chance):
            made = batch([swapped(each, items, chance=chance) if chance.random() < _SWAPPED else each for each in some])
            hidden = (torch.rand(made.pieces.shape) < _UNKNOWN) & (made.places > 0)
            made = made._replace(pieces=torch.where(hidden, unknown, made.pieces))
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=_HAS_MATRIX_UNITS):
                verdict = network(made)
            lost = loss(verdict, made, design)
            optimiser.zero_grad()
            lost.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            if schedule.last_epoch > (1 - _AVERAGED) * steps:
                averaged.update_parameters(network)
            total += lost.item() * len(some)
        print(f"{name}, epoch {epoch + 1}: loss {total / (len(rated) + unrated):.3f}", flush=True)
    fitted = averaged.module
    assert isinstance(fitted, Network)
    return fitted.eval()


def _begun(design: Design, kept: list[int], teacher: Network | None) -> Network:
    network = Network(design, kept, base.weights())
    if teacher:
        network.start_from(teacher)
    return network


def loss(verdict: Verdict, made: Batch, design: Design) -> Tensor:
    """Return what is to be made small: levels of answers and of sentences, overall, flags, the meaning kept.

    Where there is a teacher, it also counts how far the sentences are from what the teacher reads.
    """
    entropy = functional.binary_cross_entropy_with_logits
    levels = entropy(verdict.levels, made.levels, weight=made.is_rated, pos_weight=_RARE)
    shown = entropy(verdict.sentences, made.evidence, pos_weight=_RARE, reduction="none").mean((2, 3))
    shown = (shown * made.has_evidence).sum() / made.has_evidence.sum().clamp(min=1)
    taught = entropy(verdict.sentences, made.taught, reduction="none").mean((2, 3))
    taught = (taught * made.has_taught).sum() / made.has_taught.sum().clamp(min=1)
    overall = entropy(verdict.overall, made.overall, weight=made.is_whole)
    flags = entropy(verdict.flags, made.flags, weight=made.is_whole, pos_weight=_RARE_FLAG)
    strayed = 1 - functional.cosine_similarity(verdict.meaning, made.meaning).mean()
    lesser = _OVERALL * overall + _FLAGS * flags + design.meaning * strayed
    return levels + design.evidence * shown + _TAUGHT * taught + lesser


@torch.no_grad()
def prepared(rated: Sequence[Rated], design: Design, kept: list[int], teacher: Network | None = None) -> list[Item]:
    """Return answers cut into pieces, with what the published model makes of each sentence by itself.

    And with what a teacher, if there is one, reads in each beside the question.
    """
    pieces = pieces_of(kept)
    published = Network(Design(layers=PUBLISHED), kept, base.weights()).eval()
    knowledge = load_bank(None).knowledge
    cuts = [cut(each, pieces, knowledge, question=design.question) for each in rated]
    found = []
    for first in range(0, len(cuts), SIZE):
        some = cuts[first : first + SIZE]
        counts = [len(item.segments) - 1 for item in some]
        alone = batch([replace(item, segments=(item.segments[0][:1], *item.segments[1:])) for item in some])
        alone.lower.mask[:, :, :, 0] = -1e4  # the sentences see no question, and their places begin at 0
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=_HAS_MATRIX_UNITS):
            states, layout = published.encode(alone._replace(places=alone.places - alone.roles))
            taught = teacher(batch(some)).sentences.float().sigmoid() if teacher else None
        mask = layout.sentence_mask.unsqueeze(-1)
        meaning = (functional.embedding(layout.sentences, states.float()) * mask).sum(1) / mask.sum(1)
        for at, (item, mine) in enumerate(zip(some, meaning.split(counts), strict=True)):
            read = None if taught is None else taught[at, : counts[at]]
            found.append(replace(item, meaning=mine, taught=read))
    return found


def restored(path: Path, design: Design, kept: list[int]) -> Network:
    """Return the network that `export` wrote, with these pieces; those that it lacked are the base model's."""
    with np.load(path) as file:
        arrays = dict(file)

    def whole(name: str) -> Tensor:
        scales = arrays.get(f"{name}.scales")
        found = arrays[name].astype(np.float32)
        return torch.tensor(found if scales is None else found * scales[:, None])

    network = Network(design, kept, base.weights())
    if design.is_thin:
        network.thin_out(())  # to the size of what is loaded next
    known = base.vocabulary()
    theirs = {piece: at for at, piece in enumerate(json.loads(arrays["about"].tobytes())["vocabulary"])}
    shared = [(at, theirs[known[piece]]) for at, piece in enumerate(kept) if known[piece] in theirs]
    words = network.words.weight.detach().clone()
    words[[at for at, _ in shared]] = whole("words")[[at for _, at in shared]]
    found = {
        "words.weight": words,
        "places.weight": whole("places"),
        "roles.weight": whole("roles"),
        "norm.weight": whole("scale"),
        "norm.bias": whole("shift"),
        "looks.weight": whole("looks"),
        "verdicts": whole("verdicts").view_as(network.verdicts),
        "verdicts_bias": whole("verdicts.bias").view_as(network.verdicts_bias),
        "meaning.weight": whole("meaning"),
        "hidden.weight": whole("hidden"),
        "hidden.bias": whole("hidden.bias"),
        "whole.weight": whole("whole"),
        "whole.bias": whole("whole.bias"),
        "steps": whole("cuts").diff().expm1().log(),
    }
    for layer in range(len(design.layers)):
        for part in ("attend", "out", "widen", "narrow"):
            found[f"layers.{layer}.{part}.weight"] = whole(f"layer{layer}.{part}")
            found[f"layers.{layer}.{part}.bias"] = whole(f"layer{layer}.{part}.bias")
        for part in ("out", "narrow"):
            found[f"layers.{layer}.{part}_norm.weight"] = whole(f"layer{layer}.{part}.scale")
            found[f"layers.{layer}.{part}_norm.bias"] = whole(f"layer{layer}.{part}.shift")
    network.load_state_dict(found)
    return network.eval()


def pieces_of(kept: list[int]) -> WordPiece:
    """Return the vocabulary of the kept pieces."""
    known = base.vocabulary()
    return WordPiece([known[at] for at in kept])


def plain_second() -> Any:
    """Return the second verdict that leaves the first as it is."""
    found = np.zeros((DIMENSIONS, 2, 2 + FOR_A_DIMENSION * DIMENSIONS + FOR_A_SENTENCE), dtype=np.float32)
    found[:, :, 0] = 1
    return found


def export(network: Network, kept: list[int], path: Path, *, name: str) -> None:
    """Write the weights as the program reads them: int8 matrices with a float32 scale for each output, float16 rest."""
    known = base.vocabulary()
    about = {
        "name": name,
        "dimensions": list(NAMES),
        "thresholds": [[0.5, 0.5]] * DIMENSIONS,
        "mix": [1.0, 0.0, 0.0],
        "point_from": 1.0,
        "denial_from": 1e9,
        "unsure_from": 1.0,
        "vocabulary": [known[at] for at in kept],
    }
    arrays: dict[str, Any] = {
        "about": np.frombuffer(json.dumps(about).encode(), dtype=np.uint8),
        "heads": network.design.heads,
        "lower": network.design.lower,
        "small": np.array(sorted(base.small(pieces_of(kept))), dtype=np.int32),
    }
    _narrow(arrays, "words", network.words.weight)
    arrays |= {
        "places": _half(network.places.weight),
        "roles": _half(network.roles.weight),
        "scale": _half(network.norm.weight),
        "shift": _half(network.norm.bias),
        "looks": _half(network.looks.weight),
        "verdicts": _half(network.verdicts.reshape(-1, network.verdicts.shape[-1])),
        "verdicts.bias": _half(network.verdicts_bias.flatten()),
        "hidden": _half(network.hidden.weight),
        "hidden.bias": _half(network.hidden.bias),
        "whole": _half(network.whole.weight),
        "whole.bias": _half(network.whole.bias),
        "cuts": _half(network.cuts),
        "second": plain_second(),
        "denial": np.zeros(2 * WIDTH + 1, dtype=np.float32),
        "points.mix": np.zeros(3, dtype=np.float32),
    }
    _narrow(arrays, "points", torch.eye(WIDTH))
    _narrow(arrays, "meaning", network.meaning.weight)
    for number, layer in enumerate(network.layers):
        for part in ("attend", "out", "widen", "narrow"):
            linear = getattr(layer, part)
            _narrow(arrays, f"layer{number}.{part}", linear.weight)
            arrays[f"layer{number}.{part}.bias"] = _half(linear.bias)
        for part in ("out", "narrow"):
            norm = getattr(layer, f"{part}_norm")
            arrays |= {
                f"layer{number}.{part}.scale": _half(norm.weight),
                f"layer{number}.{part}.shift": _half(norm.bias),
            }
    np.savez(path, **arrays)


def _groups(network: Network) -> list[dict[str, Any]]:
    """Return the parameters with their learning rates: the lower a layer, the slower it learns (Howard, 2018)."""
    design = network.design
    below = [network.words, network.places, network.roles, network.norm]
    parts = [*network.layers[::-1], torch.nn.ModuleList(below)]
    inside = {id(parameter) for part in parts for parameter in part.parameters()}
    heads = [parameter for parameter in network.parameters() if id(parameter) not in inside]
    if design.frozen:
        for part in parts:
            part.requires_grad_(False)
        return [{"params": heads, "lr": design.head_rate}]
    layers = [
        {"params": list(part.parameters()), "lr": design.rate * _SLOWER**depth} for depth, part in enumerate(parts)
    ]
    return [{"params": heads, "lr": design.head_rate}, *layers]


def _half(tensor: Tensor) -> Any:
    return tensor.detach().numpy().astype(np.float16)


def _narrow(arrays: dict[str, Any], name: str, tensor: Tensor) -> None:
    whole = tensor.detach().numpy()
    scales = np.abs(whole).max(axis=1) / 127
    arrays[name] = np.round(whole / scales[:, None]).astype(np.int8)
    arrays[f"{name}.scales"] = scales.astype(np.float32)
