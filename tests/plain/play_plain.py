"""Plain mode over a desk that writes its calls to a file: for tests that need a real terminal and real signals.

The one argument is a folder. `calls` gets the calls; `clock`, where there is one, holds the time; `play.json` has what
differs from the usual: `again` is a signal that comes once more after the session.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from builders_plain import LoggingDesk, a_plain_turn
from twominute.model.names import Mode
from twominute.plain.guard import guarded

FOLDER = Path(sys.argv[1])
PLAY = json.loads((FOLDER / "play.json").read_text(encoding="utf-8"))


def clock_in(path: Path) -> Callable[[], float]:
    return (lambda: float(path.read_text(encoding="ascii"))) if path.exists() else time.monotonic


def play() -> int:
    from twominute.plain.run import run  # noqa: PLC0415 - as in the program: the guard has forked by now

    first = replace(a_plain_turn(), **PLAY.get("turn", {}))
    others = [a_plain_turn(ask) for ask in PLAY.get("others", [])]
    desk = LoggingDesk(FOLDER / "calls", first, *others, mode=Mode(PLAY.get("mode", "practice")))
    desk.rates = PLAY.get("rates", True)
    options = {"width": 72, "colour": False, **PLAY.get("options", {})}
    status = run(desk, clock_in(FOLDER / "clock"), **options)
    if "again" in PLAY:
        os.kill(os.getpid(), PLAY["again"])
    return status


if __name__ == "__main__":
    status = guarded(play, full_screen=PLAY["guard"] == "screen") if "guard" in PLAY else play()
    (FOLDER / "end").write_text(str(int(status)), encoding="ascii")
    sys.exit(status)
