"""Builders for reports: a history with something in every section."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, timedelta
from typing import Any

from builders import NOON, a_bank, a_found, a_question, a_rating, a_reading, an_answer, an_attempt
from twominute.marks import mark_of
from twominute.model.attempt import Attempt, Link, LinkKind
from twominute.model.names import Difficulty
from twominute.model.question import Bank
from twominute.progress import practice_day, progress
from twominute.readiness import readiness
from twominute.report import Report, Scope, recent
from twominute.schedule import choose

SENTENCES = {
    "goal": "The score decides who is called, and success is saved subscriptions.",
    "rollback": "Traffic goes back to the old version within five minutes.",
    "monitoring": "We watch the drift.",
}


def a_history(weeks: int = 4, *, each: int = 8) -> list[Attempt]:
    """Return answers over some weeks: every third one is a retry, levels rise from week to week."""
    found = []
    for number in range(1, weeks * each + 1):
        week = (number - 1) // each
        levels = {"goal": min(2, week), "rollback": (number + week) % 3, "monitoring": number % 2}
        quotes = {dimension: SENTENCES[dimension] for dimension, level in levels.items() if level}
        reading = a_reading(min(4, week + number % 2), levels=levels)
        dimensions = tuple(
            a_found(old.dimension, int(old.level), expected=old.expected, quote=quotes.get(old.dimension, "roll back"))
            for old in reading.dimensions
        )
        found.append(
            an_attempt(
                number,
                question_id="why-watch-it" if number % each == each - 1 else "why-a-way-back",
                answer=an_answer(" ".join(quotes.values()) or "No.", seconds_used=80.0 + number),
                level=list(Difficulty)[number % 2],
                started_at=NOON + timedelta(weeks=week, minutes=number),
                self_rating=a_rating(goal=2, rollback=1),
                reading=replace(reading, dimensions=dimensions),
                link=Link(LinkKind.RETRY, number - 1) if number % 3 == 0 else None,
            )
        )
    return found


def a_report(attempts: Sequence[Attempt] | None = None, *, bank: Bank | None = None, **changes: Any) -> Report:
    """Return the report on a history, made on its last day."""
    history = a_history() if attempts is None else list(attempts)
    bank = bank or a_bank(a_question(), a_question("why-watch-it", expects=(("monitoring", 3),)))
    today = practice_day(max(each.started_at for each in history), UTC)
    following = choose(bank.questions, [(practice_day(each.started_at, UTC), each) for each in history], today=today)
    assert following is not None
    report = Report(
        scope=Scope(bank=None),
        made_on=today,
        rubric=bank.rubric,
        progress=progress([mark_of(each) for each in history], bank.rubric, today=today, zone=UTC),
        readiness=readiness(history, bank, names=lambda _: {}),
        recent=recent(history, bank.rubric),
        following=following,
    )
    return replace(report, **changes)


def with_answers(history: Sequence[Attempt], **changes: Any) -> Report:
    """Return the report on a history with its answers in it."""
    return a_report(history, answers=tuple((practice_day(each.started_at, UTC), each) for each in history), **changes)
