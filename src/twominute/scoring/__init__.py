"""The reading of an answer: `read` is the one door, `CUES` the name of the reader behind it that needs no weights."""

from twominute.scoring.reading import CUES, read

__all__ = ["CUES", "read"]
