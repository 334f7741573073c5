import subprocess
import sys
from pathlib import Path

import pytest

from builders_store import Clock
from twominute.store.drafts import leftover
from twominute.store.store import open_store

WRITER = Path(__file__).with_name("writer.py")
FOLDERS = f"{Path(__file__).parents[1]}:{Path(__file__).parents[2] / 'src'}"


@pytest.mark.parametrize(("writers", "each"), [(2, 20), (8, 10)])
def test_writers_at_once_all_get_their_answers_stored(tmp_path: Path, writers: int, each: int) -> None:
    children = [
        subprocess.Popen(
            [sys.executable, str(WRITER), str(tmp_path), f"writer-{writer}", str(each)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env={"PYTHONPATH": FOLDERS},
        )
        for writer in range(writers)
    ]
    complaints = [child.communicate()[1] for child in children]

    assert complaints == [b""] * writers
    with open_store(tmp_path / "twominute.db", now=Clock()) as store:
        assert {found.number for found in store.attempts()} == set(range(1, writers * each + 1))
    assert leftover(tmp_path / "drafts") == []
