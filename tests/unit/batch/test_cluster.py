"""A real cluster of processes on this machine, one of which is killed in the middle."""

from collections.abc import Iterator
from functools import partial

import psutil
import pytest

from builders_knowledge import the_knowledge
from twominute.batch.cluster import LOCAL, grade_on
from twominute.batch.pool import grade
from twominute.batch.rows import Row
from twominute.commands.reader import Reader
from twominute.errors import InputError
from twominute.model.question import ad_hoc

OPEN = partial(Reader, the_knowledge())
ROWS = [Row(str(n), ad_hoc("How do you go back?"), f"We send it back when errors reach {n}%.") for n in range(320)]


def with_a_death_in_the_middle(killed: list[int]) -> Iterator[Row]:
    """Yield all rows, and kill one worker process on the way."""
    for number, row in enumerate(ROWS):
        if number == len(ROWS) // 2:
            worker = next(each for each in psutil.Process().children() if "spawn_main" in " ".join(each.cmdline()))
            worker.kill()
            killed.append(worker.pid)
        yield row


@pytest.mark.filterwarnings("default")
def test_a_worker_that_is_killed_loses_no_answer_and_no_order() -> None:
    killed: list[int] = []
    found = list(grade_on(with_a_death_in_the_middle(killed), OPEN, scheduler=LOCAL, processes=2))

    assert len(killed) == 1
    assert found == list(grade(ROWS, OPEN, processes=1))


def test_a_scheduler_that_does_not_answer_is_told() -> None:
    with pytest.raises(InputError, match="No Dask scheduler answers at nowhere"):
        next(grade_on(ROWS, OPEN, scheduler="nowhere", processes=1))
