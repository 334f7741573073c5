"""Attempts, readings and questions with defaults; a test names only what matters to it."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from twominute.model.attempt import Answer, Attempt, SelfRating
from twominute.model.names import Difficulty, Mode
from twominute.model.question import Dimension, Question, Rubric, ad_hoc
from twominute.model.reading import DimensionReading, Evidence, Level, Reading, Span, WithoutTools

DIMENSIONS = ("goal", "lifecycle", "controls", "monitoring", "rollback")
MONDAY = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def a_rubric_of_five() -> Rubric:
    return Rubric("mlops", "MLOps", tuple(_dimension(each) for each in DIMENSIONS))


def a_short_question(question_id: str = "why", **changes: Any) -> Question:
    question = replace(ad_hoc(f"Ask {question_id}?"), id=question_id, topic="lifecycle", expects=(("goal", 1),))
    return replace(question, **changes)


def a_found(dimension: str, level: Level, *, expected: bool = True, quote: str = "we do it") -> DimensionReading:
    evidence = (Evidence(Span(0, len(quote)), quote, "says it"),) if level else ()
    gap = None if level is Level.EXPLAINED else f"The answer does not explain {dimension}."
    return DimensionReading(dimension, level, evidence, gap, expected)


def a_short_reading(overall: int = 2, *, levels: dict[str, int] | None = None, **changes: Any) -> Reading:
    given = levels or {}
    reading = Reading(
        overall=overall,
        dimensions=tuple(
            a_found(each, Level(given.get(each, 0)), expected=not given or each in given) for each in DIMENSIONS
        ),
        vetoes=(),
        tool_dropping=False,
        off_task=False,
        unsure=False,
        notes=(),
        without_tools=WithoutTools(overall, (), ()),
        key_points=(),
        next_step="Say what happens when it goes wrong.",
        scorer="test/1",
    )
    return replace(reading, **changes)


def a_past_attempt(number: int = 1, **changes: Any) -> Attempt:
    attempt = Attempt(
        number=number,
        session_id="s",
        mode=Mode.PRACTICE,
        question_id="why",
        level=Difficulty.BEGINNER,
        ask="Ask why?",
        follow_up=None,
        answer=Answer("we do it every week", seconds_used=90.0, seconds_limit=120),
        started_at=MONDAY,
        hints_used=0,
        self_rating=None,
        reading=a_short_reading(),
        overrides=(),
    )
    return replace(attempt, **changes)


def a_self_rating(**levels: int) -> SelfRating:
    return SelfRating(tuple((dimension, Level(level)) for dimension, level in levels.items()))


def _dimension(dimension_id: str) -> Dimension:
    return Dimension(
        id=dimension_id,
        name=dimension_id.capitalize(),
        meaning=f"what {dimension_id} means",
        colour="cyan",
        mark=dimension_id[0].upper(),
        hints=("one", "two", "three"),
        gap_absent="absent",
        gap_mentioned="mentioned",
        follow_up=f"And {dimension_id}?",
    )
