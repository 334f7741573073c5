"""The trained reader in torch: the same arithmetic as `twominute.scoring.encoder` and `trained`, made to learn.

All segments of a batch, questions and sentences, lie one behind the other as `T` pieces; only attention pads them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from base import Weights

WIDTH, HEADS, WIDE = 384, 12, 1536
"""The base model's state, attention heads and neurons between two states."""
HEAD = WIDTH // HEADS
LONGEST = 256
DIMENSIONS = 5
_ATTENTION = "attention.self"
_RENAMED = (
    ("out", "attention.output.dense"),
    ("out_norm", "attention.output.LayerNorm"),
    ("widen", "intermediate.dense"),
    ("narrow", "output.dense"),
    ("narrow_norm", "output.LayerNorm"),
)


@dataclass(frozen=True)
class Design:
    """What a network is made of, and what it learns from."""

    layers: tuple[int, ...] = (0, 1, 2, 3)
    """Which layers of the base model, or of the teacher."""
    lower: int = 6
    """How many of the layers see all pieces; those above them do without the small words."""
    wide: int = WIDE
    """How many neurons of each layer stay: those that say most."""
    heads: int = HEADS
    """How many attention heads of each layer stay."""
    vocabulary: int = 14_000
    """Pieces: all weights together stay below 15 MB."""
    teacher: str | None = None
    """The design whose network it starts from and also learns what sentences say from."""
    pool: str = "look"
    """`look`: each dimension looks at the words that matter to it; `mean`: the mean of all words."""
    question: bool = True
    """Whether sentences see the question."""
    hints: bool = True
    """Whether what the rules know of a sentence is weighed in afterwards."""
    frozen: bool = False
    """Whether the encoder stays as it was published."""
    evidence: float = 1.0
    """The weight of sentence-level evidence beside the answers' levels."""
    meaning: float = 0.3
    """The weight of what the base model makes of each sentence, by which key points are compared."""
    epochs: int = 5
    rate: float = 3e-4
    head_rate: float = 2e-3
    """Learning rates at their highest, of the encoder and of the rest."""
    again: int = 0
    """Epochs of a second round, at half the rates."""

    @property
    def is_thin(self) -> bool:
        """Tell whether heads or neurons are left out."""
        return (self.heads, self.wide) != (HEADS, WIDE)

    @property
    def second_round(self) -> "Design":
        """Return how a fitted network goes on learning."""
        return replace(self, epochs=self.again, rate=self.rate / 2, head_rate=self.head_rate / 2)


class Layout(NamedTuple):
    """Where the segments of a batch lie among its `T` pieces; `N` segments, `L` the longest, `B` answers."""

    segments: Tensor
    """(N, L): the rows of each segment among the T pieces."""
    mask: Tensor
    """(N, 1, 1, Q + L): 0 for a piece that is seen, very low for padding."""
    back: Tensor
    """(T,): where each piece lies in the padded segments."""
    question_of: Tensor
    """(N,): the question of each segment, as a row of `questions`."""
    questions: Tensor
    """(B, Q)."""
    question_mask: Tensor
    sentences: Tensor
    """(M, L): the segments that are sentences."""
    sentence_mask: Tensor


class Batch(NamedTuple):
    """Several answers as tensors, of at most `S` sentences each."""

    pieces: Tensor
    places: Tensor
    roles: Tensor
    lower: Layout
    upper: Layout
    """As `lower`, among the pieces that stay."""
    stays: Tensor
    """The rows of the pieces that stay."""
    seats: Tensor
    """(M,): answer times S plus number of the sentence."""
    is_said: Tensor
    """(B, S)."""
    facts: Tensor
    """(B, 2): length, and the share of the words that name tools."""
    levels: Tensor
    """(B, 5, 2)."""
    overall: Tensor
    """(B, 4)."""
    flags: Tensor
    """(B, 2)."""
    is_whole: Tensor
    """(B, 1): whether overall and flags are known."""
    evidence: Tensor
    """(B, S, 5, 2)."""
    has_evidence: Tensor
    is_rated: Tensor
    """(B, 1, 1): whether anybody rated it."""
    taught: Tensor
    """(B, S, 5, 2): what the teacher reads."""
    has_taught: Tensor
    meaning: Tensor
    """(M, WIDTH): what the base model makes of each sentence."""


class Verdict(NamedTuple):
    """What the network says, as logits."""

    sentences: Tensor
    """(B, S, 5, 2)."""
    levels: Tensor
    """(B, 5, 2): a smooth maximum over the sentences."""
    overall: Tensor
    flags: Tensor
    meaning: Tensor
    """(M, WIDTH)."""


