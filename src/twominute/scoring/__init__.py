"""The reading of an answer: `read` is the one door."""

from twominute.scoring.reading import read

__all__ = ["read"]
