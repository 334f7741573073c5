"""What the trained reader sees, as plain numbers: whoever reads them needs no numpy."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence as it was typed, and what the rules know of it."""

    quote: str
    hints: tuple[float, ...]


class Point(NamedTuple):
    """What tells a key point from the others of its question."""

    good: tuple[str, ...]
    """Sentences that make it."""
    near_miss: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """What one sentence says."""

    levels: tuple[tuple[float, float], ...]
    """For each dimension the probabilities, 0 to 1, that it is at least mentioned and that it is explained."""
    words: tuple[tuple[int, int], ...]
    """The words as half-open ranges of the sentence; a word of several pieces stands there as often."""
    shares: tuple[tuple[float, ...], ...]
    """For each dimension what each word adds to the verdict; nothing where that is not known."""
    state: tuple[float, ...]
    """What the sentence adds to the verdict on the whole answer."""
    denial: float
    """The log-odds that it denies, puts off or dismisses what it names."""
    meaning: tuple[float, ...]
    """A vector of length 1: the cosine of two tells how near two sentences are in meaning."""
    subject: tuple[float, ...]
    """A vector of length 1, by which the key points that it makes are told apart."""


@dataclass(frozen=True, slots=True)
class Whole:
    """What an answer is, as a whole."""

    overall: tuple[float, ...]
    """The probabilities that the overall is at least 1, 2, 3 and 4."""
    tool_dropping: float
    off_task: float


@dataclass(frozen=True, slots=True)
class About:
    """What a trained reader is, and what was fitted beside its weights."""

    name: str
    """The scorer's name and version."""
    dimensions: tuple[str, ...]
    thresholds: tuple[tuple[float, float], ...]
    """For each dimension the probabilities from which it is mentioned, and explained."""
    mix: tuple[float, float, float]
    """What the network's overall, the sum of the levels and nothing weigh in the overall."""
    hints: int
    """How many numbers the rules give it for a sentence."""
    point_from: float
    """How likely a sentence must make a key point for it to be found."""
    denial_from: float
    """The mean log-odds of a denial from which an answer is one as a whole."""
    unsure_from: float
    """The doubt, 0 to 1, from which a reading says that it is unsure."""


class Trained(Protocol):
    """A trained reader with its weights loaded."""

    @property
    def about(self) -> About:
        """Return what it is."""

    @property
    def judges_whole(self) -> bool:
        """Tell whether it judges an answer as a whole beside its levels, so that `whole` returns something."""

    def look(self, ask: str, said: Sequence[Said]) -> tuple[tuple[float, ...], list[Seen]]:
        """Return what the question is, a vector for `whole`, and what each sentence says beside it."""

    def nearness(self, ask: str, seen: Sequence[Seen], texts: tuple[str, ...]) -> list[list[float]]:
        """Return how near each sentence is in meaning to each text beside this question, -1 to 1."""

    def meanings(self, ask: str, texts: tuple[str, ...]) -> Sequence[Sequence[float]]:
        """Return what each text, a sentence, means beside this question: a vector of length 1."""

    def subjects(self, ask: str, texts: tuple[str, ...]) -> Sequence[Sequence[float]]:
        """Return the subject of each text, a sentence, beside this question: a vector of length 1."""

    def made(self, ask: str, subjects: Sequence[Sequence[float]], points: tuple[Point, ...]) -> list[list[float]]:
        """Return how likely a sentence of each subject is to make each key point of this question, 0 to 1."""

    def whole(self, asked: Sequence[float], seen: Sequence[Seen], *, words: int, named: int) -> Whole | None:
        """Return what an answer of these sentences is, of so many words, some of which name tools.

        None where only levels are judged; ValueError without a sentence.
        """
