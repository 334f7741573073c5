"""Corrections as a page: what was read, what the person holds right, and why."""

from collections.abc import Sequence

from twominute.corrections import Correction
from twominute.model.page import Line, Piece, Role
from twominute.model.reading import LEVEL_WORDS, OVERALL_WORDS
from twominute.render.pieces import command, count, dim, plain


def corrections_page(corrections: Sequence[Correction]) -> tuple[Line, ...]:
    """Return the corrections, two lines each, and where they can go."""
    answers = len({each.number for each in corrections})
    return (
        dim(f"{count(len(corrections), 'correction')} in {count(answers, 'answer')}"),
        *(line for each in corrections for line in _correction(each)),
        (),
        command("See one whole: ", f"twominute show {corrections[-1].number}"),
        command("As rated answers, to improve a scorer with: ", "twominute history overrides --export FILE"),
    )


def exported_page(answers: Sequence[Sequence[Correction]], *, files: Sequence[str], left_out: int) -> tuple[Line, ...]:
    """Return what was written: which levels of each answer are the person's own."""
    return (
        *(plain(f"written: {name}") for name in files),
        *(plain(f"own-{each[0].number}: corrected by you: {', '.join(map(_what, each))}") for each in answers),
        dim("All other levels are the reading's."),
        *([dim(f"{count(left_out, 'answer')} read by the dimensions of another bank left out")] if left_out else []),
        command("See one whole: ", f"twominute show {answers[-1][0].number}"),
    )


def _correction(each: Correction) -> tuple[Line, ...]:
    words = OVERALL_WORDS if each.dimension is None else LEVEL_WORDS
    read = "not read" if each.read is None else f"read as {words[each.read]}"
    head: Line = (
        Piece(f"{each.number}. {each.question_id}, {_what(each)}: {read}, "),
        Piece(f"yours: {words[each.held]}", Role.STRONG),
    )
    return (head, plain(f"    {each.reason}")) if each.reason else (head,)


def _what(each: Correction) -> str:
    return each.dimension or "overall"
