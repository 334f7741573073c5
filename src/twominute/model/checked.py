"""One thing that was looked at, as a noun."""

from typing import NamedTuple


class Checked(NamedTuple):
    """What was found, and what is to be mended in it."""

    name: str
    found: str
    trouble: str | None = None
    next_step: str = ""
    """What to do about the trouble."""
