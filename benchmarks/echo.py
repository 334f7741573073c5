"""How long a key takes to its letter on the screen, with live coverage off and on.

    python benchmarks/echo.py [--keys 200]

It starts the real drill in a pseudo-terminal and types like a person who pauses: after each pause the coverage is read,
and the next keys are sent while that reading runs. Prints milliseconds.
"""

import argparse
import os
import random
import select
import statistics
import sys
import tempfile
import time
from pathlib import Path

import pexpect

PROGRAM = Path(sys.executable).parent / "twominute"
QUESTION = "deploy-a-fraud-model"
START = "We train on a dated copy, test it on the month after, and someone signs before it goes to five percent. " * 6
SIZES = ((30, 100), (12, 40))
BURST = 8
"""Keys between two pauses."""
PAUSE = (0.30, 0.42)
"""Seconds: the reading of the coverage begins 0.3 after the last key and runs for a tenth or so."""
PATIENCE = 5.0


def main() -> None:
    """Measure every size with the coverage off and on."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keys", type=int, default=200)
    count = parser.parse_args().keys
    print(f"{'screen':>8}  {'coverage':8}  {'median':>6}  {'p95':>6}  {'worst':>6}")
    for rows, columns in SIZES:
        for covers in (False, True):
            taken = sorted(1000 * seconds for seconds in _typed(rows, columns, covers=covers, count=count))
            p95 = taken[round(0.95 * (len(taken) - 1))]
            row = f"{statistics.median(taken):6.1f}  {p95:6.1f}  {taken[-1]:6.1f}"
            print(f"{f'{columns}x{rows}':>8}  {'on' if covers else 'off':8}  {row}", flush=True)


def _typed(rows: int, columns: int, *, covers: bool, count: int) -> list[float]:
    chance = random.Random(7)  # noqa: S311 - letters and pauses, not secrets
    with tempfile.TemporaryDirectory() as home:
        environ = os.environ | {"TWOMINUTE_HOME": f"{home}/data", "TERM": "xterm-256color"}
        child = pexpect.spawn(str(PROGRAM), ["drill", QUESTION], env=environ, dimensions=(rows, columns))
        child.expect("Enter")
        child.send("\r")
        child.expect("F1")
        child.send(START)
        if covers:
            child.send("\x0c")
        _drain(child, 2.0)
        taken = []
        for number in range(count):
            if number % BURST == 0:
                _drain(child, chance.uniform(*PAUSE))
            taken.append(_echo(child, chance.choice("bdghkmpuvw")))
            _drain(child, chance.uniform(0.02, 0.09))
        child.close(force=True)
    return taken


def _echo(child: pexpect.spawn, letter: str) -> float:
    before = time.perf_counter()
    os.write(child.child_fd, letter.encode())
    while time.perf_counter() - before < PATIENCE:
        if select.select([child.child_fd], [], [], PATIENCE)[0] and letter.encode() in os.read(child.child_fd, 65536):
            return time.perf_counter() - before
    raise RuntimeError(f"{letter!r} never came to the screen")


def _drain(child: pexpect.spawn, seconds: float) -> int:
    """Take what the program writes for a while and return how much it was."""
    until, size = time.perf_counter() + seconds, 0
    while (left := until - time.perf_counter()) > 0:
        if select.select([child.child_fd], [], [], left)[0]:
            size += len(os.read(child.child_fd, 65536))
    return size


if __name__ == "__main__":
    main()
