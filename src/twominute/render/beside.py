"""What stands above the reading of an answer that goes back to another one: read together, or without tool names."""

from collections.abc import Sequence

from twominute.compare import Together, moved
from twominute.model.attempt import Attempt
from twominute.model.page import Line, Piece, Role
from twominute.model.question import Rubric
from twominute.model.reading import LEVEL_WORDS, Level, Reading
from twominute.render.levels import level, quote
from twominute.render.pieces import dim, plain, title
from twominute.session import told


def together_page(found: Together, rubric: Rubric) -> tuple[Line, ...]:
    """Return what the first answer and its follow-ups come to when they are read as one."""
    first, *others = (str(attempt.number) for attempt in found.attempts)
    moves = moved(found.before, found.after)
    names = [rubric.dimension(move.dimension).name for move in moves]
    turned = [
        f"{name} {LEVEL_WORDS[move.before]} -> {LEVEL_WORDS[move.after]}"
        for name, move in zip(names, moves, strict=True)
    ]
    then, now = found.before.overall, found.after.overall
    overall = f"overall {then} -> {now} of 4" if then != now else f"overall {now} of 4, as before"
    lines: list[Line] = [
        (
            Piece(f"Together with answer {first}: ", Role.TITLE),
            Piece(", ".join([*(turned or ["no level moved"]), overall]), Role.STRONG),
        )
    ]
    for name, move in zip(names, moves, strict=True):
        if move.rose and move.evidence is not None:
            source = found.part_of(move.evidence.span)
            lines.append((Piece(f"    {name}  "), quote(move.evidence.quote), Piece(f" answer {source}", Role.DIM)))
    lines += _only_alone(found, rubric)
    numbers = " and ".join([first, *others]) if len(others) == 1 else f"{first}, {' and '.join(others)}"
    return (*lines, dim(f"    Answers {numbers} are read as one here; below it this answer alone."))


def _only_alone(found: Together, rubric: Rubric) -> list[Line]:
    """Return a line where the last answer goes further in its own dimension by itself than as part of the whole."""
    last = found.attempts[-1]
    if last.reading is None or last.follow_up is None:
        return []
    alone, whole = (reading.levels.get(last.follow_up) for reading in (last.reading, found.after))
    if alone is None or whole is None or alone <= whole:
        return []
    name = rubric.dimension(last.follow_up).name
    text = f"    {name} is {alone.word} in this answer alone, {whole.word} in the whole: it leans on its own question."
    return [dim(text)]


def without_page(attempt: Attempt, earlier: Attempt | None, rubric: Rubric) -> tuple[Line, ...]:
    """Return an answer without product names beside the one with them, and how many names were left."""
    if attempt.reading is None:
        return ()
    names = told(name.quote for name in attempt.reading.without_tools.names)
    left: Line = (Piece("    Left: ", Role.STRONG), Piece(names))
    if earlier is None or earlier.reading is None:
        return (title("Without product names"), plain("    No answer with them stands beside it."), left)
    return (
        title(f"With product names (answer {earlier.number}) and without (this one)"),
        *_table(earlier.reading, attempt.reading, rubric),
        *_verdicts(earlier.reading, attempt.reading, rubric),
        left,
    )


def _table(with_: Reading, without: Reading, rubric: Rubric) -> tuple[Line, ...]:
    shown = [each for each in rubric.dimensions if each.id in with_.levels and each.id in without.levels]
    width = max((len(each.name) for each in shown), default=0)
    column = len("- mentioned")
    rows: list[Line] = [dim(f"{''.ljust(width)}  {'with'.ljust(column)}  without")]
    for each in shown:
        there, here = level(with_.levels[each.id]), level(without.levels[each.id])
        rows.append((Piece(f"{each.name.ljust(width)}  "), there, Piece(" " * (column + 2 - len(there.text))), here))
    overall = (f"{reading.overall} of 4" for reading in (with_, without))
    return (*rows, plain("  ".join(["Overall".ljust(width), next(overall).ljust(column), next(overall)])))


def _verdicts(with_: Reading, without: Reading, rubric: Rubric) -> tuple[Line, ...]:
    pairs = [(each.name, with_.levels.get(each.id), without.levels.get(each.id)) for each in rubric.dimensions]
    both = [(name, was, now) for name, was, now in pairs if was is not None and now is not None]
    return (
        (Piece("    Without the product names", Role.STRONG),),
        _named("stands", [name for name, was, now in both if now >= was > Level.ABSENT]),
        _named("falls", [name for name, was, now in both if now < was]),
        *((_named("is new", new),) if (new := [name for name, was, now in both if now > was == Level.ABSENT]) else ()),
    )


def _named(what: str, names: Sequence[str]) -> Line:
    return (Piece(f"      it {what} on: ", Role.STRONG), Piece(", ".join(names) or "nothing"))
