"""R23 and R28: floods of input, and every way out of a terminal, often."""

import json
import os
import random
import time
from pathlib import Path

import pytest

from e2e.terminal import Terminal, run
from faults.hazards import Tell
from faults.operations import QUESTION, attempts
from faults.scale import at_once, times
from faults.waysout import WAYS, left_by
from twominute.session import LONGEST_ANSWER
from twominute.store.drafts import leftover

PASTE = 5_000_000
STOOD_STILL = 6.0
"""Seconds, on a busy machine; without its turn among the keys the draft stood still for 40."""
READY = {False: "F1 keys", True: "alone shows the keys."}


def drill(home: Path, *, plain: bool, size: tuple[int, int] = (24, 80)) -> Terminal:
    if not (home / "data").exists():
        assert run(home, "drill", QUESTION, stdin="we watch it").status == 0
    return Terminal(home, "drill", QUESTION, "--minutes", "30", *(["--plain"] if plain else []), size=size)


@pytest.mark.hazard("R28")
@pytest.mark.parametrize("plain", [False, True])
def test_a_paste_of_five_megabytes_is_capped_and_said(tmp_path: Path, reached: Tell, *, plain: bool) -> None:
    line = "we keep the old version warm and send the traffic back when errors double\r"
    size = times(300_000, PASTE)
    text = (line * (size // len(line) + 1))[:size]
    began = time.monotonic()
    with drill(tmp_path, plain=plain) as terminal:
        terminal.wait_for(READY[plain])
        poured = f"\x1b[200~{text}\x1b[201~".encode() if not plain else text.encode()
        pour(terminal, poured)
        terminal.wait_for("at most 20,000 characters")
        if not plain:
            terminal.press("after it")
            terminal.wait_for("after it")
        terminal.press("\r.\r" if plain else "\x13")
        terminal.wait_for("Which of these did")
    stored = attempts(tmp_path)[2].answer.text

    reached(f"{size:,} bytes on the {'lines' if plain else 'screen'}: {len(stored):,} characters stored, "
            f"{time.monotonic() - began:.0f} s")  # fmt: skip
    assert len(stored) <= LONGEST_ANSWER


def pour(terminal: Terminal, content: bytes) -> None:
    """Write as fast as the program takes it, and read what it writes meanwhile."""
    number = terminal.child.child_fd
    os.set_blocking(number, False)
    sent, deadline = 0, time.monotonic() + 120
    while sent < len(content):
        assert time.monotonic() < deadline, f"{sent} of {len(content)} bytes were taken"
        try:
            sent += os.write(number, content[sent : sent + 4096])
        except BlockingIOError:
            assert terminal.read(timeout=0.02), terminal.text
        else:
            assert terminal.read(timeout=0), terminal.text
    os.set_blocking(number, True)


@pytest.mark.hazard("R28")
@pytest.mark.parametrize("plain", [False, True])
def test_bytes_of_every_kind_neither_end_it_nor_lose_the_draft(tmp_path: Path, reached: Tell, *, plain: bool) -> None:
    rounds, rng = times(1, 5), random.Random(3)
    with drill(tmp_path, plain=plain) as terminal:
        terminal.wait_for(READY[plain])
        for _ in range(rounds):
            # Without the keys that leave, finish, stop, or open another screen.
            noise = bytes(rng.choices([*range(0x20, 0x7F), *range(0x80, 0x100), 0], k=1_500))
            pour(terminal, noise.replace(b":", b" ").replace(b".", b" ").replace(b"?", b" "))
        terminal.press("\rthe end of it\r.\r" if plain else "the end of it")
        if not plain:
            wait_for_draft(terminal, tmp_path, "the end of it")
            terminal.press("\x13")
        wait_for_bytes(terminal, b"Which of these did")

    reached(f"{rounds * 1_500:,} random bytes, then the rest typed and stored")
    assert attempts(tmp_path)[2].answer.text.rstrip().endswith("the end of it")


def wait_for_draft(terminal: Terminal, home: Path, end: str) -> float:
    """Wait until the draft on the disk ends with these words; return the longest time that it stood still."""
    deadline, longest = time.monotonic() + 120, 0.0
    last, since = "", time.monotonic()
    while not last.endswith(end):
        assert time.monotonic() < deadline, last[-2_000:]
        assert terminal.read()
        longest = max(longest, time.monotonic() - since)
        if (text := drafted(home)) != last:
            last, since = text, time.monotonic()
    return longest


def drafted(home: Path) -> str:
    """Return the newest text of the draft."""
    for path in (home / "data" / "drafts").glob("*.draft"):
        *_, line, after = path.read_text("utf-8").split("\n")
        if not after:
            return str(json.loads(line).get("text", ""))
    return ""


def wait_for_bytes(terminal: Terminal, words: bytes) -> None:
    """Wait until the words were printed; what the noise made of the screen is beyond the reader of screens."""
    deadline = time.monotonic() + 30
    while words not in terminal.raw:
        assert time.monotonic() < deadline, terminal.raw[-2_000:]
        assert terminal.read()


@pytest.mark.hazard("R28")
@pytest.mark.parametrize("plain", [False, True])
def test_a_flood_of_keys_does_not_keep_the_draft_off_the_disk(tmp_path: Path, reached: Tell, *, plain: bool) -> None:
    keys = times(3_000, 6_000)
    with drill(tmp_path, plain=plain) as terminal:
        terminal.wait_for(READY[plain])
        pour(terminal, ("abcdefgh ij" * keys)[:keys].encode() + b"the end")
        longest = wait_for_draft(terminal, tmp_path, "the end")

    reached(f"{keys:,} keys at once: the draft stood still for {longest:.1f} s at most")
    assert longest < STOOD_STILL


@pytest.mark.hazard("R28")
@pytest.mark.parametrize("plain", [False, True])
def test_a_storm_of_resizes_down_to_one_cell_loses_nothing(tmp_path: Path, reached: Tell, *, plain: bool) -> None:
    sizes, rng = times(40, 1_000), random.Random(4)
    with drill(tmp_path, plain=plain) as terminal:
        terminal.wait_for(READY[plain])
        for count in range(sizes):
            rows, columns = rng.choice([(1, 1), (2, 3), (5, 20), (24, 80), (60, 200), (1, 200), (60, 1)])
            terminal.child.setwinsize(rows, columns)
            if count % 10 == 0:
                terminal.press("x")
            assert terminal.read(timeout=0.01)
        terminal.child.setwinsize(24, 80)
        terminal.press(" and then")
        terminal.press("\r.\r" if plain else "\x13")
        deadline = time.monotonic() + 30
        while len(attempts(tmp_path)) < 2:
            assert time.monotonic() < deadline, terminal.text
            terminal.read(timeout=0.1)

    reached(f"{sizes:,} sizes, the smallest 1 x 1: 0 keys lost")
    assert attempts(tmp_path)[2].answer.text.strip() == "x" * ((sizes + 9) // 10) + " and then"


@pytest.mark.hazard("R23")
def test_every_way_out_leaves_the_terminal_as_it_was_and_keeps_the_draft(tmp_path: Path, reached: Tell) -> None:
    rounds = times(1, 20)
    cases = []
    for way in WAYS:
        for plain in (False, True):
            home = tmp_path / f"{way}-{plain}"
            home.mkdir()
            cases.append((str(home), way, plain, rounds))
    chosen = cases if rounds > 1 else cases[::3]
    wrong = at_once(left_by, chosen)

    reached(f"{len(chosen)} ways x {rounds}: modes restored, draft kept")
    assert [each for found in wrong for each in found] == []


@pytest.mark.hazard("R28")
def test_an_answer_of_five_megabytes_through_a_pipe_is_read_or_refused(tmp_path: Path) -> None:
    done = run(tmp_path, "score", "--ask", "How?", stdin="we keep the old version warm. " * 200_000)

    assert done.status == 3
    assert "has more than 5,000,000 bytes" in done.err
    assert leftover(tmp_path / "data" / "drafts") == []
