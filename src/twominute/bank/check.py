"""Whether a bank's own samples read as they must: what no structure can tell."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import mul
from typing import Protocol

from rapidfuzz import fuzz

from twominute.bank.place import Place
from twominute.bank.problems import Problem, quoted
from twominute.bank.rules import Rule
from twominute.model.knowledge import Cue, Knowledge, StanceCue
from twominute.model.question import Bank, Question, Repair, SampleKind
from twominute.model.reading import Level
from twominute.scoring.cues import finds

GOOD = 3
WEAK = 1
"""The overall that a given answer of a repair reads at, at most."""
TWINS = 92
"""Of 100: asks at least this alike are the same question."""
NEAR_TWINS = 0.8
"""Of 1: the nearness in meaning from which two asks are the same question in other words."""

LONG_ENOUGH = 30
"""Characters: a shorter sentence may stand in a hint and in a model answer by chance."""
SENTENCE_END = re.compile(r"[.!?;:]+(?: |$)")

SAMPLES = {
    SampleKind.GOOD: Rule.SAMPLE_GOOD,
    SampleKind.PLAIN: Rule.SAMPLE_PLAIN,
    SampleKind.STUFFED: Rule.SAMPLE_STUFFED,
    SampleKind.NEGATED: Rule.SAMPLE_NEGATED,
    SampleKind.TOOLS: Rule.SAMPLE_TOOLS,
}


class Reads(Protocol):
    """What reads answers, and tells what a sentence means."""

    def graded(self, question: Question, answer: str) -> tuple[int, Mapping[str, Level]]:
        """Return the overall and the levels of one answer to one question."""

    def meaning(self, text: str) -> Sequence[float]:
        """Return what a text means, a vector of length 1; nothing where it cannot tell."""

    def points_made(self, question: Question) -> Iterable[Collection[str]]:
        """Return for each of a question's own sentences the ids of the key points that it makes."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend, by the name of its file without .yaml and the path of its field."""

    stem: str
    path: str
    rule: Rule
    what: str
    right: str

    def at(self, places: Mapping[tuple[str, str], Place]) -> Problem:
        """Return it with its place in the file."""
        return Problem(places[self.stem, self.path], self.rule, self.what, self.right)


@dataclass(frozen=True, slots=True)
class Checked:
    """One question, looked at alone."""

    findings: tuple[Finding, ...]
    meaning: Sequence[float]
    """What it asks, a vector of length 1; nothing where that could not be told."""


def check_question(question: Question, read: Reads, *, repairs: Sequence[Repair] = ()) -> Checked:
    """Return what is to be mended in one question, and in those of a bank's repairs that are for it."""
    findings = (
        *_repairs(question, read, repairs),
        *_model_answer(question, read),
        *_samples(question, read),
        *_near_misses(question, read),
        *_hints(question),
    )
    return Checked(findings, read.meaning(question.ask))


def check_areas(bank: Bank) -> Iterator[Finding]:
    """Yield the cues of areas that miss their example or find their near miss."""
    for number, area in enumerate(bank.areas):
        for row, cue in enumerate(area.cues):
            path = f"areas/{number}/cues/{row}/cue"
            if not finds(cue.phrase, cue.catches):
                yield Finding("areas", path, Rule.AREA_CUE, "the cue misses what it catches", "widen it")
            if finds(cue.phrase, cue.leaves):
                yield Finding("areas", path, Rule.AREA_CUE, "the cue finds what it leaves", "narrow it")


def check_twins(questions: Sequence[Question], meanings: Sequence[Sequence[float]]) -> Iterator[Finding]:
    """Yield the questions that ask what an earlier one asks, in the same words or, by their meanings, in others."""
    asks = [_flat(question.ask) for question in questions]
    for number, question in enumerate(questions):
        for earlier, other in enumerate(questions[:number]):
            if fuzz.token_set_ratio(asks[number], asks[earlier]) >= TWINS:
                yield _twin(question, other, Rule.TWIN)
            elif sum(map(mul, meanings[number], meanings[earlier])) >= NEAR_TWINS:
                yield _twin(question, other, Rule.NEAR_TWIN)


