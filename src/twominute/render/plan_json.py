"""Plans as documented JSON."""

from collections.abc import Sequence
from typing import TypedDict

from twominute.fortnight import Done, Fortnight
from twominute.handson import Ticked
from twominute.render.plan import day_command

SCHEMA_VERSION = 1


class StepJson(TypedDict):
    """One step of the hands-on plan; `done` is a local date, null while it is open."""

    step: str
    counts: str
    command: str
    done: str | None


class HandsOnJson(TypedDict):
    """The hands-on plan."""

    schema_version: int
    steps: list[StepJson]


class DayJson(TypedDict):
    """One day of a plan; `done` is a local date, null while some of it is open."""

    day: int
    why: str
    questions: list[str]
    command: str | None
    done: str | None


class DaysJson(TypedDict):
    """A plan of days."""

    schema_version: int
    began: str
    days: list[DayJson]


def hands_on_json(steps: Sequence[Ticked]) -> HandsOnJson:
    """Return the hands-on plan ready for json.dumps."""
    return {
        "schema_version": SCHEMA_VERSION,
        "steps": [
            {
                "step": each.step.title,
                "counts": each.step.counts,
                "command": each.command,
                "done": each.done.isoformat() if each.done else None,
            }
            for each in steps
        ],
    }


def days_json(plan: Fortnight, days: Sequence[Done]) -> DaysJson:
    """Return a plan of days ready for json.dumps."""
    return {
        "schema_version": SCHEMA_VERSION,
        "began": plan.began.isoformat(),
        "days": [
            {
                "day": each.day.number,
                "why": each.day.why,
                "questions": list(each.day.questions),
                "command": None if each.on else day_command(each),
                "done": each.on.isoformat() if each.on else None,
            }
            for each in days
        ],
    }
