"""An answer that came through a pipe, stored like any other."""

from collections.abc import Callable
from datetime import UTC
from uuid import uuid4

from twominute.commands import stored
from twominute.commands.copying import daily_copy
from twominute.commands.env import Env
from twominute.model.attempt import Answer, Attempt, Link, Session
from twominute.model.names import Mode
from twominute.model.question import Question
from twominute.model.reading import Reading

AD_HOC = "asked"


def save_answer(
    env: Env, question: Question, text: str, read: Callable[[], Reading], *, link: Link | None = None
) -> tuple[int, Reading]:
    """Store an answer, then read it, then store the reading; return the number that `show` takes and the reading."""
    session = Session(str(uuid4()), Mode.PRACTICE, env.now().astimezone(UTC))
    attempt = Attempt(
        number=0,
        session_id=session.id,
        mode=session.mode,
        question_id=question.id,
        level=None if question.id == AD_HOC else question.level,
        ask=question.ask,
        follow_up=None,
        answer=Answer(text, seconds_used=0.0, seconds_limit=None),
        started_at=session.started_at,
        hints_used=0,
        self_rating=None,
        reading=None,
        overrides=(),
        link=link,
    )
    with stored.store(env) as store, daily_copy(env):
        store.save_session(session)
        number = store.save_attempt(attempt)
        reading = read()
        store.add_reading(number, reading)
    return number, reading
