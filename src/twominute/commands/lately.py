"""What the next question is chosen by."""

from datetime import date

from twominute.commands import stored
from twominute.commands.env import Env
from twominute.marks import of_bank
from twominute.model.attempt import Attempt
from twominute.model.question import Bank
from twominute.spacing import REPLAYED
from twominute.store.store import Store

NEWEST = 300
"""Answers that tell which dimension is weakest by now."""


def lately(env: Env, store: Store, bank: Bank) -> list[tuple[date, Attempt]]:
    """Return the newest answers that were read by this bank's dimensions, and the newest to each question.

    Oldest first, each with its local day. All of fifty thousand would take seconds.
    """
    return stored.with_days(env, of_bank(store.lately(newest=NEWEST, of_each_question=REPLAYED), bank))
