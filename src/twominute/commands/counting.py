"""How far a long reading is: a bar on a terminal, and the count."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from twominute.commands.env import Env

LONGEST_LINE = 8_000_000
"""Bytes; no answer is longer, and a file without line ends must not fill the memory."""
_COLUMNS = (
    TextColumn("Reading answers"),
    BarColumn(),
    TaskProgressColumn(),
    TextColumn("{task.fields[said]}"),
    TimeRemainingColumn(),
)


class Counting:
    """The lines of a file, and how many answers of it have been read."""

    def __init__(self, lines: Iterable[bytes], clock: Callable[[], float], show: Callable[[str], None]) -> None:
        self.lines = lines
        self.read = 0
        self._clock = clock
        self._show = show
        self._skipped = 0
        self._began = clock()

    def skip(self, count: int) -> None:
        """Count answers that were read before."""
        self.read += count
        self._skipped += count
        self._began = self._clock()

    def one(self) -> None:
        """Count one answer that was read now."""
        self.read += 1
        passed = self._clock() - self._began
        rate = f", {(self.read - self._skipped) / passed:.0f} a second" if passed > 1 else ""
        self._show(f"{self.read:,} read{rate}")


@contextmanager
def counting(env: Env, source: Path) -> Iterator[Counting]:
    """Open a file and show on a terminal how far it has been read, how fast, and how long the rest takes."""
    bar = Progress(*_COLUMNS, console=Console(file=env.stderr), disable=not env.stderr.isatty())
    with bar, source.open("rb") as file:
        task = bar.add_task("", total=source.stat().st_size, said="")
        with bar.wrap_file(file, task_id=task) as lines:
            yield Counting(_bounded(lines), env.monotonic, lambda said: bar.update(task, said=said))


def _bounded(file: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of a file; of one that is too long the beginning alone, which then is no whole row."""
    while line := file.readline(LONGEST_LINE):
        yield line
        while len(line) == LONGEST_LINE and not line.endswith(b"\n"):
            line = file.readline(LONGEST_LINE)
