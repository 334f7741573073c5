"""The name that a person may have meant."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process

LEAST_ALIKE = 60
"""Of 100: one slip in a short word, two or three in a long one."""


def nearest(name: str, names: Iterable[str]) -> str | None:
    """Return the known name that is most like this one, or None when none is."""
    found = process.extractOne(name, list(names), scorer=fuzz.ratio, score_cutoff=LEAST_ALIKE)
    return found[0] if found else None
