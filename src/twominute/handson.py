"""The hands-on plan: seven steps from a short definition to a repaired answer, ticked off from history."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from twominute.marks import effective_overall
from twominute.model.attempt import Attempt, LinkKind
from twominute.model.reading import Level

COMMON = ("mlops-in-one-sentence", "why-a-model-registry", "what-is-model-drift")
AFTER_RELEASE = "model-fails-after-deployment"
ON_AZURE = ("azure-architecture-end-to-end", "azure-ml-with-azure-devops")
HEADLINE = "churn-model-on-azure"
FOUR_POINTS = ("lifecycle", "controls", "monitoring", "rollback")
TWO_MINUTES = 120
ENOUGH = 2
"""The overall, of 4, from which an answer ticks a step off."""

Past = Iterable[tuple[date, Attempt]]
Find = Callable[["Step", str | None], Past]
"""What gives the answers to a question that may tick a step off, oldest first, each with its local day.

None asks for all questions. It may leave out what `Step` says that it cannot be done by.
"""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: what, how it is typed, and what ticks it off."""

    title: str
    counts: str
    """What has to be in history, in a sentence."""
    command: str
    questions: tuple[str, ...]
    """The questions that it is about; none: any question."""
    is_done_by: Callable[[Attempt], bool]
    link: LinkKind | None = None
    """What the answer has to be; None: an answer to the question itself."""
    mentions: tuple[str, ...] = ()
    """The dimensions that it has to mention at least; it is then enough whatever its overall and link."""
    times: int = 1
    """How many different questions have to be answered so."""


@dataclass(frozen=True, slots=True)
class Ticked:
    """A step with the day on which it was done, None while it is open, and how much of it is done."""

    step: Step
    done: date | None
    count: int
    left: tuple[str, ...] = ()
    """Of several questions those that are still open."""

    @property
    def command(self) -> str:
        """Return what is typed for what is left of it."""
        return f"twominute drill {' '.join(self.left)}" if self.step.times > 1 else self.step.command


def _is_enough(attempt: Attempt) -> bool:
    return (effective_overall(attempt) or 0) >= ENOUGH


def _is_own(attempt: Attempt) -> bool:
    return _is_enough(attempt) and attempt.link is None and attempt.follow_up is None


def _is_short(attempt: Attempt) -> bool:
    return _is_own(attempt) and 0 < attempt.answer.seconds_used <= TWO_MINUTES


def _has_four_points(attempt: Attempt) -> bool:
    levels = attempt.reading.levels if attempt.reading else {}
    return all(levels.get(each, Level.ABSENT) > Level.ABSENT for each in FOUR_POINTS)


def _is_without_tools(attempt: Attempt) -> bool:
    asked = attempt.ask.casefold()
    names = attempt.reading.without_tools.names if attempt.reading else ()
    names_none = all(name.quote.casefold() in asked for name in names)
    return (
        names_none and _is_enough(attempt) and attempt.link is not None and attempt.link.kind is LinkKind.WITHOUT_TOOLS
    )


def _is_repair(attempt: Attempt) -> bool:
    return _is_enough(attempt) and attempt.link is not None and attempt.link.kind is LinkKind.REPAIR


STEPS = (
    Step(
        "Three common questions, each in under two minutes",
        "each of the three at 2 of 4 or more, within two minutes at the keys",
        f"twominute drill {' '.join(COMMON)}",
        COMMON,
        _is_short,
        times=len(COMMON),
    ),
    Step(
        "The four-point check: one answer that says how the model is made, guarded, watched and taken back",
        "one answer to any question with lifecycle, controls, monitoring and rollback all mentioned or explained",
        "twominute drill --level scenario --count 1",
        (),
        _has_four_points,
        mentions=FOUR_POINTS,
    ),
    Step(
        "A model that fails after its release",
        "an answer to the question itself (no retry, no repair) at 2 of 4 or more",
        f"twominute drill {AFTER_RELEASE}",
        (AFTER_RELEASE,),
        _is_own,
    ),
    Step(
        "An architecture with Azure ML and Azure DevOps",
        "an answer to one of the two questions at 2 of 4 or more",
        f"twominute drill {ON_AZURE[0]}",
        ON_AZURE,
        _is_own,
    ),
    Step(
        "The headline drill: a churn model in production on Azure",
        "an answer to the question itself (no retry, no repair) at 2 of 4 or more",
        f"twominute drill {HEADLINE}",
        (HEADLINE,),
        _is_own,
    ),
    Step(
        "The headline drill again, without a tool name",
        "answered with --without-tools at 2 of 4 or more, with no product name but those in the question",
        f"twominute drill {HEADLINE} --without-tools",
        (HEADLINE,),
        _is_without_tools,
        link=LinkKind.WITHOUT_TOOLS,
    ),
    Step(
        "Repair an answer that only names tools",
        "one repair at 2 of 4 or more",
        "twominute drill --repair",
        (),
        _is_repair,
        link=LinkKind.REPAIR,
    ),
)


def ticked(find: Find, steps: Iterable[Step] = STEPS) -> tuple[Ticked, ...]:
    """Return the steps with their ticks; of each question no more is looked at than the first answer that counts."""
    return tuple(_ticked(step, find) for step in steps)


def _ticked(step: Step, find: Find) -> Ticked:
    done: dict[str | None, date] = {}
    for question in step.questions or (None,):
        first = next((day for day, attempt in find(step, question) if step.is_done_by(attempt)), None)
        if first is not None:
            done[question] = first
    days = sorted(done.values())
    left = tuple(each for each in step.questions if each not in done)
    return Ticked(step, days[step.times - 1] if len(days) >= step.times else None, min(len(days), step.times), left)
