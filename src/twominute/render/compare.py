"""An answer beside an earlier one: whole for `show`, short above a reading, and as documented JSON."""

from typing import TypedDict

from twominute.compare import Change, Comparison, Move, Run
from twominute.highlights import Earned
from twominute.model.page import Line, Piece, Role
from twominute.model.question import Rubric
from twominute.model.reading import OVERALL_WORDS, KeyPointReading, Reading
from twominute.render.highlights import earned
from twominute.render.levels import level, quote
from twominute.render.pieces import command, count, dim, join_with_blanks, plain, title

SCHEMA_VERSION = 1
MARKS = {Change.KEPT: ("", ""), Change.ADDED: ("{+", "+}"), Change.DROPPED: ("[-", "-]")}
ROLES = {Change.KEPT: Role.PLAIN, Change.ADDED: Role.GOOD, Change.DROPPED: Role.MISSING}
INDENT = Piece("    ")
MOST_ADDITIONS = 3
LONGEST_ADDITION = 30
"""Words of one addition in the short form."""


class MoveJson(TypedDict):
    """A level that is not what it was, with the sentence that earned or lost it; null where no single one did."""

    dimension: str
    before: int
    after: int
    quote: str | None


class RunJson(TypedDict):
    """Words in a row that were `kept`, `added` or `dropped`."""

    change: str
    text: str


class ComparisonJson(TypedDict):
    """Two answers side by side; the overalls are null where one has not been read."""

    schema_version: int
    number: int
    against: int
    overall_before: int | None
    overall_after: int | None
    moves: list[MoveJson]
    key_points_made: list[str]
    key_points_lost: list[str]
    words: list[RunJson]


def comparison_page(found: Comparison, rubric: Rubric) -> tuple[Line, ...]:
    """Return the whole comparison: levels, words or whole sentences, and what they earned and cost."""
    words = ((_legend(), *_words(found.runs)), _earned(found, rubric), _cost(found, rubric))
    return join_with_blanks(
        (
            (title(f"Against answer {found.earlier}"), *_levels(found, rubric)),
            *(words if found.is_alike else _sentences(found, rubric)),
        )
    )


def short_comparison(found: Comparison, rubric: Rubric) -> tuple[Line, ...]:
    """Return the levels before and after, what was added, and the command that shows the rest."""
    return (
        title(f"Against answer {found.earlier}"),
        *_levels(found, rubric),
        *_fallen(found),
        *(_additions(found) if found.is_alike else _new_sentences(found, rubric)),
    )


def _additions(found: Comparison) -> tuple[Line, ...]:
    added = sorted((run for run in found.runs if run.change is Change.ADDED), key=lambda run: -run.words)
    shown = [run for run in found.runs if run in added[:MOST_ADDITIONS]]
    more = len(added) - len(shown)
    return (
        *(_addition(run) for run in shown),
        *((dim(f"    and {count(more, 'shorter addition')}"),) if more else ()),
        command("    Word by word: ", f"twominute show {found.later}"),
    )


def _fallen(found: Comparison) -> tuple[Line, ...]:
    """Return the sentences that had earned what is lower now, each once."""
    lost = dict.fromkeys(move.evidence.quote for move in found.moves if not move.rose and move.evidence)
    return tuple((INDENT, Piece("- ", Role.MISSING), quote(each), Piece(" had earned it", Role.DIM)) for each in lost)


def _new_sentences(found: Comparison, rubric: Rubric) -> tuple[Line, ...]:
    worthiest = sorted(found.new, key=lambda each: -each.worth)[:MOST_ADDITIONS]
    more = len(found.new) - len(worthiest)
    return (
        *(_sentence(each, rubric, "+ ") for each in found.new if each in worthiest),
        *((dim(f"    and {count(more, 'more new sentence')}"),) if more else ()),
        command("    All sentences: ", f"twominute show {found.later}"),
    )


def _sentences(found: Comparison, rubric: Rubric) -> tuple[tuple[Line, ...], ...]:
    """Return what is new and what is gone, whole: words of two answers that are not alike make no text together."""
    sides = (
        ("New sentences", "+ ", found.new, "+ now made: ", found.made),
        ("Gone sentences", "- ", found.gone, "- no longer made: ", found.lost),
    )
    return tuple(
        (
            title(heading),
            *(_sentence(each, rubric, mark) for each in side),
            *(_point(point, turned)[0] for point in points),
        )
        for heading, mark, side, turned, points in sides
        if side or points
    )


def _sentence(each: Earned, rubric: Rubric, mark: str) -> Line:
    role = Role.GOOD if mark.startswith("+") else Role.MISSING
    what = earned(each, {dimension.id: dimension.name for dimension in rubric.dimensions})
    return (INDENT, Piece(mark, role), quote(each.evidence.quote), *((Piece(f": {what}", Role.DIM),) if what else ()))


