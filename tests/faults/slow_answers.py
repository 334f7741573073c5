"""Answers made to be slow, and how long each takes in a process with one thread, as the program has."""

import time
from typing import NamedTuple

from builders_knowledge import a_trained_reading_of, the_questions
from twominute.model.question import Question

LENGTH = 20_000
TRIES, ENOUGH = 5, 1.0
ADVERSARIES = {
    "one letter": "a" * LENGTH,
    "one word": "rollback " * (LENGTH // 9),
    "no full stop": "we roll back and we watch the drift and " * (LENGTH // 40),
    "full stops": "a. " * (LENGTH // 3),
    "not": "not " * (LENGTH // 4),
    "names": "MLflow, " * (LENGTH // 8),
    "brackets": "(" * (LENGTH // 2) + ")" * (LENGTH // 2),
    "blanks": (" " * 99 + "x") * (LENGTH // 100),
    "lines": "x\n" * (LENGTH // 2),
    "marks": "e" + "\u0301" * (LENGTH - 1),
    "ideographs": "\u6a21" * LENGTH,
    "almost an alias": "ml flo " * (LENGTH // 7),
    "hyphens": "a-" * (LENGTH // 2),
    "quotes": '"we roll back" ' * (LENGTH // 15),
    "nearly (a+)+": "a" * (LENGTH - 1) + "!",
}


class Taken(NamedTuple):
    """Seconds of the processor for half of an answer, and for all of it."""

    name: str
    half: float
    whole: float


def taken(case: tuple[str, int]) -> Taken:
    """Read one of the answers to one of the questions, half of it and all of it."""
    name, number = case
    question = the_questions()[number]
    a_trained_reading_of("we roll back", question)
    half, whole = ADVERSARIES[name][: LENGTH // 2], ADVERSARIES[name]
    return Taken(name, *(_quickest(part, question) for part in (half, whole)))


def _quickest(text: str, question: Question) -> float:
    """Return the seconds of the quickest of some readings: of five, or of as many as fit into one second."""
    tries = [_seconds(text, question)]
    while len(tries) < TRIES and sum(tries) < ENOUGH:
        tries.append(_seconds(text, question))
    return min(tries)


def _seconds(text: str, question: Question) -> float:
    began = time.process_time()
    a_trained_reading_of(text, question)
    return time.process_time() - began
