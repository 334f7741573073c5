"""Answers that were read again: what changed, as a page and as JSON."""

from collections.abc import Sequence
from typing import TypedDict

from twominute.model.attempt import Attempt
from twominute.model.page import Line
from twominute.model.question import Rubric
from twominute.model.reading import LEVEL_WORDS, OVERALL_WORDS, Reading
from twominute.render.pieces import aligned, command, dim, join_with_blanks, plain

Pair = tuple[Attempt, Attempt]
"""An attempt with the reading it had, and with the one it has now."""


class ReadJson(TypedDict):
    """What one scorer says of an answer."""

    scorer: str
    overall: int
    levels: dict[str, int]


class RereadJson(TypedDict):
    """One answer read again; `before` is null when it had not been read."""

    number: int
    question_id: str
    before: ReadJson | None
    after: ReadJson


def reread_page(pairs: Sequence[Pair], rubric: Rubric, *, scorer: str, as_before: int) -> tuple[Line, ...]:
    """Return a line for each answer that reads differently now, and what all of it came to."""
    rows = [row for before, after in pairs if (row := _row(before, after, rubric))]
    head = plain(
        f"{len(pairs)} read again by {scorer}, {len(rows)} of them differently; {as_before} were read by it before."
    )
    table = aligned([("no", "overall", "what changed", "question"), *rows]) if rows else []
    return join_with_blanks(
        (
            (head,),
            (*map(dim, table[:1]), *map(plain, table[1:])),
            (dim("The earlier readings are kept; the newest counts in reports."),) if pairs else (),
            (command("See one whole: ", f"twominute show {rows[0][0]}"),) if rows else (),
        )
    )


def left_over_page(attempts: Sequence[Attempt]) -> tuple[Line, ...]:
    """Return a line for each answer that was stored before, and only now read."""
    return tuple(
        command(
            f"Answer {each.number} was stored and not read before the program ended; it reads "
            f"{OVERALL_WORDS[each.reading.overall]} ({each.reading.overall} of 4). See it whole: ",
            f"twominute show {each.number}",
        )
        for each in attempts
        if each.reading
    )


def reread_json(pairs: Sequence[Pair]) -> list[RereadJson]:
    """Return answers read again, ready for json.dumps."""
    return [
        {
            "number": after.number,
            "question_id": after.question_id,
            "before": _read(before.reading) if before.reading else None,
            "after": _read(after.reading),
        }
        for before, after in pairs
        if after.reading
    ]


def _read(reading: Reading) -> ReadJson:
    levels = {dimension: int(level) for dimension, level in reading.levels.items()}
    return {"scorer": reading.scorer, "overall": reading.overall, "levels": levels}


def _row(before: Attempt, after: Attempt, rubric: Rubric) -> tuple[str, ...] | None:
    if after.reading is None:
        return None
    now = after.reading
    if before.reading is None:
        return (str(after.number), f"not read > {OVERALL_WORDS[now.overall]}", "", after.question_id)
    then = before.reading
    turned = [
        f"{rubric.dimension(each).name} {LEVEL_WORDS[then.levels[each]]} > {LEVEL_WORDS[level]}"
        for each, level in now.levels.items()
        if each in then.levels and then.levels[each] != level
    ]
    if not turned and then.overall == now.overall:
        return None
    same = then.overall == now.overall
    overall = OVERALL_WORDS[now.overall] if same else f"{OVERALL_WORDS[then.overall]} > {OVERALL_WORDS[now.overall]}"
    return (str(after.number), overall, ", ".join(turned), after.question_id)
