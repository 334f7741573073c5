import itertools
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from builders_store import Clock
from twominute.store.drafts import leftover
from twominute.store.store import open_store

WRITER = Path(__file__).with_name("writer.py")
FOLDERS = f"{Path(__file__).parents[1]}:{Path(__file__).parents[2] / 'src'}"


def killed(folder: Path, name: str, *, after: int) -> list[str]:
    """Return all that a writer said before it was killed, some time after a number of lines."""
    with subprocess.Popen(
        [sys.executable, str(WRITER), str(folder), name], stdout=subprocess.PIPE, env={"PYTHONPATH": FOLDERS}
    ) as child:
        assert child.stdout is not None
        said = list(itertools.islice(child.stdout, after))
        child.kill()
        said += child.stdout.readlines()
    return [line.decode().rstrip("\n") for line in said if line.endswith(b"\n")]


def acknowledged(said: Sequence[str]) -> dict[int, str]:
    """Return the texts that a writer was told are stored, by their numbers."""
    stored = (line.split(" ", 2) for line in said if line.startswith("attempt "))
    return {int(number): text for _, number, text in stored}


def check(folder: Path, promised: dict[int, str], said: Sequence[str]) -> None:
    with open_store(folder / "twominute.db", now=Clock()) as store:
        found = {attempt.number: attempt.answer.text for attempt in store.attempts()}
    drafts = [draft.text for draft in leftover(folder / "drafts", on_unreadable=pytest.fail)]

    assert promised.items() <= found.items()
    if said[-1].startswith("draft "):
        assert any(text.startswith(said[-1].removeprefix("draft ")) for text in drafts)


def run(folder: Path, kills: int) -> None:
    rng, promised = Random(20250304), dict[int, str]()
    for kill in range(kills):
        said = killed(folder, f"session-{kill}", after=rng.randrange(1, 60))
        promised |= acknowledged(said)
        check(folder, promised, said)
    connection = sqlite3.connect(folder / "twominute.db")
    assert connection.execute("pragma integrity_check").fetchall() == [("ok",)]
    connection.close()


def test_three_kills_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    run(tmp_path, kills=3)


@pytest.mark.slow
def test_thirty_kills_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    run(tmp_path, kills=30)
