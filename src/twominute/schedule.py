"""What is asked next: what is due, else the weakest dimension, else something new."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from twominute.model.attempt import Attempt
from twominute.model.names import Difficulty
from twominute.model.question import Question
from twominute.progress import dimension_means, effective_overall

DAYS_UNTIL_DUE = (1, 3, 7, 14, 30)
"""After 1, 2, ... attempts in a row that read as good; a weaker answer starts again at the first."""

GOOD = 3


@dataclass(frozen=True, slots=True)
class Choice:
    """A question and, in one sentence, why it comes now."""

    question: Question
    why: str


@dataclass(frozen=True, slots=True)
class Practised:
    """One question's past: its attempts, oldest first, with the local day of each."""

    question: Question
    attempts: tuple[tuple[date, Attempt], ...]

    @property
    def days_until_due(self) -> int:
        """Return how long the question rests after its last attempt."""
        good_in_a_row = 0
        for _, attempt in reversed(self.attempts):
            overall = effective_overall(attempt)
            if overall is None or overall < GOOD:
                break
            good_in_a_row += 1
        return DAYS_UNTIL_DUE[min(max(good_in_a_row - 1, 0), len(DAYS_UNTIL_DUE) - 1)]

    def days_over(self, today: date) -> int:
        """Return the days since the question came due, below zero when it still rests."""
        return (today - self.attempts[-1][0]).days - self.days_until_due


def choose(
    questions: Sequence[Question],
    past: Sequence[tuple[date, Attempt]],
    *,
    today: date,
    rng: Random,
    leave_out: Collection[str] = (),
) -> Choice | None:
    """Return the next question, None when every question is left out.

    `past` is oldest first, each attempt with its local day.
    """
    open_questions = [question for question in questions if question.id not in leave_out]
    if not open_questions:
        return None
    practised = [found for question in open_questions if (found := _practised(question, past)).attempts]
    new = [question for question in open_questions if question.id not in {each.question.id for each in practised}]
    return (
        _due(practised, today)
        or _weakest(new, past, rng)
        or _something_new(new, rng)
        or _longest_rested(practised, today)
    )


def _practised(question: Question, past: Sequence[tuple[date, Attempt]]) -> Practised:
    mine = tuple(
        (day, attempt) for day, attempt in past if attempt.question_id == question.id and not attempt.follow_up
    )
    return Practised(question, mine)


def _due(practised: Sequence[Practised], today: date) -> Choice | None:
    due = [each for each in practised if each.days_over(today) >= 0]
    if not due:
        return None
    first = max(due, key=lambda each: (each.days_over(today), each.question.id))
    days = (today - first.attempts[-1][0]).days
    return Choice(first.question, f"Due: last answered {days} {'day' if days == 1 else 'days'} ago.")


def _weakest(new: Sequence[Question], past: Sequence[tuple[date, Attempt]], rng: Random) -> Choice | None:
    means = dimension_means([attempt for _, attempt in past])
    if not means or not new:
        return None
    weakest = min(means, key=lambda dimension: (means[dimension].mean, dimension))
    asking = [question for question in new if weakest in dict(question.expects)]
    if not asking:
        return None
    heaviest = max(dict(question.expects)[weakest] for question in asking)
    choices = [question for question in asking if dict(question.expects)[weakest] == heaviest]
    return Choice(rng.choice(choices), f"New, and it asks for {weakest}, the weakest dimension so far.")


def _something_new(new: Sequence[Question], rng: Random) -> Choice | None:
    if not new:
        return None
    easiest = min(new, key=lambda question: list(Difficulty).index(question.level)).level
    return Choice(rng.choice([question for question in new if question.level is easiest]), "New.")


def _longest_rested(practised: Sequence[Practised], today: date) -> Choice | None:
    if not practised:
        return None
    rested = max(practised, key=lambda each: (each.days_over(today), each.question.id))
    return Choice(rested.question, "Nothing is due; this one has rested longest.")
