"""One run of plain mode in a pseudo-terminal, alone or under a shell."""

import fcntl
import io
import json
import os
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

import pexpect
import pyte

HERE = Path(__file__).parent
PATIENCE = 10.0
START = 1000.0
"""What a clock that stands still shows first."""


class Play:
    """A run of plain mode and the calls it made to its desk."""

    def __init__(self, folder: Path, **play: Any) -> None:
        self.folder = folder
        self._calls = folder / "calls"
        (folder / "play.json").write_text(json.dumps(play), encoding="utf-8")
        self.child: Any = None

    @property
    def command(self) -> list[str]:
        """Return the words that start it."""
        return [sys.executable, str(HERE / "play_plain.py"), str(self.folder)]

    def start(self, *words: str, **environ: str) -> Self:
        """Start it, or other words, in a terminal."""
        argv = list(words) or self.command
        # Nothing of the developer's own: neither the locale nor what the line editor was told.
        usual = {"TERM": "xterm", "LANG": "C.UTF-8", "INPUTRC": os.devnull}
        env = {"PATH": os.environ["PATH"], "HOME": str(self.folder), "PYTHONPATH": str(HERE.parent), **usual, **environ}
        self.child = pexpect.spawn(argv[0], argv[1:], env=env, dimensions=(24, 80), timeout=PATIENCE)
        self.child.delaybeforesend = None
        self.child.logfile_read = io.BytesIO()
        return self

    def set_clock(self, seconds: float) -> None:
        """Let so many seconds have passed since the start."""
        new = self.folder / "clock.new"
        new.write_text(str(START + seconds), encoding="ascii")
        new.replace(self.folder / "clock")

    def fail(self, *calls: str) -> None:
        """Let calls to the desk fail from now on; without any, let all work again."""
        (self.folder / "calls.failing").write_text(" ".join(calls), encoding="utf-8")

    def send_at(self, call: str, number: signal.Signals) -> None:
        """Let a signal come during each call with this name."""
        (self.folder / "calls.signals").write_text(json.dumps({call: number}), encoding="utf-8")

    def expect(self, words: str) -> bytes:
        """Read until the words were printed, and return all before them."""
        self.child.expect_exact(words.encode())
        return bytes(self.child.before)

    def ready(self) -> Self:
        """Wait until the first line is awaited and its draft is kept."""
        self.expect("alone shows the keys.")
        self.wait_until("the first draft", lambda: self.draft is not None)
        return self

    def press(self, keys: str | bytes) -> None:
        """Type."""
        self.child.send(keys)

    def type(self, text: str, *, draft: str | None = None) -> None:
        """Type, and wait until the draft is this text, or another."""
        self.press(text)
        self.wait_for_draft(text if draft is None else draft)

    def wait_until(self, what: str, is_so: Callable[[], bool]) -> None:
        """Wait until something is so."""
        for _ in self._until(what):
            if is_so():
                return

    def wait_for_draft(self, text: str) -> None:
        """Wait until a draft is on disk."""
        self.wait_until("the draft", lambda: self.draft == text)

    def wait_for_end(self, *, patience: float = PATIENCE) -> int:
        """Wait until plain mode has ended, whatever waits for it; return its status."""
        end = self.folder / "end"
        for _ in self._until("the end", patience=patience):
            if end.exists() and end.read_text(encoding="ascii"):
                return int(end.read_text(encoding="ascii"))
        raise AssertionError

    def end(self) -> tuple[int, bytes]:
        """Wait for the end; return the exit status, 128 + n after signal n, and what was printed."""
        self.child.expect(pexpect.EOF)
        self.child.wait()
        status, number = self.child.exitstatus, self.child.signalstatus
        return (status if status is not None else 128 + number), bytes(self.child.before)

    def calls(self, name: str) -> list[list[Any]]:
        """Return the values of each call with this name."""
        # The last one may not be whole yet.
        lines = self._calls.read_text(encoding="utf-8").split("\n")[:-1] if self._calls.exists() else []
        return [call[1:] for call in map(json.loads, lines) if call[0] == name]

    @property
    def draft(self) -> str | None:
        """Return the text that was kept last."""
        kept = self.calls("keep")
        return str(kept[-1][0]) if kept else None

    @property
    def raw(self) -> bytes:
        """Return all that was printed so far, as far as it was read."""
        return bytes(self.child.logfile_read.getvalue())

    @property
    def screen(self) -> list[str]:
        """Return the rows of the screen as a person sees them."""
        screen = pyte.Screen(80, 24)
        pyte.ByteStream(screen).feed(self.raw)
        return [row.rstrip() for row in screen.display]

    def modes(self) -> list[Any]:
        """Return the modes of the terminal."""
        return termios.tcgetattr(self.child.child_fd)

    def stop(self) -> None:
        """End what still runs."""
        if not self.child.ptyproc.closed:
            self.close_terminal()
        if self.child.ptyproc.isalive():
            self.child.ptyproc.kill(signal.SIGKILL)
            self.child.ptyproc.wait()

    def close_terminal(self) -> None:
        """Close the window."""
        self.child.ptyproc.fileobj.close()
        self.child.closed = self.child.ptyproc.closed = True

    def wait_until_pending(self, process: int, number: signal.Signals) -> None:
        """Wait until a signal waits for a stopped process."""
        for _ in self._until(f"{number.name} for the stopped process"):
            status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
            masks = [line.split()[1] for line in status.splitlines() if line.startswith(("SigPnd", "ShdPnd"))]
            if any(int(mask, 16) & 1 << (number - 1) for mask in masks):
                return

    def press_until(self, keys: str, words: str) -> None:
        """Type the same again until the words were printed."""
        for _ in self._until(words):
            if words.encode() in self.raw:
                return
            self.press(keys)

    def press_unread(self, keys: str, process: int) -> None:
        """Type at a stopped process, and wait until the keys lie in its terminal."""
        self.press(keys)
        terminal = os.open(f"/proc/{process}/fd/0", os.O_RDONLY | os.O_NOCTTY)
        for _ in self._until("what was typed"):
            (count,) = struct.unpack("i", fcntl.ioctl(terminal, termios.FIONREAD, bytes(4)))
            if count == len(keys):
                break
        os.close(terminal)

    def only_child_of(self, process: int) -> int:
        """Return the one child of a process."""
        return int(Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()[0])

    def _until(self, what: str, *, patience: float = PATIENCE) -> Iterator[None]:
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            yield
            if not self.child.ptyproc.closed:
                self._read_a_moment()
        raise AssertionError(f"{what} never came; the last calls: {self._calls.read_text(encoding='utf-8')[-500:]}")

    def _read_a_moment(self) -> None:
        # Reading keeps the terminal from filling up, which would stop the program; what was read can be expected still.
        try:
            self.child.expect_exact(b"\0never\0", timeout=0.02)
        except (pexpect.TIMEOUT, pexpect.EOF):
            return


@contextmanager
def playing(
    folder: Path, *, environ: dict[str, str] | None = None, stands_still: bool = False, **play: Any
) -> Iterator[Play]:
    """Run plain mode until its first line is awaited; end it in any case."""
    run = Play(folder, **play)
    if stands_still:
        run.set_clock(0.0)
    try:
        yield run.start(**(environ or {})).ready()
    finally:
        run.stop()


@contextmanager
def playing_under(words: list[str], folder: Path, *, stands_still: bool = False, **play: Any) -> Iterator[Play]:
    """Run a shell that has plain mode's command line in $PLAY; end it in any case."""
    run = Play(folder, **play)
    if stands_still:
        run.set_clock(0.0)
    try:
        yield run.start(*words, PLAY=" ".join(run.command), PS1="$ ")
    finally:
        run.stop()
