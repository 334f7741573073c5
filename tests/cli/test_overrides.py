"""Corrections through the real command."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from builders import an_override
from e2e.terminal import Terminal, run
from twominute.store.store import open_store

TRAINING = Path(__file__).parents[2] / "training"
DENIED = "We do not watch it and nobody can go back."
ODD = "We watch it.\nThe \u201cold\u201d one comes back\u2028within an hour."
LOADS = """
import json, pathlib, sys, rated
found = rated.load(pathlib.Path(sys.argv[1]))
print(json.dumps([(each.id, each.answer, each.reference, each.evidence) for each in found]))
"""
needs_training = pytest.mark.skipif(not TRAINING.exists(), reason="the training is no part of a source distribution")


def corrected(home: Path, *answers: str) -> None:
    """Store answers, each with the person's own level for the way back, and for the whole."""
    for answer in answers:
        run(home, "score", "--ask", "How do you go back?", "--save", stdin=answer)
    with open_store(home / "data" / "twominute.db", now=lambda: datetime.now(UTC), on_wait=lambda: None) as store:
        for attempt in store.attempts():
            store.add_override(attempt.number, an_override(2))
            store.add_override(attempt.number, an_override(3, dimension=None))


def export(home: Path) -> tuple[str, ...]:
    return ("history", "overrides", "--export", str(home / "mine"))


def test_without_a_correction_there_is_nothing_to_list(tmp_path: Path) -> None:
    done = run(tmp_path, "history", "overrides")

    assert done.status == 5
    assert "No reading is corrected." in done.err
    assert json.loads(run(tmp_path, "history", "overrides", "--json").out) == []


def test_corrections_are_listed_with_what_was_read(tmp_path: Path) -> None:
    corrected(tmp_path, DENIED)
    rows = json.loads(run(tmp_path, "history", "overrides", "--json").out)
    page = run(tmp_path, "history", "overrides").out

    assert [(row["number"], row["dimension"], row["held"]) for row in rows] == [(1, "rollback", 2), (1, None, 3)]
    assert "1. asked, rollback: read as absent, yours: explained" in page
    assert "The last sentence says so." in page
    assert "2 corrections by you in 1 answer" in run(tmp_path, "report").out


def test_a_correction_to_what_was_read_takes_it_back(tmp_path: Path) -> None:
    corrected(tmp_path, DENIED)
    told = run(tmp_path, "history", "correct", "1", "0", "--dimension", "rollback").err
    rows = json.loads(run(tmp_path, "history", "overrides", "--json").out)

    assert "your correction is taken back; rollback is absent, as it was read" in told
    assert [(row["dimension"], row["held"]) for row in rows] == [(None, 3)]
    assert "1 correction by you in 1 answer" in run(tmp_path, "report").out


def test_an_export_is_two_files_that_are_never_written_over(tmp_path: Path) -> None:
    corrected(tmp_path, DENIED)
    done, again = run(tmp_path, *export(tmp_path)), run(tmp_path, *export(tmp_path))
    answer = json.loads((tmp_path / "mine.answers.jsonl").read_text(encoding="utf-8"))

    assert (answer["question"], answer["answer"]) == ("How do you go back?", DENIED)
    assert "own-1: corrected by you: rollback, overall" in done.out
    assert again.status == 4
    assert "is there already" in again.err


@needs_training
def test_what_trains_the_scorer_reads_an_export(tmp_path: Path) -> None:
    corrected(tmp_path, DENIED, ODD)
    run(tmp_path, *export(tmp_path))
    argv, environ = [sys.executable, "-c", LOADS, str(tmp_path)], {**os.environ, "PYTHONPATH": str(TRAINING)}
    loaded = json.loads(subprocess.run(argv, capture_output=True, text=True, check=True, env=environ).stdout)

    assert [(name, answer, levels["rollback"], levels["overall"], marks) for name, answer, levels, marks in loaded] == [
        ("own-1", DENIED, 2, 3, None),
        ("own-2", ODD, 2, 3, None),
    ]


@needs_training
def test_an_export_has_the_keys_of_the_rated_answers(tmp_path: Path) -> None:
    corrected(tmp_path, DENIED)
    run(tmp_path, *export(tmp_path))
    keys = {
        (folder, kind): set(json.loads((folder / f"{name}.{kind}.jsonl").read_text(encoding="utf-8").splitlines()[0]))
        for folder, name in ((tmp_path, "mine"), (TRAINING / "data", "t"))
        for kind in ("answers", "labels")
    }

    assert keys[tmp_path, "answers"] == keys[TRAINING / "data", "answers"]
    assert keys[tmp_path, "labels"] == keys[TRAINING / "data", "labels"] | {"corrected"}


@pytest.mark.parametrize(("key", "status"), [("n", 1), ("y", 0)])
def test_a_terminal_is_asked_once_before_answers_leave(key: str, status: int, tmp_path: Path) -> None:
    corrected(tmp_path, DENIED)
    with Terminal(tmp_path, *export(tmp_path)) as terminal:
        terminal.wait_for("y or n")
        terminal.press(f"{key}\r")

        assert terminal.end() == status
    assert (tmp_path / "mine.answers.jsonl").exists() == (status == 0)
