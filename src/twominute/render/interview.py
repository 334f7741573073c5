"""An interview as a whole: each question and dimension side by side, the time, and one next step."""

from collections.abc import Sequence

from twominute.countdown import minutes
from twominute.marks import as_held, effective_levels
from twominute.model.attempt import Attempt
from twominute.model.page import Line, Piece, Role
from twominute.model.question import Dimension, Rubric
from twominute.model.reading import Level
from twominute.render.levels import LEVEL_MARKS
from twominute.render.listing import with_bank
from twominute.render.pieces import aligned, command, dim, plain, title

LEGEND = "- absent, ~ mentioned, + explained; in brackets: not asked for there; a dot: neither asked for nor said"


def set_block(attempts: Sequence[Attempt], rubric: Rubric, *, bank: str | None = None) -> tuple[Line, ...]:
    """Return the set as a whole; nothing while none of its answers has been read."""
    read = [attempt for attempt in attempts if attempt.reading is not None]
    if not read:
        return ()
    marks = tuple(dimension.mark for dimension in rubric.dimensions)
    head, *lines = aligned([("no", *marks, "of 4", "question"), *(_row(attempt, rubric) for attempt in read)])
    weakest = _weakest(read, rubric)
    return (
        title("The set as a whole"),
        dim(f"    {head}"),
        *(plain(f"    {line}") for line in lines),
        dim(f"    {', '.join(f'{each.mark} {each.name}' for each in rubric.dimensions)}"),
        dim(f"    {LEGEND}"),
        plain(_time(attempts)),
        *(_next(weakest, read, bank) if weakest else ()),
    )


def _row(attempt: Attempt, rubric: Rubric) -> tuple[str, ...]:
    asked, reading = effective_levels(attempt), as_held(attempt)
    said = reading.levels if reading else {}
    marks = (_mark(asked.get(each.id), said.get(each.id)) for each in rubric.dimensions)
    overall = str(attempt.reading.overall) if attempt.reading else ""
    return (str(attempt.number), *marks, overall, attempt.question_id)


def _mark(asked: int | None, said: Level | None) -> str:
    """Return the level of what was asked for, in brackets one that was not, and a dot where it was not said either."""
    if asked is not None:
        return LEVEL_MARKS[Level(asked)]
    return f"({LEVEL_MARKS[said]})" if said else "."


def _time(attempts: Sequence[Attempt]) -> str:
    used = minutes(int(sum(attempt.answer.seconds_used for attempt in attempts)))
    limits = [attempt.answer.seconds_limit for attempt in attempts]
    given = sum(limit for limit in limits if limit is not None)
    over = sum(attempt.answer.seconds_over >= 1 for attempt in attempts)
    of = f" of {minutes(given)}" if None not in limits else ""
    return f"Time: {used}{of} in all, {over} of {len(attempts)} past the limit."


def _weakest(read: Sequence[Attempt], rubric: Rubric) -> Dimension | None:
    """Return the dimension with the lowest mean level; of several the one that more answers were asked for."""
    found = {each.id: [levels[each.id] for attempt in read if each.id in (levels := effective_levels(attempt))]
             for each in rubric.dimensions}  # fmt: skip
    asked = [each for each in rubric.dimensions if found[each.id]]
    if not asked:
        return None
    weakest = min(asked, key=lambda each: (sum(found[each.id]) / len(found[each.id]), -len(found[each.id])))
    return weakest if min(found[weakest.id]) < Level.EXPLAINED else None


def _next(weakest: Dimension, read: Sequence[Attempt], bank: str | None) -> tuple[Line, ...]:
    levels = [(attempt, effective_levels(attempt)) for attempt in read]
    asked = [(attempt, found[weakest.id]) for attempt, found in levels if weakest.id in found]
    explained = sum(level == Level.EXPLAINED for _, level in asked)
    lowest, level = min(asked, key=lambda pair: pair[1])
    retry = f"twominute drill --retry {lowest.number} --gap {weakest.id}"
    return (
        (
            Piece("Weakest: ", Role.STRONG),
            Piece(f"{weakest.name}, explained in {explained} of the {len(asked)} answers that were asked for it."),
        ),
        (Piece("Next: ", Role.STRONG), Piece(f"{weakest.gap_at(level)}")),
        command("Again, with that in mind: ", with_bank(retry, bank)),
    )
