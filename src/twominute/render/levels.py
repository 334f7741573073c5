"""Levels and evidence as pieces of a page."""

import re

from twominute.model.page import Line, Piece, Role
from twominute.model.reading import DimensionReading, Evidence, Level

LEVEL_MARKS = {Level.ABSENT: "-", Level.MENTIONED: "~", Level.EXPLAINED: "+"}
NOT_ASKED = "."
LEVEL_ROLES = {Level.ABSENT: Role.MISSING, Level.MENTIONED: Role.PART, Level.EXPLAINED: Role.GOOD}

_SPACE = re.compile(r"\s+")


def level(value: Level) -> Piece:
    """Return a level as mark and word, never on two rows."""
    return Piece(f"{LEVEL_MARKS[value]}\xa0{value.word}", LEVEL_ROLES[value])


def level_here(found: DimensionReading) -> Line:
    """Return the level of a dimension as mark and word, and whether the question does not ask for it."""
    if found.expected:
        return (level(found.level),)
    if found.level:
        return level(found.level), Piece(" (not asked here)", Role.DIM)
    return (Piece(f"{NOT_ASKED} not asked here", Role.DIM),)


def quote(text: str) -> Piece:
    """Return the person's own words, on one line, in quotation marks."""
    return Piece(f'"{" ".join(text.split())}"', Role.QUOTE)


def quoted(evidence: Evidence) -> Line:
    """Return an evidence as `quote` does, whole, with the words that carry it standing out.

    Those words alone would not do: one reading in three is lower without the rest of their sentence.
    """
    if evidence.carrier is None:
        return (quote(evidence.quote),)
    first, last = (at - evidence.span.start for at in (evidence.carrier.start, evidence.carrier.end))
    parts = (evidence.quote[:first], evidence.quote[first:last], evidence.quote[last:])
    before, carrier, after = (_SPACE.sub(" ", part) for part in parts)
    return Piece(f'"{before}', Role.QUOTE), Piece(carrier, Role.STRONG), Piece(f'{after}"', Role.QUOTE)
