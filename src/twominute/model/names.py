"""The closed sets that the command line names too: cheap to import (the other nouns take 20 ms)."""

from enum import StrEnum


class Difficulty(StrEnum):
    """The `level` of a question."""

    BEGINNER = "beginner"
    INTERMEDIATE = "intermediate"
    SCENARIO = "scenario"


class Mode(StrEnum):
    """How a session is run: with help and feedback at once, or like an interview."""

    PRACTICE = "practice"
    INTERVIEW = "interview"
