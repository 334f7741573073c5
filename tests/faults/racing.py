"""A link that comes and goes where a command writes, as often as another process can plant it."""

import os
import signal
from pathlib import Path
from typing import NamedTuple

from faults.forked import forked

MINE = "mine, and nobody else's"


class Race(NamedTuple):
    """A command that writes `out`, and how often it is run."""

    home: Path
    argv: tuple[str, ...]
    runs: int


class Raced(NamedTuple):
    """How often the link was planted, how often the command wrote, and what is wrong."""

    planted: int
    written: int
    wrong: list[str]


def raced(race: Race) -> Raced:
    """Run a command beside a link from its target to another file that comes and goes."""
    out, victim, written, wrong = race.home / "out", race.home / "victim", 0, []
    victim.write_text(MINE, "utf-8")
    told, child = _plant(out, victim)
    for _ in range(race.runs):
        done = forked(race.home, *race.argv)
        written += done.status == 0
        if done.status not in {0, 3, 4} or "Traceback" in done.err:
            wrong.append(f"{done.status} {done.err[-300:]}")
    os.kill(child, signal.SIGTERM)
    os.waitpid(child, 0)
    planted = int.from_bytes(os.pread(told, 8, 0), "little")
    os.close(told)
    if victim.read_text("utf-8") != MINE:
        wrong.append("the file behind the link was written")
    return Raced(planted, written, wrong)


def _plant(out: Path, victim: Path) -> tuple[int, int]:
    """Begin to plant links; return the file that tells how many there were, and the process."""
    told = os.memfd_create("planted")
    child = os.fork()
    if child:
        return told, child
    link, count = out.with_name("link"), 0
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    while True:
        link.symlink_to(victim)
        link.replace(out)
        count += 1
        os.pwrite(told, count.to_bytes(8, "little"), 0)
        out.unlink(missing_ok=True)
