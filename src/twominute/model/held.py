"""What lies where on the disk, as a noun."""

from pathlib import Path
from typing import NamedTuple


class Held(NamedTuple):
    """One path and what it holds."""

    path: Path
    what: str
    size: int | None
    """Bytes of all files in it; None when there is nothing."""
