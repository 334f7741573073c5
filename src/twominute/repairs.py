"""Whose weak answer is given next to be written anew."""

from collections import Counter
from collections.abc import Sequence
from random import Random

from twominute.model.attempt import Attempt, LinkKind
from twominute.model.question import Question


def in_turn(questions: Sequence[Question], past: Sequence[Attempt], *, rng: Random) -> tuple[Question, ...]:
    """Return questions in the order their given answers come: not yet repaired ones first, then the least practised."""
    practised = Counter(attempt.question_id for attempt in past)
    repaired = Counter(each.question_id for each in past if each.link and each.link.kind is LinkKind.REPAIR)
    shuffled = rng.sample(questions, len(questions))
    return tuple(sorted(shuffled, key=lambda question: (repaired[question.id], practised[question.id])))
