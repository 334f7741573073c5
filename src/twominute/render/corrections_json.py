"""Corrections as documented JSON, and rated answers in the form that a scorer is trained on."""

from typing import Any, TypedDict

from twominute.corrections import Correction, Rated

SCHEMA_VERSION = 1
RATER = "person"
"""Who rated an exported answer; `corrected` tells which of the levels are really theirs."""


class CorrectionJson(TypedDict):
    """One correction; `dimension` is null for the overall, `read` where nothing was read."""

    schema_version: int
    number: int
    question_id: str
    dimension: str | None
    read: int | None
    held: int
    reason: str
    at: str


def correction_json(each: Correction) -> CorrectionJson:
    """Return one correction ready for json.dumps."""
    return {
        "schema_version": SCHEMA_VERSION,
        "number": each.number,
        "question_id": each.question_id,
        "dimension": each.dimension,
        "read": each.read,
        "held": each.held,
        "reason": each.reason,
        "at": each.at.isoformat(),
    }


def answer_row(rated: Rated) -> dict[str, str]:
    """Return the line of an answer."""
    return {"id": _id(rated), "question": rated.attempt.ask, "answer": rated.attempt.answer.text}


def label_row(rated: Rated) -> dict[str, Any]:
    """Return the line of its levels; evidence is null, for nobody marked the sentences."""
    own = {each.dimension or "overall": {"read": each.read, "reason": each.reason} for each in rated.corrected}
    return {
        "id": _id(rated),
        "rater": RATER,
        **dict(rated.levels),
        "tool_dropping": rated.tool_dropping,
        "off_task": rated.off_task,
        "overall": rated.overall,
        "evidence": None,
        "corrected": own,
    }


def _id(rated: Rated) -> str:
    return f"own-{rated.attempt.number}"
