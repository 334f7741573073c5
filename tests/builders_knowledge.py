"""The bundled knowledge, as the program loads it."""

from functools import lru_cache

from twominute.files.banks import load_bank
from twominute.model.knowledge import Knowledge
from twominute.model.question import ad_hoc
from twominute.model.reading import Reading
from twominute.scoring import read

ASK = "How would you run a churn model in production?"


@lru_cache(maxsize=1)
def the_knowledge() -> Knowledge:
    return load_bank(None).knowledge


def a_reading_of(answer: str, ask: str = ASK) -> Reading:
    return read(ad_hoc(ask), answer, the_knowledge())


def levels_of(answer: str, ask: str = ASK) -> dict[str, int]:
    return {dimension: int(level) for dimension, level in a_reading_of(answer, ask).levels.items()}
