"""The closed sets of words about banks, which the command line needs without anything else."""

from enum import StrEnum


class SchemaOf(StrEnum):
    """The files that have a schema."""

    QUESTION = "question"
    RUBRIC = "rubric"
    TOPICS = "topics"
    REPAIRS = "repairs"
    AREAS = "areas"
