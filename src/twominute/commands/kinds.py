"""Questions of one level or topic."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

from twominute.errors import UsageError
from twominute.model.names import Difficulty


class HasKind(Protocol):
    """A question, opened or as a list shows it."""

    @property
    def level(self) -> Difficulty:
        """How hard it is."""

    @property
    def topic(self) -> str:
        """What it is about."""


Some = TypeVar("Some", bound=HasKind)


def of_kind(questions: Iterable[Some], *, level: Difficulty | None, topic: str | None) -> tuple[Some, ...]:
    """Return the questions of a level and a topic; UsageError names the topics when there is none."""
    every = tuple(questions)
    found = tuple(
        each for each in every if (level is None or each.level is level) and (topic is None or each.topic == topic)
    )
    if found:
        return found
    topics = ", ".join(sorted({each.topic for each in every}))
    raise UsageError("No question has this level and topic.", next_step=f"Topics here: {topics}.")
