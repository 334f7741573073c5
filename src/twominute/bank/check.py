"""Whether a bank's own samples read as they must: what no structure can tell."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from twominute.bank.load import LoadedBank
from twominute.bank.nodes import Place
from twominute.model.question import Question
from twominute.model.reading import Level, Reading

GOOD = 3
TWINS = 92
"""Of 100: asks at least this alike are the same question."""

LONG_ENOUGH = 30
"""Characters: a shorter sentence may stand in a hint and in a model answer by chance."""
SENTENCE_END = re.compile(r"[.!?;:]+(?: |$)")

Read = Callable[[Question, str], Reading]


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing to mend, with the rule that it breaks."""

    place: Place
    rule: str
    what: str
    right: str


def check(loaded: LoadedBank, read: Read) -> tuple[Finding, ...]:
    """Return what is to be mended, in the order of the files."""
    findings: list[Finding] = []
    for question in loaded.bank.questions:
        findings.extend(_model_answer(question, loaded, read))
        findings.extend(_samples(question, loaded, read))
        findings.extend(_near_misses(question, loaded, read))
        findings.extend(_hints(question, loaded))
    findings.extend(_twins(loaded))
    return tuple(sorted(findings))


def _model_answer(question: Question, loaded: LoadedBank, read: Read) -> Iterator[Finding]:
    place = loaded.places[question.id, "model_answer"]
    reading = read(question, question.model_answer)
    if reading.overall < GOOD:
        yield Finding(
            place, "model-answer", f"the model answer reads at {reading.overall}", f"it has to read at {GOOD} or more"
        )
    for dimension, _ in question.expects:
        if reading.levels[dimension] is Level.ABSENT:
            yield Finding(
                place, "model-answer-reach", f"the model answer does not reach {dimension}", "explain it there"
            )


def _samples(question: Question, loaded: LoadedBank, read: Read) -> Iterator[Finding]:
    for sample in question.tests:
        overall = read(question, sample.answer).overall
        if not sample.low <= overall <= sample.high:
            yield Finding(
                loaded.places[question.id, f"tests/{sample.kind}/answer"],
                f"sample-{sample.kind}",
                f"the sample answer reads at {overall}",
                f"its range is {sample.low} to {sample.high}",
            )


def _near_misses(question: Question, loaded: LoadedBank, read: Read) -> Iterator[Finding]:
    for number, point in enumerate(question.key_points):
        for index, sentence in enumerate(point.near_miss):
            found = {each.id for each in read(question, sentence).key_points if each.is_found}
            if point.id in found:
                yield Finding(
                    loaded.places[question.id, f"key_points/{number}/near_miss/{index}"],
                    "near-miss",
                    f'the near miss earns the key point "{point.id}"',
                    "move it further off, or the good sentences closer",
                )


def _hints(question: Question, loaded: LoadedBank) -> Iterator[Finding]:
    told = _sentences(question.model_answer)
    for number, hint in enumerate(question.hints):
        if told & _sentences(hint):
            yield Finding(
                loaded.places[question.id, f"hints/{number}"],
                "hint-tells",
                "the hint holds a sentence of the model answer",
                "hint at it in other words",
            )


def _twins(loaded: LoadedBank) -> Iterator[Finding]:
    questions = loaded.bank.questions
    for number, question in enumerate(questions):
        for other in questions[:number]:
            if fuzz.token_set_ratio(_flat(question.ask), _flat(other.ask)) >= TWINS:
                yield Finding(
                    loaded.places[question.id, "ask"],
                    "twin",
                    f"it asks the same as {other.id}",
                    "ask something else, or leave one out",
                )


def _sentences(text: str) -> set[str]:
    return {part for part in SENTENCE_END.split(_flat(text)) if len(part) >= LONG_ENOUGH}


def _flat(text: str) -> str:
    return " ".join(text.casefold().split())
