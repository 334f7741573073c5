"""What is asked next: what asks most for the weakest dimension, each question within the interval in which it rests."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from twominute.model.attempt import Attempt
from twominute.model.names import Difficulty
from twominute.model.question import Question
from twominute.progress import Rate, dimension_means
from twominute.spacing import Rest, rest

NEW_EVERY = 3
MOST_DUE = 4
"""A session: with more of them due nothing new is added."""
LAST_DAYS = 1
"""Days before the last one of its interval from which a question comes before all others: a day has room for few."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A question and, in one sentence, why it comes now."""

    question: Question
    why: str


@dataclass(frozen=True, slots=True)
class Practised:
    """A question that was answered before, and how long it rests."""

    question: Question
    rest: Rest

    def is_pressing(self, today: date) -> bool:
        """Tell whether half of the interval in which it is to come back is over."""
        return today - self.rest.due >= self.rest.latest - today

    def is_last_call(self, today: date) -> bool:
        """Tell whether that interval is nearly over."""
        return (self.rest.latest - today).days <= LAST_DAYS


@dataclass(frozen=True, slots=True)
class Standing:
    """What the past says before a question is chosen."""

    practised: tuple[Practised, ...]
    new: tuple[Question, ...]
    weakest: str | None
    """The dimension with the lowest mean level; None while nothing has been read."""
    mean: Rate | None
    """Its mean level, 0 to 2."""

    def due(self, today: date) -> list[Practised]:
        """Return the questions that have rested long enough."""
        return [each for each in self.practised if each.rest.due <= today]


def choose(
    questions: Sequence[Question],
    past: Sequence[tuple[date, Attempt]],
    *,
    today: date,
    leave_out: Sequence[str] = (),
) -> Choice | None:
    """Return the next question, None when every question is left out.

    `past` is oldest first, each attempt with its local day; `leave_out` are the ids that this session asked already,
    in their order. The same history gives the same choice all day long. What is due waits until half of its interval is
    over while it asks for something else more than for the weakest dimension and a new question does not; of what does
    not wait, that which asks most for the weakest dimension comes first. Every third question of a day is a new one
    while few are due, so that a hard start does not become the same few questions day after day. Before all of these
    comes the question whose interval ends.
    """
    open_questions = [question for question in questions if question.id not in leave_out]
    now = standing(open_questions, past, today=today)
    asked = (*(attempt.question_id for _, attempt in past[-1:]), *leave_out)
    before = next((each for each in questions if each.id == asked[-1]), None) if asked else None
    # Nothing of the session is in the seed: a new session asks what this one would have asked next.
    chance = Random(f"{today.isoformat()} {len(past)}")  # noqa: S311 - order, not secrets
    today_already = sum(day == today and attempt.link is None for day, attempt in past)
    due = now.due(today)
    if now.new and today_already % NEW_EVERY == NEW_EVERY - 1 and len(due) <= MOST_DUE:
        due = [each for each in due if each.is_last_call(today)]
    if any(_leads(each, now.weakest) for each in now.new):
        due = [each for each in due if each.is_pressing(today) or _leads(each.question, now.weakest)]
    return (
        _due(due, now, today, before)
        or _weakest(now, before, chance)
        or _something_new(now, before, chance)
        or _longest_rested(now, today)
    )


def choose_set(
    questions: Sequence[Question], past: Sequence[tuple[date, Attempt]], *, today: date, count: int
) -> tuple[Question, ...]:
    """Return the questions of an interview: levels rise, and no topic comes twice while there are others."""
    chosen: list[Question] = []
    levels = list(Difficulty)
    while len(chosen) < count:
        left = [each for each in questions if each not in chosen]
        topics = {each.topic for each in chosen}
        fresh = [each for each in left if each.topic not in topics] or left
        level = levels[len(chosen) % len(levels)]
        of_level = [each for each in fresh if each.level is level] or fresh
        choice = choose(of_level, past, today=today, leave_out=[each.id for each in chosen])
        if choice is None:
            break
        chosen.append(choice.question)
    return tuple(chosen)