def check_cues(knowledge: Knowledge, places: Mapping[tuple[str, str], Place]) -> Iterator[Finding]:
    """Yield the cues and stances of the bank's own files that do not find, or leave, what they say."""
    files: dict[str, Sequence[Cue | StanceCue]] = {"cues": knowledge.cues, "stances": knowledge.stances}
    for stem, rows in files.items():
        own = (stem, f"{stem}/0") in places
        for number, row in enumerate(rows if own else ()):
            path = f"{stem}/{number}"
            if not finds(row.phrase, row.catches):
                what, right = f"{quoted(row.catches)} is not found by its cue", "mend the cue or the sentence"
                yield Finding(stem, f"{path}/catches", Rule.CUE_MISSES, what, right)
            if finds(row.phrase, row.leaves):
                what, right = f"{quoted(row.leaves)} is found by its cue", "narrow the cue, or leave another sentence"
                yield Finding(stem, f"{path}/leaves", Rule.CUE_CATCHES, what, right)


def in_order(findings: Iterable[Finding], places: Mapping[tuple[str, str], Place]) -> list[Problem]:
    """Return findings with their places, in the order of the files."""
    return sorted(each.at(places) for each in findings)


def _twin(question: Question, other: Question, rule: Rule) -> Finding:
    how = "the same" if rule is Rule.TWIN else "the same in other words"
    return Finding(question.id, "ask", rule, f"it asks {how} as {other.id}", "ask something else, or leave one out")


def _model_answer(question: Question, read: Reads) -> Iterator[Finding]:
    overall, levels = read.graded(question, question.model_answer)
    if overall < GOOD:
        what = f"the model answer reads at {overall}"
        yield Finding(question.id, "model_answer", Rule.MODEL_ANSWER, what, f"it has to read at {GOOD} or more")
    for dimension, _ in question.expects:
        if levels[dimension] is Level.ABSENT:
            what = f"the model answer does not reach {dimension}"
            yield Finding(question.id, "model_answer", Rule.MODEL_ANSWER_REACH, what, "explain it there")


def _samples(question: Question, read: Reads) -> Iterator[Finding]:
    for sample in question.tests:
        overall, _ = read.graded(question, sample.answer)
        if not sample.low <= overall <= sample.high:
            yield Finding(
                question.id,
                f"tests/{sample.kind}/answer",
                SAMPLES[sample.kind],
                f"the sample answer reads at {overall}",
                f"its range is {sample.low} to {sample.high}",
            )


def _repairs(question: Question, read: Reads, repairs: Sequence[Repair]) -> Iterator[Finding]:
    for number, repair in enumerate(repairs):
        if repair.question != question.id:
            continue
        overall, _ = read.graded(question, repair.answer)
        if overall > WEAK:
            what = f"the given answer reads at {overall}"
            yield Finding("repairs", f"repairs/{number}/answer", Rule.REPAIR, what, f"it has to read at {WEAK} or less")


def _near_misses(question: Question, read: Reads) -> Iterator[Finding]:
    made = list(read.points_made(question))
    first = 0
    for number, point in enumerate(question.key_points):
        first += 1 + len(point.good)
        for index in range(len(point.near_miss)):
            if point.id in made[first + index]:
                yield Finding(
                    question.id,
                    f"key_points/{number}/near_miss/{index}",
                    Rule.NEAR_MISS,
                    f'the near miss earns the key point "{point.id}"',
                    "move it further off, or the good sentences closer to each other",
                )
        first += len(point.near_miss)


def _hints(question: Question) -> Iterator[Finding]:
    told = _sentences(question.model_answer)
    for number, hint in enumerate(question.hints):
        if told & _sentences(hint):
            what = "the hint holds a sentence of the model answer"
            yield Finding(question.id, f"hints/{number}", Rule.HINT_TELLS, what, "hint at it in other words")


def _sentences(text: str) -> set[str]:
    return {part for part in SENTENCE_END.split(_flat(text)) if len(part) >= LONG_ENOUGH}


def _flat(text: str) -> str:
    return " ".join(text.casefold().split())
