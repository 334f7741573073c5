"""R7: several sessions at once, and a lock that stays."""

import sqlite3
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest

from e2e.terminal import PROGRAM, run
from faults.finishing import TYPED
from faults.hazards import Tell
from faults.operations import QUESTION, attempts
from faults.scale import times
from faults.traced import environment

WRITER = Path(__file__).parents[1] / "store" / "writer.py"
FOLDERS = f"{Path(__file__).parents[1]}:{Path(__file__).parents[2] / 'src'}"
WRITERS = 8
LONGEST_WAIT = 2.0
"""Seconds between two answers of one writer, of 99 in 100."""


@pytest.mark.hazard("R7")
def test_eight_writers_at_once_wait_their_turn_and_all_is_stored(tmp_path: Path, reached: Tell) -> None:
    each = times(10, 500)
    children = [
        subprocess.Popen(
            [sys.executable, str(WRITER), str(tmp_path), f"writer-{writer}", str(each)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={"PYTHONPATH": FOLDERS},
        )
        for writer in range(WRITERS)
    ]
    waits = sorted(wait for child in children for wait in waits_of(child))
    complaints = [child.communicate()[1] for child in children]
    (tmp_path / "data").mkdir()
    (tmp_path / "twominute.db").rename(tmp_path / "data" / "twominute.db")

    longest = waits[len(waits) * 99 // 100]
    reached(f"{len(waits):,} of {WRITERS * each:,} stored, 99 of 100 within {longest:.2f} s of the one before")
    assert complaints == [b""] * WRITERS
    assert len(attempts(tmp_path)) == len(waits) == WRITERS * each


def waits_of(child: "subprocess.Popen[bytes]") -> list[float]:
    """Return the seconds that each answer of a writer took."""
    assert child.stdout is not None
    told = [(time.monotonic(), line) for line in child.stdout if line.startswith(b"attempt ")]
    return [0.0, *(after[0] - before[0] for before, after in pairwise(told))]


@pytest.mark.slow
@pytest.mark.hazard("R7")
def test_a_lock_that_stays_is_told_after_a_second_and_given_up_after_ten(tmp_path: Path, reached: Tell) -> None:
    assert run(tmp_path, "drill", QUESTION, stdin="we watch it").status == 0
    holder = sqlite3.connect(tmp_path / "data" / "twominute.db", isolation_level=None)
    holder.execute("begin immediate")
    began = time.monotonic()
    with subprocess.Popen(
        [PROGRAM, "drill", QUESTION], stdin=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(tmp_path)
    ) as child:
        assert child.stdin is not None
        assert child.stderr is not None
        child.stdin.write(TYPED.encode())
        child.stdin.close()
        first = child.stderr.readline()
        told_at = time.monotonic() - began
        rest = child.stderr.read()
    ended_at = time.monotonic() - began
    holder.execute("commit")
    holder.close()

    reached(f"told after {told_at:.1f} s, given up after {ended_at:.1f} s, status {child.returncode}")
    assert first == b"Waiting for another twominute that is writing ...\n"
    assert b"in use by another program" in rest
    assert child.returncode == 4
    assert 1.0 <= told_at <= 4.0
    assert 10.0 <= ended_at <= 16.0
