"""Readiness as documented JSON."""

from typing import TypedDict

from twominute.readiness import Heard, Readiness
from twominute.render.readiness import next_command


class BestJson(TypedDict):
    """The best sentence of an area, and the number of the answer that it is from."""

    number: int
    level: int
    start: int
    end: int
    quote: str


class ReadinessJson(TypedDict):
    """One area: the verdict, the answers it is judged by (newest first), and what to type next."""

    name: str
    state: str
    answers: list[int]
    questions: int
    mentioned: int
    explained: int
    best: BestJson | None
    next: str | None


def readiness_json(ready: Readiness, *, bank: str | None) -> ReadinessJson:
    """Return one area ready for json.dumps; `mentioned` counts the answers that say it and not how."""
    return {
        "name": ready.area.name,
        "state": str(ready.state),
        "answers": [each.number for each in ready.heard],
        "questions": ready.questions,
        "mentioned": ready.said - ready.explained,
        "explained": ready.explained,
        "best": _best(ready.best) if ready.best else None,
        "next": next_command(ready, bank=bank),
    }


def _best(heard: Heard) -> BestJson | None:
    if heard.evidence is None:
        return None
    span = heard.evidence.span
    return {
        "number": heard.number,
        "level": int(heard.level),
        "start": span.start,
        "end": span.end,
        "quote": heard.evidence.quote,
    }
