"""R4 and R5: a disk that is full, a disk that fails."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from e2e.terminal import PROGRAM, Terminal, run
from faults.filling import filled
from faults.hazards import Tell
from faults.operations import OPERATIONS, QUESTION, attempts, copied
from faults.scale import apart, at_once, spread, times
from faults.stopping import Stop, steps_of, stopped
from faults.traced import HAS_STRACE, environment

SIZES = [64, 96, 128, 160, 192, 224, 256, 320, 384, 448, 512, 576, 640, 768, 896, 1024]
"""Kilobytes."""
FAULTS = ("error=EIO", "error=ENOSPC", "error=EINTR", "error=EMFILE")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a home whose data lie on a small disk of their own, 1 MB until it is remounted."""
    data = tmp_path / "home" / "data"
    data.mkdir(parents=True)
    if (
        os.geteuid() != 0
        or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m,mode=700", "tmpfs", data], check=False).returncode
    ):
        pytest.skip("only root can mount a small disk")
    yield tmp_path / "home"
    subprocess.run(["umount", "-l", data], check=True)


def resize(home: Path, kilobytes: int) -> None:
    subprocess.run(["mount", "-o", f"remount,size={kilobytes}k", home / "data"], check=True)


@pytest.mark.hazard("R4")
def test_a_full_disk_loses_no_stored_answer_and_says_where_and_how_much(small_disk: Path, reached: Tell) -> None:
    sizes = spread(SIZES, times(1, 16))
    for size in sizes:
        for old in (small_disk / "data").iterdir():  # of the size before: the copies of the database too
            shutil.rmtree(old) if old.is_dir() else old.unlink()
        resize(small_disk, size)
        stored = apart(filled, small_disk)
        resize(small_disk, 4_096)
        texts = [attempts(small_disk)[number].answer.text for number in sorted(attempts(small_disk))]

        assert texts[: len(stored)] == stored
    reached(f"{len(sizes)} sizes from {sizes[0]} to {sizes[-1]} kB: 0 lost, each with status 4, path and free bytes")


def fill_up(path: Path) -> None:
    """Take all room that is left."""
    number = os.open(path, os.O_WRONLY | os.O_CREAT)
    with suppress(OSError):
        while os.write(number, bytes(4096)):
            pass
    os.close(number)


@pytest.mark.hazard("R4")
@pytest.mark.parametrize("plain", [False, True])
def test_on_a_full_disk_the_text_stays_and_is_stored_when_there_is_room(
    small_disk: Path, reached: Tell, *, plain: bool
) -> None:
    resize(small_disk, 4_096)
    assert run(small_disk, "drill", QUESTION, stdin="we watch it").status == 0
    with Terminal(small_disk, "drill", QUESTION, "--minutes", "30", *(["--plain"] if plain else [])) as terminal:
        terminal.wait_for("alone shows the keys." if plain else "F1 keys")
        filler = small_disk / "data" / "filler"
        fill_up(filler)
        terminal.press("we keep the old one warm")
        terminal.wait_for("no room to write")
        terminal.press(" and go back\r.\r" if plain else " and go back\x13")
        terminal.wait_for("The answer is still here." if plain else "we keep the old one warm and go back")
        filler.unlink()
        terminal.press("\r" if plain else "\x13")
        terminal.wait_for("Which of these did")
    reached("text on the screen, stored after room was made")
    newest = max(attempts(small_disk).items())[1]
    assert newest.answer.text.strip() == "we keep the old one warm and go back"


@pytest.mark.hazard("R5")
@pytest.mark.skipif(not HAS_STRACE, reason="strace is not installed")
@pytest.mark.parametrize(
    "name", ["finish", "grade", *(pytest.param(each, marks=pytest.mark.slow) for each in ("save", "migrate", "plan"))]
)
def test_an_error_of_the_disk_is_told_and_loses_nothing(name: str, tmp_path: Path, reached: Tell) -> None:
    operation, template = OPERATIONS[name], tmp_path / "template"
    operation.prepare(template)
    calls = steps_of(name, copied(template, tmp_path / "whole"))
    every = [Stop(name, template, step, fault) for fault in FAULTS for step in calls]
    chosen = spread(every, times(2, 40))
    wrong = at_once(stopped, chosen)

    reached(f"{name}: {len(chosen)} of {len(every)} errors, 0 tracebacks, 0 losses")
    assert [each for each in wrong if each] == []


@pytest.mark.hazard("R5")
@pytest.mark.parametrize("files", [6, *(pytest.param(each, marks=pytest.mark.slow) for each in (4, 8, 10, 12, 16, 24))])
def test_too_few_files_may_be_open(files: int, tmp_path: Path) -> None:
    assert run(tmp_path, "drill", QUESTION, stdin="we watch it").status == 0
    command = ["/bin/sh", "-c", f"ulimit -n {files}; exec {PROGRAM} drill {QUESTION}"]
    done = subprocess.run(command, input=b"again", capture_output=True, env=environment(tmp_path), check=False)

    assert done.returncode in {0, 1, 3, 4, 70}
    assert (b"Stored as answer 2" in done.stderr) == (len(attempts(tmp_path)) == 2)
