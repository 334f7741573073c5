"""Values with defaults: a test names only what matters to it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from twominute.model.attempt import Answer, Attempt, Draft, Override, SelfRating, Session
from twominute.model.knowledge import Cue, Knowledge, Stance, StanceCue
from twominute.model.names import Difficulty, Mode
from twominute.model.page import Line
from twominute.model.question import (
    Area,
    AreaCue,
    Bank,
    Dimension,
    KeyPoint,
    Question,
    Repair,
    Rubric,
    SampleAnswer,
    SampleKind,
    Tool,
    Topic,
)
from twominute.model.reading import (
    DimensionReading,
    Evidence,
    KeyPointReading,
    Level,
    Reading,
    Span,
    WithoutTools,
)

DIMENSIONS = ("goal", "lifecycle", "controls", "monitoring", "rollback")
COLOURS = ("cyan", "blue", "yellow", "green", "magenta")
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
ANSWER = "We watch the input drift and roll back when accuracy falls."


def rows_of(page: Iterable[Line]) -> list[str]:
    """Return the lines of a page as a person reads them: a space at which no row ends is a space."""
    return ["".join(piece.text for piece in line).replace("\xa0", " ") for line in page]


def text_of(page: Iterable[Line]) -> str:
    """Return a page as a person reads it, before it is wrapped."""
    return "\n".join(rows_of(page))


def a_dimension(dimension_id: str = "monitoring", **changes: Any) -> Dimension:
    dimension = Dimension(
        id=dimension_id,
        name=dimension_id.capitalize(),
        meaning=f"What {dimension_id} is about.",
        colour=COLOURS[DIMENSIONS.index(dimension_id)] if dimension_id in DIMENSIONS else "cyan",
        mark=dimension_id[0].upper(),
        hints=(f"Think of {dimension_id}.", f"Name the {dimension_id}.", f"Say how the {dimension_id} works."),
        gap_absent=f"The answer says nothing about {dimension_id}.",
        gap_mentioned=f"The answer names {dimension_id} but not how.",
        follow_up=f"And the {dimension_id}?",
    )
    return replace(dimension, **changes)


def a_rubric(*dimension_ids: str) -> Rubric:
    return Rubric("mlops", "MLOps", tuple(a_dimension(each) for each in dimension_ids or DIMENSIONS))


def a_key_point(point_id: str = "way-back", **changes: Any) -> KeyPoint:
    point = KeyPoint(
        id=point_id,
        say="The old version can come back at once.",
        good=("We keep the old one warm and send the traffic back.", "One switch brings last week's model back."),
        near_miss=("Rollback is important.", "The old version is archived."),
    )
    return replace(point, **changes)


def a_sample(kind: SampleKind = SampleKind.GOOD, low: int = 3, *, high: int = 4, answer: str = ANSWER) -> SampleAnswer:
    return SampleAnswer(kind, answer, low, high)


def a_question(question_id: str = "why-a-way-back", **changes: Any) -> Question:
    question = Question(
        id=question_id,
        level=Difficulty.BEGINNER,
        topic="incidents",
        ask="Why does a release need a way back?",
        seconds=120,
        expects=(("rollback", 3), ("monitoring", 1)),
        key_points=(a_key_point(),),
        model_answer="The old version stays warm, and traffic goes back to it when accuracy falls by two points.",
        hints=("Think of the day after.", "Name what comes back.", "Say who switches, and when."),
        follow_ups=(("rollback", "Who decides?"), ("monitoring", "On what signal?")),
        tests=tuple(
            a_sample(kind, 3 if is_strong else 0, high=4 if is_strong else 1, answer=f"{ANSWER} ({kind})")
            for kind in SampleKind
            for is_strong in (kind in {SampleKind.GOOD, SampleKind.PLAIN},)
        ),
    )
    return replace(question, **changes)


def a_repair(question_id: str = "why-a-way-back", **changes: Any) -> Repair:
    return replace(Repair(f"{question_id}-by-brand", question_id, "Argo, and then there is MLflow."), **changes)


def an_area(area_id: str = "rollback", **changes: Any) -> Area:
    return replace(
        Area(area_id, area_id.capitalize(), f"What {area_id} is about.", dimensions=("rollback",)), **changes
    )


def an_area_cue(phrase: str = "roll back") -> AreaCue:
    return AreaCue(phrase, catches=f"We {phrase} then.", leaves="We go on.")


def a_tool(name: str = "MLflow", *aliases: str) -> Tool:
    return Tool(name, aliases)


def a_cue(phrase: str = "roll back", dimension: str = "rollback", *, strength: int = 1) -> Cue:
    return Cue(dimension, phrase, strength, catches=f"We {phrase} then.", leaves="We go on.")


def a_stance_cue(phrase: str = "do not", stance: Stance = Stance.DENIED, *, scope: str = "after") -> StanceCue:
    return StanceCue(stance, phrase, scope, catches=f"We {phrase} roll back.", leaves="We roll back.")


def some_knowledge(**changes: Any) -> Knowledge:
    knowledge = Knowledge(
        rubric=a_rubric(),
        tools=(a_tool(),),
        cues=(a_cue(), a_cue("watch", "monitoring")),
        stances=(a_stance_cue(),),
        concrete=("when", "within"),
    )
    return replace(knowledge, **changes)


def a_bank(*questions: Question, **changes: Any) -> Bank:
    return replace(
        Bank(
            "test", a_rubric(), (Topic("incidents", "What is done when it goes wrong."),), questions or (a_question(),)
        ),
        **changes,
    )


def an_answer(text: str = ANSWER, *, seconds_used: float = 60.0, seconds_limit: int | None = 120) -> Answer:
    return Answer(text, seconds_used, seconds_limit)


def some_evidence(quote: str = "roll back", *, answer: str = ANSWER, why: str = "names the way back") -> Evidence:
    start = answer.index(quote)
    return Evidence(Span(start, start + len(quote)), quote, why)


def a_found(dimension: str, level: int = 0, *, expected: bool = True, quote: str = "roll back") -> DimensionReading:
    return DimensionReading(
        dimension,
        Level(level),
        evidence=(some_evidence(quote, answer=quote),) if level else (),
        gap=None if level == Level.EXPLAINED else f"The answer does not explain {dimension}.",
        expected=expected,
    )


def a_reading(overall: int = 2, *, levels: dict[str, int] | None = None, **changes: Any) -> Reading:
    given = {"rollback": 2, "monitoring": 1} if levels is None else levels
    reading = Reading(
        overall=overall,
        dimensions=tuple(a_found(each, given.get(each, 0), expected=each in given) for each in DIMENSIONS),
        vetoes=(),
        tool_dropping=False,
        off_task=False,
        unsure=False,
        notes=(),
        without_tools=WithoutTools(overall, (), ()),
        key_points=(KeyPointReading("way-back", "The old version can come back at once.", None),),
        next_step="Say who decides.",
        scorer="test/1",
    )
    return replace(reading, **changes)


def a_session(session_id: str = "a-session", *, mode: Mode = Mode.PRACTICE) -> Session:
    return Session(session_id, mode, NOON)


def a_rating(**levels: int) -> SelfRating:
    return SelfRating(tuple((each, Level(level)) for each, level in (levels or {"rollback": 1}).items()))


def an_override(value: int = 2, *, dimension: str | None = "rollback") -> Override:
    return Override(dimension, value, "The last sentence says so.", NOON)


def a_draft(text: str = "", **changes: Any) -> Draft:
    draft = Draft(
        session_id="a-session",
        question_id="why-a-way-back",
        ask="Why does a release need a way back?",
        follow_up=None,
        text=text,
        seconds_used=0.0,
        seconds_limit=120,
        hints_used=0,
        saved_at=NOON,
    )
    return replace(draft, **changes)


def an_attempt(number: int = 1, **changes: Any) -> Attempt:
    attempt = Attempt(
        number=number,
        session_id="a-session",
        mode=Mode.PRACTICE,
        question_id="why-a-way-back",
        level=Difficulty.BEGINNER,
        ask="Why does a release need a way back?",
        follow_up=None,
        answer=an_answer(),
        started_at=NOON,
        hints_used=0,
        self_rating=None,
        reading=a_reading(),
        overrides=(),
    )
    return replace(attempt, **changes)
