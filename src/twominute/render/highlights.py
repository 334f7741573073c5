"""What stands out in answers, as lines: the sentences that earned most, and the gap that came back most."""

from twominute.highlights import Earned
from twominute.model.page import Line, Piece, Role
from twominute.model.reading import Level
from twominute.render.levels import quote
from twominute.render.pieces import count, plain
from twominute.report import Report


def sentence_lines(report: Report) -> tuple[Line, ...]:
    """Return the sentences that earned most, each with what it earned."""
    return tuple(_sentence(each, report.names) for each in report.recent.sentences)


def gap_lines(report: Report) -> tuple[Line, ...]:
    """Return the gap that came back most, in one sentence about the answers."""
    gap = report.recent.gap
    if gap is None:
        return ()
    dimension = report.rubric.dimension(gap.dimension)
    sentence = dimension.gap_mentioned if gap.level is Level.MENTIONED else dimension.gap_absent
    word = gap.level.word if gap.level is Level.ABSENT else f"{gap.level.word}, not explained"
    counted = f": {word} in {gap.times} of the last {count(gap.asked, 'answer')} that were asked for it"
    return ((Piece(dimension.name, Role.STRONG), Piece(counted)), plain(sentence))


def earned(each: Earned, names: dict[str, str]) -> str:
    """Return what a sentence earned."""
    levels = [f"{names[dimension].lower()} {level.word}" for dimension, level in each.levels]
    return ", ".join([*levels, *([count(each.key_points, "key point")] if each.key_points else [])])


def _sentence(each: Earned, names: dict[str, str]) -> Line:
    return (
        quote(each.evidence.quote),
        Piece(f" (answer {each.number})", Role.DIM),
        Piece(f": {earned(each, names)}"),
    )
