"""What a retry gains: an answer given once more beside the one before it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from twominute.marks import effective_levels, effective_overall
from twominute.model.attempt import Attempt, LinkKind
from twominute.model.question import Rubric
from twominute.progress import Rate


@dataclass(frozen=True, slots=True)
class Gain:
    """What retries of one kind of level come to, before and after."""

    dimension: str | None
    """None: the overall, 0 to 4; else its level, 0 to 2."""
    before: Rate
    after: Rate


@dataclass(frozen=True, slots=True)
class Retries:
    """Answers given once more, with the overall before and after."""

    gains: tuple[Gain, ...]
    """The overall first, then each dimension that was asked for; none where nothing was retried."""
    higher: int
    same: int
    lower: int

    @property
    def count(self) -> int:
        """Return the number of retries that were read, as was the answer before each."""
        return self.higher + self.same + self.lower


Pairs = list[tuple[float, float]]


def retries(attempts: Sequence[Attempt], rubric: Rubric) -> Retries:
    """Return what the retries among these attempts gained; follow-ups are left out, as their overall is of a part."""
    pairs = _pairs(attempts)
    overalls: Pairs = [
        (before, after)
        for earlier, later in pairs
        if (before := effective_overall(earlier)) is not None and (after := effective_overall(later)) is not None
    ]
    gains = [(None, overalls), *((each.id, _levels(pairs, each.id)) for each in rubric.dimensions)]
    return Retries(
        tuple(_gain(dimension, found) for dimension, found in gains if found),
        higher=sum(after > before for before, after in overalls),
        same=sum(after == before for before, after in overalls),
        lower=sum(after < before for before, after in overalls),
    )


def _pairs(attempts: Sequence[Attempt]) -> list[tuple[Attempt, Attempt]]:
    known = {each.number: each for each in attempts}
    again = [each for each in attempts if each.link and each.link.kind is LinkKind.RETRY and each.follow_up is None]
    pairs = ((known.get(each.link.earlier or 0), each) for each in again if each.link)
    return [(before, after) for before, after in pairs if before and before.reading and after.reading]


def _levels(pairs: Iterable[tuple[Attempt, Attempt]], dimension: str) -> Pairs:
    levels = [(effective_levels(before), effective_levels(after)) for before, after in pairs]
    return [(old[dimension], new[dimension]) for old, new in levels if dimension in old and dimension in new]


def _gain(dimension: str | None, pairs: Pairs) -> Gain:
    before, after = (Rate(len(pairs), float(sum(side))) for side in zip(*pairs, strict=True))
    return Gain(dimension, before, after)
