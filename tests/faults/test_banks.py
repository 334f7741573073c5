"""R12 and R13: banks under a fuzzer, and files that are no files."""

import os
import shutil
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from e2e.terminal import run
from faults.hazards import Tell
from faults.scale import WORKERS, at_once, mostly_slow, times
from faults.spoiling import Spoil, spoiled_banks

SHIPPED = Path(__file__).parents[2] / "questions"
SLOWEST = 0.1
"""Seconds of processor time for a file of up to 1 MB, on a quiet machine; a busy one may take five times as long."""


@pytest.mark.hazard("R12")
def test_a_spoiled_bank_is_a_bank_or_a_bank_error(reached: Tell) -> None:
    count = times(400, 20_000)
    found = at_once(spoiled_banks, [Spoil(range(first, count, WORKERS)) for first in range(WORKERS)])

    reached(
        f"{count:,} spoiled files: {sum(each.refused for each in found):,} refused, only BankError leaves, "
        f"slowest {1000 * max(each.slowest for each in found):.0f} ms"
    )
    assert [wrong for each in found for wrong in each.wrong][:3] == []


def _sparse(path: Path) -> None:
    path.touch()
    os.truncate(path, 1 << 30)


def _growing(path: Path) -> None:
    path.write_bytes(b"id: x\n")

    def grow() -> None:
        until = time.monotonic() + 3.0
        with path.open("ab") as file:
            while time.monotonic() < until and file.tell() < 50_000_000:
                file.write(b"# more\n" * 10_000)

    threading.Thread(target=grow, daemon=True).start()


def _loop(path: Path) -> None:
    path.symlink_to(path)


def _device(path: Path, *, device: str) -> None:
    path.symlink_to(device)


def _many(path: Path) -> None:
    path.mkdir()
    for number in range(10_001):
        (path / f"{number}.yaml").touch()


def _deep(path: Path) -> None:
    folder = path
    for _ in range(200):
        folder.mkdir()
        folder /= "d"


ODD: dict[str, Callable[[Path], None]] = {
    "1 GB of nothing": _sparse,
    "a pipe": os.mkfifo,
    "a growing file": _growing,
    "a link to itself": _loop,
    "a link to zeros": partial(_device, device="/dev/zero"),
    "a link to a terminal": partial(_device, device="/dev/tty"),
    "10,001 files": _many,
    "200 folders deep": _deep,
}


@pytest.mark.hazard("R13")
@pytest.mark.parametrize("name", mostly_slow(ODD, "a pipe", "a link to zeros", "10,001 files"))
def test_an_odd_file_in_a_bank_is_refused_soon(name: str, tmp_path: Path, reached: Tell) -> None:
    mine = tmp_path / "mine"
    shutil.copytree(SHIPPED / "sre", mine)
    usual = seconds_of(tmp_path, mine)
    ODD[name](mine / "odd.yaml")
    seconds = seconds_of(tmp_path, mine)

    reached(f"{name}: {max(0.0, seconds - usual):.2f} s more than without it")
    assert seconds < usual + 2.0


def seconds_of(home: Path, bank: Path) -> float:
    began = time.monotonic()
    done = run(home, "bank", "list", "--bank", str(bank))
    seconds = time.monotonic() - began
    assert done.status in {0, 3}, done.err
    assert "Traceback" not in done.err
    return seconds


@pytest.mark.hazard("R13")
@pytest.mark.parametrize(
    "name", mostly_slow(("a pipe", "a link to itself", "a link to zeros", "1 GB of nothing"), "a pipe")
)
@pytest.mark.parametrize(
    "words", [("score", "--ask", "Why?"), ("grade",), ("history", "import")], ids=lambda words: words[0]
)
def test_an_odd_file_instead_of_an_answer_is_refused_soon(name: str, words: tuple[str, ...], tmp_path: Path) -> None:
    odd = tmp_path / "odd"
    ODD[name](odd)
    began = time.monotonic()
    done = run(tmp_path, *words, str(odd))

    assert done.status == 3, done.err
    assert "Traceback" not in done.err
    assert time.monotonic() - began < 60.0  # a busy machine reads a gigabyte of nothing in 17
