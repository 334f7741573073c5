"""A stored answer with the words marked that earned its levels, and those that earned nothing."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from twominute.model.page import Line, Piece
from twominute.model.question import Rubric
from twominute.model.reading import Evidence, Level, Reading, Span, Veto
from twominute.render.levels import LEVEL_MARKS, LEVEL_ROLES
from twominute.render.pieces import dim

EARNED = {Level.EXPLAINED: "explained", Level.MENTIONED: "mentioned", Level.ABSENT: "earned nothing"}


class _Mark(NamedTuple):
    span: Span
    dimension: str
    level: Level


def marked(text: str, reading: Reading, rubric: Rubric) -> tuple[Line, ...]:
    """Return the answer in lines, marked words in brackets that end with what they earned, and what the marks mean."""
    marks = list(_marks(text, reading))
    return (*_lines(_pieces(text.rstrip("\n"), marks, rubric)), *_legend(marks, rubric))


def _marks(text: str, reading: Reading) -> Iterator[_Mark]:
    for found in reading.dimensions:
        for evidence in found.evidence[:1]:
            if _quotes(text, evidence):
                yield _Mark(evidence.carrier or evidence.span, found.dimension, found.level)
    for veto in reading.vetoes:
        if _quotes(text, veto):
            yield _Mark(veto.span, veto.dimension, Level.ABSENT)


def _quotes(text: str, words: Evidence | Veto) -> bool:
    """Tell whether words stand where they are said to: a history from elsewhere may hold anything."""
    return bool(words.quote) and text[words.span.start : words.span.end] == words.quote


def _pieces(text: str, marks: Iterable[_Mark], rubric: Rubric) -> Iterator[Piece]:
    edges = {edge for mark in marks for edge in (mark.span.start, mark.span.end) if edge < len(text)}
    for start, end in pairwise(sorted({0, len(text), *edges})):
        here = [mark for mark in marks if mark.span.start <= start < mark.span.end]
        if here:
            names = dict.fromkeys(f"{rubric.dimension(each.dimension).mark}{LEVEL_MARKS[each.level]}" for each in here)
            role = LEVEL_ROLES[max(mark.level for mark in here)]
            yield Piece(f"[{text[start:end]} {' '.join(names)}]", role)
        else:
            yield Piece(text[start:end])


def _lines(pieces: Iterable[Piece]) -> tuple[Line, ...]:
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        first, *others = piece.text.split("\n")
        lines[-1].append(Piece(first, piece.role))
        lines.extend([Piece(part, piece.role)] for part in others)
    return tuple(tuple(piece for piece in line if piece.text) for line in lines)


def _legend(marks: Iterable[_Mark], rubric: Rubric) -> tuple[Line, ...]:
    dimensions = {mark.dimension for mark in marks}
    if not dimensions:
        return ()
    names = [f"{each.mark} {each.name}" for each in rubric.dimensions if each.id in dimensions]
    levels = {mark.level for mark in marks}
    words = [f"{LEVEL_MARKS[each]} {EARNED[each]}" for each in sorted(levels, reverse=True)]
    return (dim(f"    {', '.join(names)}; {', '.join(words)}"),)
