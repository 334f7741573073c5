"""Many answers read by several processes, streaming: memory does not grow with their number."""

import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from typing import Any, TypeVar

from twominute.model.question import Question, ad_hoc
from twominute.model.reading import Reading

Made = TypeVar("Made")
Reader = TypeVar("Reader")
Read = Callable[[Question, str], Reading]
OpenReader = Callable[[], Read]
"""Can be pickled: it is called in each process."""
CHUNK = 16
CHUNKS_IN_FLIGHT = 4
"""For each process: enough to keep it busy, few enough to keep memory constant."""


@dataclass(frozen=True, slots=True)
class Graded:
    """One answer with its reading."""

    id: str
    ask: str
    reading: Reading


@dataclass(frozen=True, slots=True)
class _Row:
    id: str
    question: Question
    answer: str


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that could not be read, and why."""

    number: int
    why: str


def grade(
    lines: Iterable[bytes],
    questions: Mapping[str, Question],
    open_reader: OpenReader,
    *,
    processes: int,
    on_bad: Callable[[BadLine], None],
) -> Iterator[Graded]:
    """Yield a reading for each good line, in the order of the lines; `on_bad` hears of the others.

    Each process opens a reader of its own.
    """
    rows = _rows(lines, questions, on_bad)
    if processes == 1:
        read = open_reader()
        for row in rows:
            yield _graded(row, read)
        return
    chunks = iter(lambda: list(islice(rows, CHUNK)), [])
    with ProcessPoolExecutor(
        processes, mp_context=get_context("forkserver"), initializer=_learn, initargs=(open_reader,)
    ) as pool:
        yield from _in_order(pool, chunks, most=processes * CHUNKS_IN_FLIGHT)


def over_questions(
    questions: Sequence[Question],
    work: Callable[[Question, Reader], Made],
    open_reader: Callable[[], Reader],
    *,
    processes: int,
) -> Iterator[Made]:
    """Yield what is made of each question, in their order; each process opens a reader of its own."""
    if processes == 1:
        read = open_reader()
        yield from (work(question, read) for question in questions)
        return
    with ProcessPoolExecutor(
        processes, mp_context=get_context("forkserver"), initializer=_learn_work, initargs=(work, open_reader)
    ) as pool:
        yield from pool.map(_work_on, questions)


def _in_order(pool: ProcessPoolExecutor, chunks: Iterator[list[_Row]], *, most: int) -> Iterator[Graded]:
    waiting: deque[Future[list[Graded]]] = deque(pool.submit(_grade_chunk, chunk) for chunk in islice(chunks, most))
    while waiting:
        yield from waiting.popleft().result()
        waiting.extend(pool.submit(_grade_chunk, chunk) for chunk in islice(chunks, 1))


def _rows(
    lines: Iterable[bytes], questions: Mapping[str, Question], on_bad: Callable[[BadLine], None]
) -> Iterator[_Row]:
    asked: dict[str, Question] = {" ".join(each.ask.casefold().split()): each for each in questions.values()}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield _row(line, questions, asked)
        except ValueError as error:
            on_bad(BadLine(number, str(error)))


def _row(line: bytes, questions: Mapping[str, Question], asked: Mapping[str, Question]) -> _Row:
    try:
        fields = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise ValueError(f"not UTF-8 at byte {error.start}") from error
    except RecursionError as error:
        raise ValueError("nested too deeply to be an answer") from error
    if not isinstance(fields, dict):
        raise ValueError('not an object like {"id": ..., "question": ..., "answer": ...}')  # noqa: TRY004 - a line's fault, not a type's
    answer_id, answer = fields.get("id"), fields.get("answer")
    if not isinstance(answer_id, str | int) or isinstance(answer_id, bool):
        raise ValueError('"id" is missing or neither text nor a whole number')  # noqa: TRY004 - as above
    if not isinstance(answer, str):
        raise ValueError('"answer" is missing or not text')  # noqa: TRY004 - as above
    return _Row(str(answer_id), _question(fields, questions, asked), answer)


def _question(
    fields: Mapping[str, object], questions: Mapping[str, Question], asked: Mapping[str, Question]
) -> Question:
    question_id, ask = fields.get("question_id"), fields.get("question")
    if isinstance(question_id, str):
        if question_id not in questions:
            raise ValueError(f'no question has the id "{question_id}"; `twominute bank list` shows the ids')
        return questions[question_id]
    if isinstance(ask, str) and ask.strip():
        return asked.get(" ".join(ask.casefold().split())) or ad_hoc(ask)
    raise ValueError('neither "question" (its text) nor "question_id" is there')


_known: list[Read] = []
"""What this worker process reads with, set once when it starts."""


def _learn(open_reader: OpenReader) -> None:
    _known[:] = [open_reader()]


_work: list[Callable[[Question], Any]] = []
"""What this worker process does with a question, set once when it starts."""


def _learn_work(work: Callable[[Question, Reader], Made], open_reader: Callable[[], Reader]) -> None:
    read = open_reader()
    _work[:] = [lambda question: work(question, read)]


def _work_on(question: Question) -> Any:  # noqa: ANN401 - whatever the work makes
    return _work[0](question)


def _grade_chunk(rows: list[_Row]) -> list[Graded]:
    return [_graded(row, _known[0]) for row in rows]


def _graded(row: _Row, read: Read) -> Graded:
    return Graded(row.id, row.question.ask, read(row.question, row.answer))
