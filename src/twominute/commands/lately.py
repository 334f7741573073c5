"""What the next question is chosen by, and which one it is."""

from collections.abc import Sequence
from datetime import date

from twominute.commands import stored
from twominute.commands.env import Env
from twominute.commands.resume import unfinished
from twominute.marks import of_bank
from twominute.model.attempt import Attempt
from twominute.model.question import Bank, Question
from twominute.progress import practice_day
from twominute.schedule import Choice, choose
from twominute.spacing import REPLAYED
from twominute.store.store import Store

NEWEST = 300
"""Answers that tell which dimension is weakest by now."""


def lately(env: Env, store: Store, bank: Bank) -> list[tuple[date, Attempt]]:
    """Return the newest answers that were read by this bank's dimensions, and the newest to each question.

    Oldest first, each with its local day. All of fifty thousand would take seconds.
    """
    return stored.with_days(env, of_bank(store.lately(newest=NEWEST, of_each_question=REPLAYED), bank))


def next_choice(env: Env, questions: Sequence[Question], past: Sequence[tuple[date, Attempt]]) -> Choice:
    """Return what `twominute` would ask first of these questions after what was asked `lately`.

    An unfinished answer comes before all others.
    """
    draft = unfinished(env, questions)
    if draft is not None:
        question = next(each for each in questions if each.id == draft.question_id)
        return Choice(question, "An answer to it is unfinished.")
    choice = choose(questions, past, today=practice_day(env.now(), env.zone))
    if choice is None:
        raise AssertionError("a bank has at least one question")
    return choice