def standing(questions: Sequence[Question], past: Sequence[tuple[date, Attempt]], *, today: date) -> Standing:
    """Return which questions rest, which are new, and which dimension is weakest."""
    answers: dict[str, list[tuple[date, Attempt]]] = defaultdict(list)
    for day, attempt in past:
        if attempt.link is None and attempt.follow_up is None:
            answers[attempt.question_id].append((day, attempt))
    rests = {each.id: rest(answers[each.id], today=today) for each in questions if each.id in answers}
    practised = tuple(Practised(each, found) for each in questions if (found := rests.get(each.id)) is not None)
    new = tuple(each for each in questions if rests.get(each.id) is None)
    means = dimension_means([attempt for _, attempt in past])
    weakest = min(means, key=lambda dimension: (means[dimension].mean, dimension)) if means else None
    return Standing(practised, new, weakest, means[weakest] if weakest else None)


def _due(due: Sequence[Practised], now: Standing, today: date, before: Question | None) -> Choice | None:
    if not due:
        return None

    def order(each: Practised) -> tuple[date, bool, bool, float, bool, float, str]:
        question = each.question
        last = max(each.rest.latest, today) if each.is_last_call(today) else date.max
        waits = not _leads(question, now.weakest), not each.is_pressing(today)
        repeats = _repeats(question, before)[0]
        return last, *waits, -_share(question, now.weakest), repeats, each.rest.recall_today, question.id

    first = min(due, key=order)
    return Choice(first.question, f"{_why_now(first, now.weakest, today)}: {_rested(first.rest, today)}.")


def _why_now(each: Practised, weakest: str | None, today: date) -> str:
    if each.is_last_call(today):
        return "It is to come back now"
    if weakest and _leads(each.question, weakest):
        return f"It has rested long enough, and it asks for {weakest}, the weakest dimension lately"
    return "It has rested long enough"


def _rested(rest: Rest, today: date) -> str:
    ago, least, most = ((day - rest.last).days for day in (today, rest.due, rest.latest))
    return f"last asked {_count(ago, 'day')} ago, to come back after {least} to {most} days"


def _weakest(now: Standing, before: Question | None, chance: Random) -> Choice | None:
    weakest = now.weakest
    if weakest is None or now.mean is None:
        return None
    shares = {question.id: _share(question, weakest) for question in now.new}
    most = max(shares.values(), default=0.0)
    if not most:
        return None
    question = _alternating([each for each in now.new if shares[each.id] == most], before, chance)
    so_far = f"{now.mean.mean:.1f} of 2 over {_count(now.mean.attempts, 'answer')}"
    return Choice(question, f"New, and it asks for {weakest}, the weakest dimension lately ({so_far}).")


def _leads(question: Question, dimension: str | None) -> bool:
    """Tell whether a question asks for nothing more than for this dimension; not where there is none."""
    weights = dict(question.expects)
    return weights.get(dimension or "", 0) == max(weights.values())


def _share(question: Question, dimension: str | None) -> float:
    """Return how much of what a question asks for is this dimension, 0 to 1."""
    weights = dict(question.expects)
    return weights.get(dimension or "", 0) / sum(weights.values())


def _something_new(now: Standing, before: Question | None, chance: Random) -> Choice | None:
    if not now.new:
        return None
    easiest = min(now.new, key=lambda question: list(Difficulty).index(question.level)).level
    question = _alternating([each for each in now.new if each.level is easiest], before, chance)
    return Choice(question, f"New, at the level {easiest}.")


def _longest_rested(now: Standing, today: date) -> Choice | None:
    if not now.practised:
        return None
    rested = min(now.practised, key=lambda each: (each.rest.recall_today, each.question.id))
    days = (today - rested.rest.last).days
    return Choice(rested.question, f"Nothing is due; this one has faded most, {_count(days, 'day')} after its answer.")


def _alternating(choices: Sequence[Question], before: Question | None, chance: Random) -> Question:
    """Pick by chance among those least like the question before in topic, and most like it in what they ask for.

    Questions of different topics that ask for the same dimensions are the ones that are easily confused; side by
    side they are told apart best (Brunmair and Richter, 2019).
    """
    best = min(_repeats(each, before) for each in choices)
    return chance.choice([each for each in choices if _repeats(each, before) == best])


def _repeats(question: Question, before: Question | None) -> tuple[bool, int]:
    if before is None:
        return False, 0
    shared = {dimension for dimension, _ in question.expects} & {dimension for dimension, _ in before.expects}
    return question.topic == before.topic, -len(shared)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
