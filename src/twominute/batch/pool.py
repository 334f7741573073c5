"""Answers and questions worked on by several processes, streaming: memory does not grow with their number."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import Any, TypeVar

from twominute.batch.rows import Row
from twominute.model.question import Question
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


def grade(rows: Iterable[Row], open_reader: OpenReader, *, processes: int) -> Iterator[Graded]:
    """Yield a reading for each answer, in their order; each process opens a reader of its own."""
    if processes == 1:
        read = open_reader()
        yield from (graded(row, read) for row in rows)
        return
    with ProcessPoolExecutor(
        processes, mp_context=get_context("forkserver"), initializer=_learn, initargs=(open_reader,)
    ) as pool:
        yield from in_order(
            lambda chunk: pool.submit(_grade_chunk, chunk), chunks(rows), most=processes * CHUNKS_IN_FLIGHT
        )


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


def chunks(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Yield rows in lists that are worth sending to another process."""
    source = iter(rows)
    return iter(lambda: list(islice(source, CHUNK)), [])


def in_order(
    submit: Callable[[list[Row]], "Future[list[Graded]]"], work: Iterator[list[Row]], *, most: int
) -> Iterator[Graded]:
    """Yield what becomes of each chunk in their order, with at most so many of them under way."""
    waiting = deque(submit(chunk) for chunk in islice(work, most))
    while waiting:
        yield from waiting.popleft().result()
        waiting.extend(submit(chunk) for chunk in islice(work, 1))


def graded(row: Row, read: Read) -> Graded:
    """Return one answer with its reading."""
    return Graded(row.id, row.question.ask, read(row.question, row.answer))


_known: list[Read] = []
"""What this worker process reads with, set once when it starts."""


def _learn(open_reader: OpenReader) -> None:
    _end_with_parent()
    _known[:] = [open_reader()]


_work: list[Callable[[Question], Any]] = []
"""What this worker process does with a question, set once when it starts."""


def _learn_work(work: Callable[[Question, Reader], Made], open_reader: Callable[[], Reader]) -> None:
    _end_with_parent()
    read = open_reader()
    _work[:] = [lambda question: work(question, read)]


def _end_with_parent() -> None:
    """End this process when the one that it works for is gone: after a kill -9 nobody else would tell it."""
    parent = parent_process()
    if parent is None:
        return

    def watch(sentinel: int) -> None:
        wait([sentinel])
        os._exit(1)

    Thread(target=watch, args=(parent.sentinel,), daemon=True).start()


def _work_on(question: Question) -> Any:  # noqa: ANN401 - whatever the work makes
    return _work[0](question)


def _grade_chunk(rows: list[Row]) -> list[Graded]:
    return [graded(row, _known[0]) for row in rows]
