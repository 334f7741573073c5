"""A bank after it was parsed; whoever only hands one on loads no parser."""

from dataclasses import dataclass

from twominute.model.knowledge import Knowledge
from twominute.model.question import Bank


@dataclass(frozen=True, slots=True)
class LoadedBank:
    """A bank without problems, with what its answers are read with."""

    bank: Bank
    knowledge: Knowledge
