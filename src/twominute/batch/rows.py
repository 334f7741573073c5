"""Answers to be read, from lines of JSON or of CSV; a bad one is told and left out."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from twominute.errors import InputError
from twominute.model.question import Question, ad_hoc

LONGEST_CELL = 5_000_000
"""Characters; a book has fewer."""
_FORM = 'not an object like {"id": ..., "question": ..., "answer": ...}'


@dataclass(frozen=True, slots=True)
class Row:
    """One answer to be read."""

    id: str
    question: Question
    answer: str


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that could not be read, and why."""

    number: int
    why: str


OnBad = Callable[[BadLine], None]


def json_rows(lines: Iterable[bytes], questions: Mapping[str, Question], on_bad: OnBad) -> Iterator[Row]:
    """Yield the answers of JSON lines; `on_bad` hears of the lines that hold none."""
    row = _Parser(questions)
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield row(_object(line))
            except ValueError as error:
                on_bad(BadLine(number, str(error)))


def csv_rows(lines: Iterable[bytes], questions: Mapping[str, Question], on_bad: OnBad) -> Iterator[Row]:
    """Yield the answers of a CSV file with a header; InputError when the header lacks a column."""
    csv.field_size_limit(LONGEST_CELL)
    row = _Parser(questions)
    # A byte that is no UTF-8 stays with its row; a decoder of the whole stream would end there.
    reader = csv.DictReader(line.decode("utf-8", "surrogateescape") for line in _without_mark(lines))
    _check_header(reader.fieldnames or ())
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            on_bad(BadLine(reader.line_num, str(error)))
            continue
        if cells is None:
            return
        try:
            yield row(_cells(cells))
        except ValueError as error:
            on_bad(BadLine(reader.line_num, str(error)))


class _Parser:
    """Makes a row of named fields; ValueError tells what is wrong with them."""

    def __init__(self, questions: Mapping[str, Question]) -> None:
        self._questions = questions
        self._asked = {_flat(each.ask): each for each in questions.values()}

    def __call__(self, fields: Mapping[str, object]) -> Row:
        answer_id, answer = fields.get("id"), fields.get("answer")
        if not isinstance(answer_id, str | int) or isinstance(answer_id, bool):
            raise ValueError('"id" is missing or neither text nor a whole number')  # noqa: TRY004 - a line's fault, not a type's
        if not isinstance(answer, str):
            raise ValueError('"answer" is missing or not text')  # noqa: TRY004 - as above
        return Row(str(answer_id), self._question(fields), answer)

    def _question(self, fields: Mapping[str, object]) -> Question:
        question_id, ask = fields.get("question_id"), fields.get("question")
        if isinstance(question_id, str):
            if question_id not in self._questions:
                raise ValueError(f'no question has the id "{question_id}"; `twominute bank list` shows the ids')
            return self._questions[question_id]
        if isinstance(ask, str) and ask.strip():
            return self._asked.get(_flat(ask)) or ad_hoc(ask)
        raise ValueError('neither "question" (its text) nor "question_id" is there')


def _object(line: bytes) -> Mapping[str, object]:
    try:
        fields = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise ValueError(f"not UTF-8 at byte {error.start}") from error
    except RecursionError as error:
        raise ValueError("nested too deeply to be an answer") from error
    if not isinstance(fields, dict):
        raise ValueError(_FORM)  # noqa: TRY004 - a line's fault, not a type's
    return fields


def _cells(cells: Mapping[str | None, object]) -> Mapping[str, object]:
    """Return the cells that hold something; an empty one is a missing one, but for the answer."""
    if None in cells:
        raise ValueError("it has more cells than the header")
    found = {name: text for name, text in cells.items() if isinstance(name, str) and (text or name == "answer")}
    try:
        "".join(str(text) for text in found.values()).encode("utf-8")
    except UnicodeEncodeError as error:
        raise ValueError("not UTF-8") from error
    return found


def _check_header(names: Iterable[str]) -> None:
    known = set(names)
    missing = [name for name in ("id", "answer") if name not in known]
    missing += ["question or question_id"] if known.isdisjoint({"question", "question_id"}) else []
    if missing:
        raise InputError(
            f"The first line has no column {', '.join(missing)}.",
            next_step="Begin with a line such as id,question,answer; question_id may stand for question.",
        )


def _without_mark(lines: Iterable[bytes]) -> Iterator[bytes]:
    for number, line in enumerate(lines):
        yield line if number else line.removeprefix(b"\xef\xbb\xbf")


def _flat(text: str) -> str:
    return " ".join(text.casefold().split())
