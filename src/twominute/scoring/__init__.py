"""The reading of an answer: `read` is the door, `graded` the one for those in a hurry.

`CUES` is the name of the reader behind them that needs no weights.
"""

from twominute.scoring.reading import CUES, graded, read

__all__ = ["CUES", "graded", "read"]
