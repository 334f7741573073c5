"""All that a report shows, whatever it is written as."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from twominute.highlights import Earned, RecurringGap, best_sentences, recurring_gap
from twominute.model.attempt import Attempt
from twominute.model.names import Difficulty
from twominute.model.question import Rubric
from twominute.progress import Progress, Rate
from twominute.readiness import Readiness
from twominute.retries import Retries, retries
from twominute.schedule import Choice


@dataclass(frozen=True, slots=True)
class Scope:
    """Which answers a report is about; None where they are not narrowed down."""

    bank: str | None
    """As it was asked for: a name, a folder or a file; None for the main bank."""
    days: int | None = None
    level: Difficulty | None = None
    topic: str | None = None


@dataclass(frozen=True, slots=True)
class Recent:
    """What the newest answers show that only whole answers can."""

    attempts: int
    """Answers that were looked at."""
    seconds: Rate
    """At the keyboard, for an answer."""
    words: Rate
    retries: Retries
    sentences: tuple[Earned, ...]
    gap: RecurringGap | None


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that any format shows; a format adds nothing and computes nothing."""

    scope: Scope
    made_on: date
    rubric: Rubric
    progress: Progress
    readiness: tuple[Readiness, ...]
    recent: Recent
    following: Choice
    """What is asked next, and why."""
    answers: tuple[tuple[date, Attempt], ...] | None = None
    """Each with its local day, oldest first; None unless the texts of the answers were asked for."""

    @property
    def names(self) -> dict[str, str]:
        """Return the names of the dimensions by their ids, in the rubric's order."""
        return {each.id: each.name for each in self.rubric.dimensions}


def recent(attempts: Sequence[Attempt], rubric: Rubric) -> Recent:
    """Return what the newest answers show."""
    seconds = sum(each.answer.seconds_used for each in attempts)
    return Recent(
        attempts=len(attempts),
        seconds=Rate(len(attempts), seconds),
        words=Rate(len(attempts), float(sum(each.answer.words for each in attempts))),
        retries=retries(attempts, rubric),
        sentences=best_sentences(attempts),
        gap=recurring_gap(attempts),
    )
