"""Attempts as documented JSON."""

from typing import TypedDict

from twominute.model.attempt import Attempt
from twominute.render.reading_json import ReadingJson, reading_json

SCHEMA_VERSION = 1


class OverrideJson(TypedDict):
    """A correction by the person; `dimension` is null for the overall."""

    dimension: str | None
    value: int
    reason: str
    at: str


class LinkJson(TypedDict):
    """What an answer goes back to; `earlier` is null when a given answer was repaired."""

    kind: str
    earlier: int | None


class AttemptJson(TypedDict):
    """One attempt; `link`, `reading` and `self_rating` are null where there is none."""

    schema_version: int
    number: int
    session: str
    mode: str
    question_id: str
    level: str | None
    question: str
    follow_up: str | None
    link: LinkJson | None
    answer: str
    started_at: str
    seconds_used: float
    seconds_limit: int | None
    words: int
    hints_used: int
    self_rating: dict[str, int] | None
    reading: ReadingJson | None
    overrides: list[OverrideJson]


def attempt_json(attempt: Attempt) -> AttemptJson:
    """Return one attempt ready for json.dumps."""
    return {
        "schema_version": SCHEMA_VERSION,
        "number": attempt.number,
        "session": attempt.session_id,
        "mode": str(attempt.mode),
        "question_id": attempt.question_id,
        "level": str(attempt.level) if attempt.level else None,
        "question": attempt.ask,
        "follow_up": attempt.follow_up,
        "link": {"kind": str(attempt.link.kind), "earlier": attempt.link.earlier} if attempt.link else None,
        "answer": attempt.answer.text,
        "started_at": attempt.started_at.isoformat(),
        "seconds_used": round(attempt.answer.seconds_used, 3),
        "seconds_limit": attempt.answer.seconds_limit,
        "words": attempt.answer.words,
        "hints_used": attempt.hints_used,
        "self_rating": {each: int(level) for each, level in attempt.self_rating.levels}
        if attempt.self_rating
        else None,
        "reading": reading_json(str(attempt.number), attempt.ask, attempt.reading) if attempt.reading else None,
        "overrides": [
            {
                "dimension": override.dimension,
                "value": override.value,
                "reason": override.reason,
                "at": override.at.isoformat(),
            }
            for override in attempt.overrides
        ],
    }
