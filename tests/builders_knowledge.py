"""The bundled knowledge and the shipped reader, as the program loads them."""

from functools import lru_cache

from twominute.files.load import load_bank
from twominute.files.weights import load_reader
from twominute.model.knowledge import Knowledge
from twominute.model.question import Question, ad_hoc
from twominute.model.reading import Reading
from twominute.scoring import read
from twominute.scoring.trained import TrainedReader

ASK = "How would you run a churn model in production?"


@lru_cache(maxsize=1)
def the_knowledge() -> Knowledge:
    return load_bank(None).knowledge


@lru_cache(maxsize=1)
def the_questions() -> tuple[Question, ...]:
    return load_bank(None).bank.questions


@lru_cache(maxsize=1)
def the_reader() -> TrainedReader:
    return load_reader()


def a_reading_of(answer: str, ask: str = ASK) -> Reading:
    """Read by the cues alone."""
    return read(ad_hoc(ask), answer, the_knowledge())


def levels_of(answer: str, ask: str = ASK) -> dict[str, int]:
    return {dimension: int(level) for dimension, level in a_reading_of(answer, ask).levels.items()}


def a_trained_reading_of(answer: str, ask: str | Question = ASK) -> Reading:
    """Read as the program does."""
    question = ad_hoc(ask) if isinstance(ask, str) else ask
    return read(question, answer, the_knowledge(), trained=the_reader())


def trained_levels_of(answer: str, ask: str | Question = ASK) -> dict[str, int]:
    return {dimension: int(level) for dimension, level in a_trained_reading_of(answer, ask).levels.items()}