def moved_line(move: Move, rubric: Rubric, *, sign: str = "") -> Line:
    """Return one line: a dimension with its level before and after."""
    name = f"{sign}{rubric.dimension(move.dimension).name}"
    return (INDENT, Piece(f"{name}: ", Role.STRONG), level(move.before), Piece(" ->\xa0"), level(move.after))


def comparison_json(found: Comparison) -> ComparisonJson:
    """Return a comparison ready for json.dumps."""
    return {
        "schema_version": SCHEMA_VERSION,
        "number": found.later,
        "against": found.earlier,
        "overall_before": found.before.overall if found.before else None,
        "overall_after": found.after.overall if found.after else None,
        "moves": [
            {
                "dimension": move.dimension,
                "before": int(move.before),
                "after": int(move.after),
                "quote": move.evidence.quote if move.evidence else None,
            }
            for move in found.moves
        ],
        "key_points_made": [point.id for point in found.made],
        "key_points_lost": [point.id for point in found.lost],
        "words": [{"change": str(run.change), "text": run.text} for run in found.runs],
    }


def _levels(found: Comparison, rubric: Rubric) -> tuple[Line, ...]:
    if found.before is None or found.after is None:
        number = found.earlier if found.before is None else found.later
        return (
            plain(f"    Answer {number} has not been read, so only the words are compared."),
            command("    Read it: ", "twominute history reread"),
        )
    moves = tuple(moved_line(move, rubric) for move in found.moves)
    differ = found.before.scorer != found.after.scorer
    return (
        _overall(found.before, found.after),
        *(moves or (plain("    No level moved."),)),
        *((dim("    Your own levels count where you corrected ours."),) * found.is_corrected),
        *((command("    Two scorers read these; the same reads both after: ", "twominute history reread"),) * differ),
    )


def _overall(before: Reading, after: Reading) -> Line:
    then, now = (f"{OVERALL_WORDS[each.overall]} ({each.overall} of 4)" for each in (before, after))
    moves = f"{then} -> {now}" if then != now else f"{now}, as before"
    return (INDENT, Piece("Overall: ", Role.STRONG), Piece(moves))


def _legend() -> Line:
    return (
        Piece("Word by word", Role.TITLE),
        Piece("  "),
        Piece("{+added+}", Role.GOOD),
        Piece("  "),
        Piece("[-dropped-]", Role.MISSING),
    )


def _words(runs: tuple[Run, ...]) -> tuple[Line, ...]:
    lines: list[list[Piece]] = [[]]
    for run in runs:
        opening, closing = MARKS[run.change]
        for number, part in enumerate(run.text.split("\n")):
            if number and lines[-1]:
                lines.append([])
            if part:
                space = [Piece(" ")] if lines[-1] else [INDENT]
                lines[-1] += [*space, Piece(f"{opening}{part}{closing}", ROLES[run.change])]
    return tuple(tuple(line) for line in lines)


def _addition(run: Run) -> Line:
    words = run.text.split()
    dots = " ..." if len(words) > LONGEST_ADDITION else ""
    return (INDENT, Piece(f"{{+{' '.join(words[:LONGEST_ADDITION])}{dots}+}}", Role.GOOD))


def _earned(found: Comparison, rubric: Rubric) -> tuple[Line, ...]:
    if found.before is None or found.after is None:
        return ()
    added = found.words(Change.ADDED)
    if not added:
        return (title("What was added"), plain("    No word."))
    lines = [line for move in found.moves if move.rose for line in _with_quote(move, rubric, sign="+ ")]
    lines += [line for point in found.made for line in _point(point, "+ now made: ")]
    rest = f"    {found.idle} of the {added} added words stand in sentences that earned nothing more."
    return (title("What the added words earned"), *lines, *((dim(rest),) if found.idle else ()))


def _cost(found: Comparison, rubric: Rubric) -> tuple[Line, ...]:
    lines = [line for move in found.moves if not move.rose for line in _with_quote(move, rubric, sign="- ")]
    lines += [line for point in found.lost for line in _point(point, "- no longer made: ")]
    return (title("What is not there any more"), *lines) if lines else ()


def _with_quote(move: Move, rubric: Rubric, *, sign: str) -> tuple[Line, ...]:
    head = moved_line(move, rubric, sign=sign)
    if move.evidence is None:
        changed = "new" if move.rose else "dropped"
        return (head, (Piece("      "), Piece(f"No {changed} sentence by itself; the answer as a whole.", Role.DIM)))
    return (head, (Piece("      "), quote(move.evidence.quote)))


def _point(point: KeyPointReading, mark: str) -> tuple[Line, ...]:
    head = (INDENT, Piece(mark, Role.STRONG), Piece(point.say))
    return (head, (Piece("      "), quote(point.evidence.quote))) if point.evidence else (head,)
