"""Where the person holds a reading to be wrong, and such answers as rated ones: what a scorer can learn from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from twominute.marks import corrections, read_at
from twominute.model.attempt import Attempt
from twominute.model.reading import Reading


@dataclass(frozen=True, slots=True)
class Correction:
    """One level, or one overall, as it was read and as the person holds it right."""

    number: int
    """The number of the attempt."""
    question_id: str
    dimension: str | None
    """None for the overall."""
    read: int | None
    """None where no reading has it."""
    held: int
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Rated:
    """An answer with its levels: the reading's, and the person's where they corrected it."""

    attempt: Attempt
    levels: tuple[tuple[str, int], ...]
    overall: int
    tool_dropping: bool
    off_task: bool
    corrected: tuple[Correction, ...]


def corrected(attempts: Iterable[Attempt]) -> tuple[Correction, ...]:
    """Return all corrections in the order of the attempts; of one made twice the last."""
    return tuple(each for attempt in attempts for each in _of(attempt))


def rated(attempts: Iterable[Attempt], *, dimensions: Sequence[str]) -> tuple[Rated, ...]:
    """Return the attempts with a correction as rated answers; only those that were read by these dimensions."""
    return tuple(
        _rated(attempt, attempt.reading, dimensions)
        for attempt in attempts
        if corrections(attempt) and attempt.reading is not None and set(attempt.reading.levels) == set(dimensions)
    )


def _of(attempt: Attempt) -> tuple[Correction, ...]:
    return tuple(
        Correction(
            number=attempt.number,
            question_id=attempt.question_id,
            dimension=each.dimension,
            read=read_at(attempt.reading, each.dimension),
            held=each.value,
            reason=each.reason,
            at=each.at,
        )
        for each in corrections(attempt)
    )


def _rated(attempt: Attempt, reading: Reading, dimensions: Sequence[str]) -> Rated:
    own = _of(attempt)
    held = {each.dimension: each.held for each in own}
    return Rated(
        attempt=attempt,
        levels=tuple((each, held.get(each, int(reading.levels[each]))) for each in dimensions),
        overall=held.get(None, reading.overall),
        tool_dropping=reading.tool_dropping,
        off_task=reading.off_task,
        corrected=own,
    )
