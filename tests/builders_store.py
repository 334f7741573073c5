"""Builders for what the store keeps: defaults inside, only what matters visible."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from twominute.model.attempt import Answer, Attempt, Draft, Override, SelfRating, Session
from twominute.model.names import Difficulty, Mode
from twominute.model.reading import (
    DimensionReading,
    Evidence,
    KeyPointReading,
    Level,
    Reading,
    Span,
    Veto,
    WithoutTools,
)
from twominute.store.database import Patience
from twominute.store.store import Store, open_store

NOON = datetime(2025, 3, 4, 12, 0, tzinfo=UTC)
SESSION = "3b0c0f0e-1111-4222-8333-944444444444"
QUICK = Patience(silent=0.01, longest=0.05)


class Clock:
    """A clock that moves one second at each look, and further when told to."""

    def __init__(self, start: datetime = NOON) -> None:
        self.time = start

    def __call__(self) -> datetime:
        self.time += timedelta(seconds=1)
        return self.time

    def skip(self, *, days: int) -> None:
        self.time += timedelta(days=days)


def a_session(session_id: str = SESSION, *, mode: Mode = Mode.PRACTICE) -> Session:
    return Session(session_id, mode, NOON)


def an_attempt(
    text: str = "We watch the input drift and roll back when accuracy falls.",
    *,
    session_id: str = SESSION,
    question_id: str = "rollback-01",
    started_at: datetime = NOON,
) -> Attempt:
    return Attempt(
        number=0,
        session_id=session_id,
        mode=Mode.PRACTICE,
        question_id=question_id,
        level=Difficulty.BEGINNER,
        ask="How do you roll back a model?",
        follow_up=None,
        answer=Answer(text, seconds_used=61.25, seconds_limit=120),
        started_at=started_at,
        hints_used=1,
        self_rating=None,
        reading=None,
        overrides=(),
    )


def a_reading(*, overall: int = 2, scorer: str = "cues 1", quote: str = "watch the input drift") -> Reading:
    evidence = Evidence(Span(3, 3 + len(quote)), quote, "names what is watched")
    return Reading(
        overall=overall,
        dimensions=(
            DimensionReading("monitoring", Level.EXPLAINED, (evidence,), gap=None, expected=True),
            DimensionReading("rollback", Level.ABSENT, (), gap="The answer says no way back.", expected=False),
        ),
        vetoes=(Veto("deployment", Span(0, 2), "We", "is denied"),),
        tool_dropping=False,
        off_task=False,
        unsure=True,
        notes=("The answer is short.",),
        without_tools=WithoutTools(1, ("monitoring",), (evidence,)),
        key_points=(KeyPointReading("a", "Say how.", None), KeyPointReading("b", "Say when.", evidence)),
        next_step="Say what triggers the way back.",
        scorer=scorer,
    )


def a_rating(level: Level = Level.MENTIONED) -> SelfRating:
    return SelfRating((("rollback", level), ("monitoring", Level.EXPLAINED)))


def an_override(value: int = 2, *, dimension: str | None = "rollback") -> Override:
    return Override(dimension, value, "I said so in the last sentence.", NOON)


def a_draft(text: str = "", *, session_id: str = SESSION, saved_at: datetime = NOON) -> Draft:
    return Draft(
        session_id=session_id,
        question_id="rollback-01",
        ask="How do you roll back a model?",
        follow_up=None,
        text=text,
        seconds_used=0.0,
        seconds_limit=120,
        hints_used=0,
        saved_at=saved_at,
    )


def a_store(folder: Path, clock: Clock | None = None) -> Store:
    """Return an open store that holds one session."""
    store = open_store(folder / "twominute.db", now=clock or Clock(), patience=QUICK)
    store.save_session(a_session())
    return store


def as_stored(attempt: Attempt, number: int) -> Attempt:
    return replace(attempt, number=number)


def mode_of(path: Path) -> int:
    """Return the permission bits of a file or folder."""
    return path.stat().st_mode & 0o777
