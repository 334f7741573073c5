from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import pytest

import twominute.store
from builders_store import NOON, Clock, a_reading, a_session, an_attempt
from twominute.model.backup import Why
from twominute.store.database import connect
from twominute.store.migrate import prepare, read_schema
from twominute.store.rows import Cells, attempt_cells, reading_cells
from twominute.store.store import Store, open_store

MANY = 50_000


def rows_of(count: int) -> Iterator[tuple[str, Cells]]:
    for number in range(1, count + 1):
        attempt = an_attempt("We watch the input drift. " * 40, question_id=f"question-{number % 60}")
        yield "attempt", attempt_cells(attempt, uuid=str(number), locked_at=NOON)
        yield "reading", reading_cells(number, a_reading(), at=NOON)


def filled(path: Path) -> None:
    database = connect(path, on_wait=lambda: None)
    prepare(database, read_schema(Path(twominute.store.__file__).parent), now=Clock())
    Store(database, now=Clock()).save_session(a_session())
    with database.write():
        for table, cells in rows_of(MANY):
            marks = ", ".join("?" * len(cells))
            database.rows(f"insert into {table} ({', '.join(cells)}) values ({marks})", tuple(cells.values()))  # noqa: S608 - our own names
    database.close()


@pytest.mark.slow
def test_fifty_thousand_attempts_do_not_slow_a_start(tmp_path: Path) -> None:
    filled(tmp_path / "twominute.db")
    times = []
    for _ in range(3):
        start = perf_counter()
        with open_store(tmp_path / "twominute.db", now=Clock()) as store:
            assert len(store.attempts(limit=20)) == 20
        times.append(perf_counter() - start)

    assert min(times) < 0.3


@pytest.mark.slow
def test_fifty_thousand_attempts_are_copied_and_checked_in_two_seconds(tmp_path: Path) -> None:
    filled(tmp_path / "twominute.db")
    times = []
    for _ in range(3):
        start = perf_counter()
        with open_store(tmp_path / "twominute.db", now=Clock()) as store:
            copy = store.keep(Why.ASKED)
        times.append(perf_counter() - start)
        copy.unlink()

    assert min(times) < 2.0
