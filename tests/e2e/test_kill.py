"""A drill that is killed loses nothing that was typed and leaves a sane terminal."""

import random
import signal
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from e2e.terminal import Terminal, run
from e2e.typist import NEWEST_LOST, QUESTION, type_words


def _first_run(home: Path) -> None:
    assert run(home, "drill", QUESTION, stdin="we watch it").status == 0


def _kill_while_typing(home: Path, seed: int, *, plain: bool, worker: bool) -> None:
    """Type words at random gaps, kill at a random moment, and look at what is left."""
    rng = random.Random(seed)
    argv = ["drill", QUESTION, "--minutes", "30", *(["--plain"] if plain else [])]
    with Terminal(home, *argv) as terminal:
        terminal.wait_for("alone shows the keys." if plain else "F1 keys")
        typed = type_words(terminal, rng, seconds=rng.uniform(0.1, 4.0), gap=0.4)
        killed_at = time.monotonic()
        terminal.kill(worker=worker)
        status = terminal.end()
        old = "".join(word for at, word in typed if at < killed_at - NEWEST_LOST)

        assert status == 137
        assert terminal.raw.rstrip().endswith(b"next start.") or not worker
        if worker and not plain:
            assert b"\x1b[?1049l" in terminal.raw
    _look_after(home, old)


def _look_after(home: Path, old: str) -> None:
    with closing(sqlite3.connect(home / "data" / "twominute.db")) as database:
        assert database.execute("pragma integrity_check").fetchone() == ("ok",)
    with Terminal(home, "drill", QUESTION, "--plain") as again:
        again.wait_for("Enter goes on with it." if old else "")
        again.press("\r")
        again.wait_for("alone shows the keys.")
        shown = " ".join(again.text.split())

        assert " ".join(old.split()) in shown
        again.press(":leave\r")
        assert again.end() == 0
    for draft in (home / "data" / "drafts").iterdir():
        draft.unlink()


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("plain", [False, True])
def test_a_kill_in_the_middle_of_an_answer_loses_nothing(tmp_path: Path, seed: int, *, plain: bool) -> None:
    _first_run(tmp_path)
    _kill_while_typing(tmp_path, seed, plain=plain, worker=True)


@pytest.mark.parametrize("plain", [False, True])
def test_the_terminal_is_as_it_was_after_a_kill(tmp_path: Path, *, plain: bool) -> None:
    _first_run(tmp_path)
    argv = ["drill", QUESTION, *(["--plain"] if plain else [])]
    with Terminal(tmp_path, *argv) as terminal:
        terminal.wait_for("alone shows the keys." if plain else "F1 keys")
        terminal.kill()
        terminal.wait_for("offers it at its next start.")

        assert terminal.modes() == terminal.modes_before


@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, None)])
def test_a_signal_keeps_the_draft(tmp_path: Path, number: signal.Signals, status: int | None) -> None:
    _first_run(tmp_path)
    with Terminal(tmp_path, "drill", QUESTION) as terminal:
        terminal.wait_for("F1 keys")
        terminal.press("half a thought")
        terminal.wait_for("half a thought")
        if status is None:
            terminal.press("\x03\x03")
        else:
            terminal.kill(number, worker=False)

        assert terminal.end() == (status or 130)
    with Terminal(tmp_path) as again:
        again.wait_for("Unfinished answer")
        again.press("\r")
        again.wait_for("half a thought")
        again.press("\x03\x03")