class Layer(nn.Module):
    """One layer of the encoder."""

    def __init__(self) -> None:
        super().__init__()
        self.attend = nn.Linear(WIDTH, 3 * WIDTH)
        self.out, self.out_norm = nn.Linear(WIDTH, WIDTH), nn.LayerNorm(WIDTH, eps=1e-12)
        self.widen, self.narrow = nn.Linear(WIDTH, WIDE), nn.Linear(WIDE, WIDTH)
        self.narrow_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.heads = HEADS
        self.heard: tuple[Tensor, Tensor] | None = None
        """(WIDTH,) and (WIDE,): how loud what is attended to and each neuron were in all, while `thin_out` listens."""

    def forward(self, states: Tensor, layout: Layout) -> Tensor:
        """Return the next states, (T, WIDTH)."""
        projected = self.attend(states)
        count, longest = layout.segments.shape
        own = functional.embedding(layout.segments, projected).view(count, longest, 3, self.heads, -1)
        queries, keys, values = (own[:, :, at].transpose(1, 2) for at in range(3))
        asked = functional.embedding(layout.questions, projected[:, self.heads * HEAD :])
        asked = asked.view(*layout.questions.shape, 2, self.heads, -1).index_select(0, layout.question_of)
        keys = torch.cat([asked[:, :, 0].transpose(1, 2), keys], 2)
        values = torch.cat([asked[:, :, 1].transpose(1, 2), values], 2)
        weights = (queries @ keys.transpose(-1, -2)) * HEAD**-0.5 + layout.mask.to(queries.dtype)
        mixed = (weights.softmax(-1).to(values.dtype) @ values).transpose(1, 2).reshape(count * longest, -1)
        mixed = mixed.index_select(0, layout.back)
        states = self.out_norm(states + self.out(mixed))
        wide = functional.gelu(self.widen(states), approximate="tanh")
        if self.heard is not None:
            for total, now in zip(self.heard, (mixed, wide), strict=True):
                total.add_(now.abs().sum(0))
        return self.narrow_norm(states + self.narrow(wide))

    def listen(self) -> None:
        """Begin to sum up what `keep` decides by."""
        self.heard = torch.zeros(self.out.in_features), torch.zeros(self.narrow.in_features)

    def keep(self, *, heads: int, wide: int) -> None:
        """Keep so many attention heads and neurons, those that moved the state most."""
        if self.heard is None:
            raise AssertionError("nobody listened to this layer")
        mixed, said = self.heard
        self.heard = None
        by_head = (mixed * self.out.weight.norm(dim=0)).view(self.heads, HEAD).sum(1)
        kept = by_head.topk(heads).indices.sort().values
        columns = (kept[:, None] * HEAD + torch.arange(HEAD)).flatten()
        rows = (torch.arange(3)[:, None] * self.heads * HEAD + columns).flatten()
        self.attend, self.out = _part(self.attend, rows=rows), _part(self.out, columns=columns)
        self.heads = heads
        neurons = (said * self.narrow.weight.norm(dim=0)).topk(wide).indices.sort().values
        self.widen, self.narrow = _part(self.widen, rows=neurons), _part(self.narrow, columns=neurons)


