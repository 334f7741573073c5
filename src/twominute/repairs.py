"""Which weak answer is given next to be written anew."""

from collections import Counter
from collections.abc import Sequence
from random import Random

from twominute.model.attempt import Attempt, LinkKind
from twominute.model.question import Repair


def in_turn(repairs: Sequence[Repair], past: Sequence[Attempt], *, rng: Random) -> tuple[Repair, ...]:
    """Return repairs in the order they come: first what was not repaired yet, of that the least practised question."""
    practised = Counter(attempt.question_id for attempt in past)
    repaired = Counter(each.question_id for each in past if each.link and each.link.kind is LinkKind.REPAIR)
    shuffled = rng.sample(repairs, len(repairs))
    return tuple(sorted(shuffled, key=lambda repair: (repaired[repair.question], practised[repair.question])))
