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
    topics = sorted({each.topic for each in every})
    if topic is None or topic in topics:
        raise UsageError("No question has this level and topic.", next_step=_levels_of(every, topic))
    # Late: only a wrong topic needs it, and it takes 30 ms.
    from twominute.bank.suggest import nearest

    near = nearest(topic, topics)
    hint = f"Did you mean {near}? " if near else ""
    raise UsageError(f'No question has the topic "{topic}".', next_step=f"{hint}Topics here: {', '.join(topics)}.")


def _levels_of(questions: Iterable[HasKind], topic: str | None) -> str:
    """Return which levels there are, of one topic or of all."""
    found = {each.level for each in questions if topic in {None, each.topic}}
    levels = ", ".join(level for level in Difficulty if level in found)
    return f"Levels here: {levels}." if topic is None else f"Levels of the topic {topic}: {levels}."