class Network(nn.Module):
    """Encoder and heads."""

    def __init__(self, design: Design, kept: list[int], base: Weights) -> None:
        super().__init__()
        self.design = design
        self.words = nn.Embedding(len(kept), WIDTH)
        self.places, self.roles = nn.Embedding(LONGEST, WIDTH), nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in design.layers)
        self.looks = nn.Linear(WIDTH, DIMENSIONS + 1, bias=False)
        nn.init.zeros_(self.looks.weight)
        self.verdicts = nn.Parameter(torch.randn(DIMENSIONS, 2, WIDTH) * 0.02)
        self.verdicts_bias = nn.Parameter(torch.tensor([[-2.0, 0.0]] * DIMENSIONS))
        self.meaning = nn.Linear(WIDTH, WIDTH, bias=False)
        nn.init.eye_(self.meaning.weight)
        self.hidden, self.whole = nn.Linear(3 * WIDTH + 2 + 4 * DIMENSIONS, 128), nn.Linear(128, 3)
        self.steps = nn.Parameter(torch.ones(3))
        self._take_over(kept, base)

    def start_from(self, teacher: "Network") -> None:
        """Take over what a teacher of the same pieces has learnt, of its layers those that the design names."""
        found = {name: tensor for name, tensor in teacher.state_dict().items() if not name.startswith("layers.")}
        for number, layer in enumerate(self.design.layers):
            theirs = teacher.layers[layer].state_dict()
            found |= {f"layers.{number}.{name}": tensor for name, tensor in theirs.items()}
        self.load_state_dict(found)

    @torch.no_grad()
    def thin_out(self, heard: Iterable[Batch]) -> None:
        """Keep of each layer only what says most about these answers, as many heads and neurons as the design has."""
        for layer in self.layers:
            layer.listen()
        for made in heard:
            self.encode(made)
        for layer in self.layers:
            layer.keep(heads=self.design.heads, wide=self.design.wide)

    @property
    def cuts(self) -> Tensor:
        """Return the four ordered cuts between the overalls."""
        return torch.cat([torch.tensor([-2.0]), functional.softplus(self.steps).cumsum(0) - 2])

    def encode(self, batch: Batch) -> tuple[Tensor, Layout]:
        """Return the last states, (T, WIDTH), and how they lie."""
        states = self.norm(self.words(batch.pieces) + self.places(batch.places) + self.roles(batch.roles))
        layout = batch.lower
        for number, layer in enumerate(self.layers):
            if number == self.design.lower:
                states, layout = states.index_select(0, batch.stays), batch.upper
            states = layer(states, layout)
        return states, layout

    def forward(self, batch: Batch) -> Verdict:
        """Return what the network says of a batch."""
        states, layout = self.encode(batch)
        states = states.float()
        said = functional.embedding(layout.sentences, states)  # (M, L, WIDTH)
        absent = ~layout.sentence_mask.unsqueeze(-1)
        looks = self.looks(said) if self.design.pool == "look" else said.new_zeros(*said.shape[:2], DIMENSIONS + 1)
        shares = looks.masked_fill(absent, -1e4).softmax(1)
        pooled = functional.dropout(torch.einsum("mlk,mlw->mkw", shares, said), 0.1, self.training)
        answers, most = batch.is_said.shape
        seated = states.new_zeros(answers * most, DIMENSIONS + 1, WIDTH).index_copy(0, batch.seats, pooled)
        seated = seated.view(answers, most, DIMENSIONS + 1, WIDTH)
        logits = torch.einsum("bskw,ktw->bskt", seated[:, :, :DIMENSIONS], self.verdicts) + self.verdicts_bias
        mentioned = logits[..., 0]
        explained = mentioned - functional.softplus(logits[..., 1])
        sentences = torch.stack([mentioned, explained], -1)
        silent = ~batch.is_said
        heard = sentences.masked_fill(silent[:, :, None, None], -30.0)
        mean = said.masked_fill(absent, 0).sum(1) / layout.sentence_mask.sum(1, keepdim=True)
        asked = functional.embedding(layout.questions, states) * layout.question_mask.unsqueeze(-1)
        asked = asked.sum(1) / layout.question_mask.sum(1, keepdim=True)
        overall, flags = self._judge(asked, batch, seated[:, :, DIMENSIONS], heard)
        return Verdict(sentences, heard.logsumexp(1), overall, flags, self.meaning(mean))

    def _judge(self, asked: Tensor, batch: Batch, seated: Tensor, heard: Tensor) -> tuple[Tensor, Tensor]:
        said = batch.is_said.unsqueeze(-1)
        facts = (
            asked,
            (seated * said).sum(1) / said.sum(1),
            seated.masked_fill(~said, -1e4).amax(1),
            batch.facts,
            heard.amax(1).flatten(1).sigmoid(),
            heard.sigmoid().sum(1).log1p().flatten(1),
        )
        hidden = functional.gelu(self.hidden(torch.cat(facts, -1)), approximate="tanh")
        found = self.whole(functional.dropout(hidden, 0.1, self.training))
        return found[:, :1] - self.cuts, found[:, 1:]

    def _take_over(self, kept: list[int], base: Weights) -> None:
        found = {
            "words.weight": base["embeddings.word_embeddings.weight"][kept],
            "places.weight": base["embeddings.position_embeddings.weight"][:LONGEST],
            "roles.weight": base["embeddings.token_type_embeddings.weight"][[0, 0]],
            "norm.weight": base["embeddings.LayerNorm.weight"],
            "norm.bias": base["embeddings.LayerNorm.bias"],
        }
        for number, layer in enumerate(self.design.layers):
            theirs = f"encoder.layer.{layer}"
            for kind in ("weight", "bias"):
                parts = [base[f"{theirs}.{_ATTENTION}.{part}.{kind}"] for part in ("query", "key", "value")]
                found[f"layers.{number}.attend.{kind}"] = torch.cat(parts)
                for ours, name in _RENAMED:
                    found[f"layers.{number}.{ours}.{kind}"] = base[f"{theirs}.{name}.{kind}"]
        missing = self.load_state_dict(found, strict=False).missing_keys
        if any(name.startswith(("layers", "words", "places", "roles", "norm")) for name in missing):
            raise AssertionError(f"the base model lacks {missing}")


def _part(linear: nn.Linear, *, rows: Tensor | None = None, columns: Tensor | None = None) -> nn.Linear:
    """Return a linear layer with some of its outputs, or of its inputs."""
    weight, bias = linear.weight, linear.bias
    if rows is not None:
        weight, bias = weight[rows], bias[rows]
    if columns is not None:
        weight = weight[:, columns]
    part = nn.Linear(weight.shape[1], weight.shape[0])
    part.load_state_dict({"weight": weight, "bias": bias})
    return part
