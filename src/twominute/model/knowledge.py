"""The nouns of what the scorer knows; all of it comes from YAML."""

from dataclasses import dataclass
from enum import StrEnum

from twominute.model.question import Rubric, Tool


class Stance(StrEnum):
    """How a writer stands to what a sentence names."""

    DENIED = "denied"
    POSTPONED = "postponed"
    WISHED = "wished"
    QUOTED = "quoted"


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase that tells that a sentence speaks of a dimension."""

    dimension: str
    phrase: str
    strength: int
    """1 names the idea; 2 says by itself how, when or on what condition."""
    catches: str
    """A sentence that the cue must find."""
    leaves: str
    """A near miss that it must not find."""


@dataclass(frozen=True, slots=True)
class StanceCue:
    """A phrase that takes credit away from the words in its scope."""

    stance: Stance
    phrase: str
    scope: str
    """`after`, `before` or `sentence`: where the words stand that lose their credit."""
    catches: str
    leaves: str


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What an answer is read with."""

    rubric: Rubric
    tools: tuple[Tool, ...]
    cues: tuple[Cue, ...]
    stances: tuple[StanceCue, ...]
    concrete: tuple[str, ...]
    """Phrases that make a claim checkable: conditions, thresholds, orders, reasons."""
