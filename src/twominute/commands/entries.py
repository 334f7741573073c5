"""What is stored of a turn: its draft while the answer is typed, its attempt when it is locked."""

from datetime import UTC, datetime

from twominute.model.attempt import Answer, Attempt, Draft, Session
from twominute.session import Turn


def draft_of(turn: Turn, session: Session, *, at: datetime, interview: tuple[str, ...] = ()) -> Draft:
    """Return the draft that a turn begins with; `interview` are the ids of the questions of its interview."""
    return Draft(
        session_id=session.id,
        question_id=turn.question.id,
        ask=turn.ask,
        follow_up=turn.follow_up,
        text=turn.text,
        seconds_used=turn.seconds_used,
        seconds_limit=turn.seconds_limit,
        hints_used=turn.hints_used,
        saved_at=at,
        link=turn.link,
        interview=interview,
        strict=turn.strict,
    )


def attempt_of(turn: Turn, session: Session, answer: Answer, *, began: datetime, hints_used: int) -> Attempt:
    """Return the attempt that a locked answer is, before it is read; its number is the store's to give."""
    return Attempt(
        number=0,
        session_id=session.id,
        mode=session.mode,
        question_id=turn.question.id,
        level=turn.question.level,
        ask=turn.ask,
        follow_up=turn.follow_up,
        answer=answer,
        started_at=began.astimezone(UTC),
        hints_used=hints_used,
        self_rating=None,
        reading=None,
        overrides=(),
        link=turn.link,
    )
