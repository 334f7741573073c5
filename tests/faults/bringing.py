"""Histories that are copied or exported, lost, and brought back through the commands of the program."""

import shutil
from pathlib import Path
from random import Random
from typing import NamedTuple

from builders_store import a_reading, a_store, an_attempt
from faults.forked import forked
from faults.operations import attempts

LETTERS = "ab \n\u00e9\U0001f600<>&\"'=+-@"


class Loss(NamedTuple):
    """A folder for homes, one for each seed."""

    folder: Path
    seeds: range


def brought_back(loss: Loss) -> list[str]:
    """Return what is wrong with what came back."""
    wrong = []
    for seed in loss.seeds:
        home = loss.folder / str(seed)
        (home / "data").mkdir(mode=0o700, parents=True)
        _practise(home, Random(seed))
        before = attempts(home)
        by = _copied if seed % 2 else _exported
        by(home)
        if attempts(home) != before:
            wrong.append(f"seed {seed}: {by.__name__}")
        shutil.rmtree(home)
    return wrong


def _practise(home: Path, rng: Random) -> None:
    with a_store(home / "data") as store:
        for _ in range(rng.randrange(1, 30)):
            text = "".join(rng.choices(LETTERS, k=rng.randrange(1, 2_000))) + "."
            number = store.save_attempt(an_attempt(text))
            if rng.randrange(4):
                store.add_reading(number, a_reading())


def _copied(home: Path) -> None:
    copy = forked(home, "backup").out.strip()
    (home / "data" / "twominute.db").write_bytes(b"lost")
    assert forked(home, "restore", copy, stdin="y\n").status == 0


def _exported(home: Path) -> None:
    target = home / "all.json"
    assert forked(home, "history", "export", "-o", str(target)).status == 0
    (home / "data" / "twominute.db").unlink()
    assert forked(home, "history", "import", str(target)).status == 0
    target.unlink()
