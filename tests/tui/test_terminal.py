"""The screen in a real pseudo-terminal: signals, stops, bad bytes, a terminal that goes away."""

import os
import re
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pexpect
import pytest

HERE = Path(__file__).parent
PATIENCE = 8


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "TERM": "xterm-256color", "PYTHONPATH": str(HERE.parent), **more}


class Play:
    """One run of the screen in a terminal of its own."""

    def __init__(self, folder: Path, **environ: str) -> None:
        self.draft_file = folder / "draft"
        words = [str(HERE / "play_tui.py"), str(self.draft_file)]
        self.child: Any = pexpect.spawn(
            sys.executable, words, env=environment(**environ), dimensions=(24, 80), timeout=PATIENCE
        )
        self.child.expect(b"F1 keys")

    def type(self, text: bytes, *, until: str) -> None:
        """Type, and wait until the draft ends with a text."""
        self.child.send(text)
        self.wait_for(until)

    def wait_for(self, text: str) -> None:
        """Wait until the draft ends with a text."""
        deadline = time.monotonic() + PATIENCE
        while not self.draft.endswith(text):
            assert time.monotonic() < deadline, self.draft
            self._pass_a_moment()

    @property
    def draft(self) -> str:
        """Return the draft as it is on disk."""
        return self.draft_file.read_text(encoding="utf-8") if self.draft_file.exists() else ""

    def end(self) -> int:
        """Wait for the end and return the exit status."""
        self.child.expect(pexpect.EOF)
        self.child.close()
        return int(self.child.exitstatus)

    def _pass_a_moment(self) -> None:
        # Reading keeps the terminal from filling up, which would stop the program.
        try:
            self.child.read_nonblocking(65536, timeout=0.02)
        except pexpect.TIMEOUT:
            return


@pytest.fixture
def play(tmp_path: Path) -> Iterator[Play]:
    running = Play(tmp_path)
    yield running
    if not running.child.closed:
        running.child.close(force=True)


@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_restores_the_terminal_and_keeps_the_draft(play: Play, number: int, status: int) -> None:
    play.child.send(b"last words")
    play.child.expect(b"last words")
    play.child.kill(number)

    assert play.end() == status
    assert b"\x1b[?1049l" in play.child.before
    assert play.draft.endswith("last words")


def test_a_terminal_that_goes_away_ends_the_program_and_keeps_the_draft(play: Play) -> None:
    play.type(b"soon \xff\xfe gone", until="soon \ufffd\ufffd gone")
    play.child.ptyproc.fileobj.close()
    deadline = time.monotonic() + PATIENCE
    end = play.draft_file.with_suffix(".end")
    while not end.exists():
        assert time.monotonic() < deadline

    assert play.draft.endswith("gone")


def test_stop_and_continue_from_outside_draws_again_and_takes_keys(play: Play) -> None:
    play.type(b"before", until="before")
    play.child.kill(signal.SIGSTOP)
    play.child.kill(signal.SIGCONT)
    play.child.expect(b"roll back a bad model")
    play.type(b" after", until="before after")
    play.child.send(b"\x03")
    play.child.expect(b"again to")
    play.child.send(b"\x03")

    assert play.end() == 130


def test_ctrl_z_stops_the_program_and_the_time_until_fg(tmp_path: Path) -> None:
    shell: Any = pexpect.spawn("/bin/sh", ["-i"], env=environment(PS1="$ "), dimensions=(24, 80), timeout=PATIENCE)
    draft = tmp_path / "draft"
    shell.sendline(f"{sys.executable} {HERE / 'play_tui.py'} {draft}")
    shell.expect(b"F1 keys")
    shell.send(b"before\x1a")
    shell.expect(b"Stopped")
    kept = draft.read_text(encoding="utf-8")
    shell.sendline("fg")
    shell.expect(b"the time stood still")
    shell.send(b"\x03")
    if shell.expect([rb"\$ ", pexpect.TIMEOUT]) == 1:  # a key pressed while the screen is being taken again may be lost
        shell.send(b"\x03")
        shell.expect(rb"\$ ")
    shell.sendline("echo status $?")
    shell.expect(b"status 130")
    shell.close(force=True)

    assert kept.endswith("before")
    assert draft.read_text(encoding="utf-8") == kept


def test_no_color_emits_no_colour_even_when_it_is_empty(tmp_path: Path) -> None:
    play = Play(tmp_path, NO_COLOR="")
    play.type(b"x\x07", until="x")
    painted = play.child.before
    play.child.send(b"\x13")
    play.child.expect(b"Which of these")
    painted += play.child.before
    play.child.send(b"\r")
    play.child.expect(b"Next: ")
    painted += play.child.before
    play.child.kill(signal.SIGTERM)
    play.end()

    numbers = {part for codes in re.findall(rb"\x1b\[([0-9;]*)m", painted) for part in codes.split(b";")}
    assert numbers <= {b"", b"0", b"1", b"2", b"3", b"4", b"7", b"39", b"49"}
