"""The nouns of a page of text, for whoever draws it: a terminal, a screen, a file."""

from enum import StrEnum
from typing import NamedTuple


class Role(StrEnum):
    """What a piece of text is, for whoever draws it. Every role also has a word or a mark in the text itself."""

    PLAIN = "plain"
    STRONG = "strong"
    DIM = "dim"
    TITLE = "title"
    GOOD = "good"
    PART = "part"
    MISSING = "missing"
    QUOTE = "quote"
    KEY = "key"


class Piece(NamedTuple):
    """Some text of one role."""

    text: str
    role: Role = Role.PLAIN


Line = tuple[Piece, ...]
"""One line of a page, unwrapped; an empty tuple is a blank line."""
