"""Text as SQLite and UTF-8 files can hold it."""

import re
from datetime import UTC, datetime

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def storable(text: str) -> str:
    """Return the text with U+FFFD for each lone surrogate, so that every offset into it stays true."""
    return text if text.isascii() else _LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)


def stamp(moment: datetime) -> str:
    """Return a moment as UTC text of one fixed form, so that text order is time order."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
