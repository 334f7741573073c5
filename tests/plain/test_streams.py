"""Plain mode where one of its streams is no terminal."""

import os
import subprocess
import sys
from pathlib import Path

from plain.playing import HERE, Play


def run(play: Play, words: str = '"$@"', typed: bytes = b"", **environ: str) -> tuple[int, str, str]:
    """Run plain mode through a shell's words on pipes; return the status and what was printed."""
    argv = ["/bin/sh", "-c", words, "sh", *play.command]
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(HERE.parent), **environ}
    done = subprocess.run(argv, input=typed, capture_output=True, env=env, timeout=10, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_the_end_of_a_stream_finishes_the_answer_and_prints_its_reading(tmp_path: Path) -> None:
    play = Play(tmp_path)
    typed = "we w\u00e4tch it\nand \udcff roll back\n".encode(errors="surrogateescape")
    status, out, errors = run(play, typed=typed, PYTHONIOENCODING="utf-8:strict")

    assert (status, errors) == (0, "")
    assert "Overall: partly there (2 of 4)" in out
    assert play.calls("lock")[0][0] == "we w\u00e4tch it\nand \ufffd roll back"


def test_a_stream_without_a_word_ends_the_session(tmp_path: Path) -> None:
    play = Play(tmp_path)

    assert run(play)[0] == 0
    assert play.calls("lock") == []


def test_a_strict_limit_locks_what_came_through_a_stream(tmp_path: Path) -> None:
    play = Play(tmp_path, turn={"strict": True, "seconds_used": 120.0})
    status, _, errors = run(play, typed=b"one\n")

    assert (status, errors) == (0, "")
    assert play.calls("lock")[0][0] == "one"


def test_a_closed_input_ends_it_without_a_traceback(tmp_path: Path) -> None:
    status, _, errors = run(Play(tmp_path), 'exec "$@" <&-')

    assert (status, errors) == (129, "")


def test_a_reader_that_goes_away_ends_it_without_a_traceback(tmp_path: Path) -> None:
    play = Play(tmp_path)
    reading, writing = os.pipe()
    os.close(reading)
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(HERE.parent)}
    done = subprocess.run(play.command, input=b"one\n", stdout=writing, stderr=subprocess.PIPE, env=env, check=False)
    os.close(writing)

    assert (done.returncode, done.stderr) == (129, b"")


def test_the_guard_alone_loads_no_line_editor() -> None:
    code = "import sys, twominute.plain.guard as g; sys.exit('readline' in sys.modules or 'rich' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
