"""Levels and evidence as pieces of a page."""

from twominute.model.page import Piece, Role
from twominute.model.reading import DimensionReading, Evidence, Level

LEVEL_MARKS = {Level.ABSENT: "-", Level.MENTIONED: "~", Level.EXPLAINED: "+"}
NOT_ASKED = "."
LEVEL_ROLES = {Level.ABSENT: Role.MISSING, Level.MENTIONED: Role.PART, Level.EXPLAINED: Role.GOOD}


def level(value: Level) -> Piece:
    """Return a level as mark and word."""
    return Piece(f"{LEVEL_MARKS[value]} {value.word}", LEVEL_ROLES[value])


def level_here(found: DimensionReading) -> Piece:
    """Return the level of a dimension as mark and word, or that it was neither asked for nor said."""
    if found.expected or found.level:
        return level(found.level)
    return Piece(f"{NOT_ASKED} not asked here", Role.DIM)


def quote(text: str) -> Piece:
    """Return the person's own words, on one line, in quotation marks."""
    return Piece(f'"{" ".join(text.split())}"', Role.QUOTE)


def quoted(evidence: Evidence) -> Piece:
    """Return the words that carry an evidence as `quote` does, with dots where the sentence goes on."""
    if evidence.carrier is None:
        return quote(evidence.quote)
    first, last = (at - evidence.span.start for at in (evidence.carrier.start, evidence.carrier.end))
    before, after = "... " if first else "", " ..." if last < len(evidence.quote) else ""
    return quote(f"{before}{evidence.quote[first:last]}{after}")
