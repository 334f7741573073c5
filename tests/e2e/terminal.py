"""The real program in a real pseudo-terminal, its screen read like a person's."""

import os
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pexpect
import pyte

PATIENCE = 15.0
PROGRAM = str(Path(sys.executable).parent / "twominute")


class Terminal:
    """One run of twominute with a home of its own."""

    def __init__(self, home: Path, *argv: str, size: tuple[int, int] = (24, 80), **environ: str) -> None:
        rows, columns = size
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.raw = b""
        env: dict[str, str] = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "TWOMINUTE_HOME": str(home / "data"),
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            **environ,
        }
        self.child: Any = self._spawn(list(argv), env, size)
        self.modes_before = termios.tcgetattr(self.child.child_fd)

    def _spawn(self, argv: list[str], env: dict[str, str], size: tuple[int, int]) -> Any:
        return pexpect.spawn(PROGRAM, argv, env=env, dimensions=size, timeout=PATIENCE)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.child.close(force=True)

    @property
    def text(self) -> str:
        """Return the screen as a person sees it."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def press(self, keys: str) -> None:
        """Type."""
        self.child.send(keys)

    def wait_for(self, words: str) -> None:
        """Read until the words stand on the screen."""
        deadline = time.monotonic() + PATIENCE
        while words not in " ".join(self.text.split()):
            if time.monotonic() > deadline or not self.read():
                raise AssertionError(f"{words!r} is not on the screen:\n{self.text}")

    def read(self, *, timeout: float = 0.05) -> bool:
        """Take what the program wrote; tell whether it still runs."""
        try:
            new = self.child.read_nonblocking(65536, timeout=timeout)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.raw += new
        self._stream.feed(new)
        return True

    def end(self) -> int:
        """Wait for the end and return the exit status."""
        while self.read(timeout=PATIENCE):
            pass
        self.child.close()
        status, number = self.child.exitstatus, self.child.signalstatus
        return status if status is not None else 128 + (number or 0)

    def worker(self) -> int:
        """Return the process that holds the drill: the child of the guard."""
        children = Path(f"/proc/{self.child.pid}/task/{self.child.pid}/children").read_text(encoding="ascii")
        return int(children.split()[0])

    def kill(self, number: signal.Signals = signal.SIGKILL, *, worker: bool = True) -> None:
        """Kill the drill, or its guard."""
        os.kill(self.worker() if worker else self.child.pid, number)

    def modes(self) -> list[Any]:
        """Return the terminal's modes now."""
        return termios.tcgetattr(self.child.child_fd)


def run(home: Path, *argv: str, stdin: str = "", **environ: str) -> "Result":
    """Run the program without a terminal."""
    env = {"PATH": os.environ["PATH"], "HOME": str(home), "TWOMINUTE_HOME": str(home / "data"), **environ}
    done = subprocess.run([PROGRAM, *argv], input=stdin.encode(), capture_output=True, env=env, check=False)
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


class Result:
    """What one run came to."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status = status
        self.out = out
        self.err = err
