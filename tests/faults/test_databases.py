"""R9, R10 and R11: databases that are damaged, newer, another program's, huge or no file, and old ones."""

import os
import socket
import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from e2e.terminal import Result, run
from faults.bringing import Loss, brought_back
from faults.damaging import LONGEST, Damage, damaged_runs
from faults.finishing import TYPED
from faults.hazards import Tell
from faults.operations import FROZEN, QUESTION, attempts, nothing, one_answer
from faults.scale import WORKERS, at_once, mostly_slow, times


@pytest.mark.hazard("R9")
def test_a_damaged_database_is_refused_or_shows_what_was_stored(tmp_path: Path, reached: Tell) -> None:
    template = tmp_path / "template"
    one_answer(template)
    for count in range(10):
        assert run(template, "score", "--ask", "How?", "--save", stdin=f"{TYPED} {count} na\u00efve").status == 0
    mutants = times(4, 5_000)
    found = at_once(damaged_runs, [Damage(template, range(first, mutants, WORKERS)) for first in range(WORKERS)])
    refused = sum(each.refused for each in found)

    reached(
        f"{mutants} mutants through the commands: {refused} refused, 0 tracebacks, 0 changed answers shown, "
        f"none longer than {max(each.longest for each in found):.1f} s"
    )
    assert [wrong for each in found for wrong in each.wrong] == []
    assert max(each.longest for each in found) < LONGEST


def _pragma(path: Path, *, pragma: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(f"pragma {pragma}")
    connection.close()


def _replaced(path: Path, *, content: bytes) -> None:
    path.write_bytes(content)


def _theirs(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("create table theirs (a)")
    connection.commit()
    connection.close()


def _sparse(path: Path) -> None:
    os.truncate(path, 1 << 31)


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path, 0o600)


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _socket(path: Path) -> None:
    path.unlink()
    here = os.open(path.parent, os.O_RDONLY)
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(f"/proc/self/fd/{here}/{path.name}")
    os.close(here)


def _device(path: Path) -> None:
    path.unlink()
    path.symlink_to("/dev/zero")


SCHEMAS = sorted(FROZEN.glob("*.sql"))

STRANGE: dict[str, Callable[[Path], None]] = {
    "newer": partial(_pragma, pragma="user_version = 99"),
    "newest": partial(_pragma, pragma="user_version = 2147483647"),
    "of another program": partial(_pragma, pragma="application_id = 7"),
    "without our mark": _theirs,
    "a text": partial(_replaced, content=b"these are my notes " * 500),
    "zeros": partial(_replaced, content=bytes(65_536)),
    "2 GB": _sparse,
    "a pipe": _pipe,
    "a folder": _folder,
    "a socket": _socket,
    "a device": _device,
}


@pytest.mark.hazard("R10")
@pytest.mark.parametrize("name", mostly_slow(STRANGE, "newer", "zeros", "a pipe"))
def test_a_strange_database_is_refused_and_stays_as_it_is(name: str, tmp_path: Path, reached: Tell) -> None:
    one_answer(tmp_path)
    path = tmp_path / "data" / "twominute.db"
    STRANGE[name](path)
    before = _look(path)
    commands = [("drill", QUESTION), ("history",), ("undo",)][: times(1, 3)]
    runs = [run(tmp_path, *words, stdin=TYPED) for words in commands]

    reached("refused with status 4, unchanged")
    assert {each.status for each in runs} == {4}
    assert [each for each in runs if "Traceback" in each.err] == []
    assert _look(path) == before


def _look(path: Path) -> tuple[int, int, bytes]:
    found = path.lstat()
    is_small = path.is_file() and not path.is_symlink() and found.st_size < 1_000_000
    return found.st_mode, found.st_size, path.read_bytes() if is_small else b""


@pytest.mark.hazard("R11")
@pytest.mark.parametrize("schema", mostly_slow(SCHEMAS, SCHEMAS[0], SCHEMAS[-1]), ids=lambda dump: dump.stem)
def test_every_command_works_on_a_database_of_an_earlier_version(schema: Path, tmp_path: Path) -> None:
    nothing(tmp_path)
    connection = sqlite3.connect(tmp_path / "data" / "twominute.db")
    connection.executescript(schema.read_text("utf-8"))
    connection.close()
    runs: list[Result] = [
        run(tmp_path, *words, stdin=TYPED)
        for words in (("history",), ("show", "1"), ("show", "2"), ("drill", QUESTION), ("undo",), ("report",), ("why",))
    ]

    # The third answer went into the trash more than 30 days ago; the first was read by a rubric of a test.
    assert [each.err for each in runs if each.status not in {0, 2, 5} or "Traceback" in each.err] == []
    assert sorted(attempts(tmp_path)) == [1, 2, 4]


@pytest.mark.hazard("R26")
def test_what_was_copied_or_exported_comes_back_after_the_database_is_gone(tmp_path: Path, reached: Tell) -> None:
    rounds = times(4, 200)
    wrong = at_once(brought_back, [Loss(tmp_path, range(first, rounds, WORKERS)) for first in range(WORKERS)])

    reached(f"{rounds} of {rounds} histories equal, half of them from a copy, half from an export")
    assert [each for found in wrong for each in found] == []
