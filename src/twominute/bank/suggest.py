"""The name that was probably meant."""

from collections.abc import Iterable

from rapidfuzz import process

CLOSE_ENOUGH = 60
"""Of 100: far enough down to catch a slip in a long id, far enough up to stay silent on another word."""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that is most like this one, or None when none is."""
    found = process.extractOne(name, list(known), score_cutoff=CLOSE_ENOUGH)
    return str(found[0]) if found else None
