"""How long a question rests: the FSRS model of forgetting over the readings of its answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from operator import itemgetter

from fsrs import Card, Rating, Scheduler

from twominute.marks import effective_overall
from twominute.model.attempt import Attempt

SHORTEST_REST = 3
"""Days; who wants the same question sooner has `retry this gap`."""
LONGEST_REST = 60
"""Days; an interview is rarely further away than that."""
MOST_REST = {Rating.Again: 10, Rating.Hard: 21, Rating.Good: LONGEST_REST, Rating.Easy: LONGEST_REST}
"""Days, by what the last answer says: a weak one brings its question back soon, however well it went before. As many
as after the weakest are left in any case."""
REPLAYED = 12
"""Answers to a question, the newest, that are replayed: older ones hardly change what comes out, and take time."""
MANY_HINTS = 2
_RATINGS = (Rating.Again, Rating.Hard, Rating.Hard, Rating.Good, Rating.Easy)
"""By overall, 0 to 4."""
_NOON = time(12, tzinfo=UTC)


def _model(*, recall: float) -> Scheduler:
    return Scheduler(
        desired_retention=recall,
        learning_steps=(),  # a question comes back on another day, never within minutes
        relearning_steps=(),
        maximum_interval=LONGEST_REST,
        enable_fuzzing=False,  # the same history, the same day
    )


_KNOWN, _FADING = _model(recall=0.9), _model(recall=0.8)
"""A question comes back while it is likely to be recalled in nine to eight of ten cases: an interval, not one day, so
that of what has rested the one that teaches most now can come first."""


@dataclass(frozen=True, slots=True)
class Rest:
    """When a question comes back, and how well it is likely to be remembered until then."""

    last: date
    due: date
    """From when it may come back."""
    latest: date
    """Until when it is to be back."""
    recall_today: float
    """0 to 1."""


def rest(answered: Sequence[tuple[date, Attempt]], *, today: date) -> Rest | None:
    """Return how long a question rests after its answers, oldest first, each with its local day.

    None while none of them has been read. Of several answers on one day the last counts. See open-spaced-repetition,
    FSRS-6, for the model; its rating comes from the overall, lowered by hints and by time over.
    """
    rated = [(day, rating) for day, attempt in answered if (rating := rating_of(attempt)) is not None]
    days = [(day, list(same)[-1][1]) for day, same in groupby(rated, key=itemgetter(0))]
    if not days:
        return None
    card = Card(card_id=0)
    for day, rating in days[-REPLAYED:-1]:
        card, _ = _KNOWN.review_card(card, rating, _noon(day))
    last, rating = days[-1]
    known, fading = (model.review_card(card, rating, _noon(last))[0] for model in (_KNOWN, _FADING))
    most = min(max((fading.due.date() - last).days, MOST_REST[Rating.Again]), MOST_REST[rating])
    least = min(max((known.due.date() - last).days, SHORTEST_REST), most // 2)
    recall = _KNOWN.get_card_retrievability(known, _noon(max(today, last)))
    return Rest(last, last + timedelta(days=least), last + timedelta(days=most), recall)


def rating_of(attempt: Attempt) -> Rating | None:
    """Return what an answer says of how well its question is known; None while it has no reading."""
    overall = effective_overall(attempt)
    if overall is None:
        return None
    rating = _RATINGS[overall]
    lower = (attempt.hints_used >= MANY_HINTS) + (attempt.answer.seconds_over >= 1)
    return Rating(max(Rating.Again, rating - lower))


def _noon(day: date) -> datetime:
    return datetime.combine(day, _NOON)
