"""Answers that are stored until a disk is full."""

from pathlib import Path

from faults.forked import forked
from faults.operations import QUESTION

ANSWER = "We keep the old version warm and send the traffic back when errors double. " * 30
LONGEST = 20_000
MOST = 40
"""Answers: more than the largest of the disks holds."""


def filled(home: Path) -> list[str]:
    """Store answers until the disk is full; return those that were called stored."""
    stored: list[str] = []
    for number in range(MOST):
        text = (f"{number} {ANSWER}" * (1 + number))[:LONGEST]
        done = forked(home, "drill", QUESTION, stdin=text)
        if done.status:
            assert done.status == 4
            assert str(home / "data" / "twominute.db") in done.err
            assert "bytes are free" in done.err
            return stored
        stored.append(text)
    raise AssertionError("the disk was never full")
