"""Every way out of a drill in a real terminal, and what it leaves behind."""

import os
import re
import signal
import time
from pathlib import Path

from e2e.terminal import Terminal, run
from faults.forked import ForkedTerminal
from faults.operations import QUESTION
from twominute.store.drafts import leftover

TYPED = "half a thought"
WAYS = {
    "SIGTERM": signal.SIGTERM,
    "SIGHUP": signal.SIGHUP,
    "SIGQUIT": signal.SIGQUIT,
    "SIGKILL": signal.SIGKILL,
    "SIGSEGV": signal.SIGSEGV,
    "SIGABRT": signal.SIGABRT,
    "Ctrl-C twice": None,
}
MODES = (b"1049", b"1000", b"1003", b"1006", b"2004", b"25")
_SWITCHES = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")


def left_by(case: tuple[str, str, bool, int]) -> list[str]:
    """Leave a drill so many times; return what is wrong afterwards."""
    name, way, plain, rounds = case
    home = Path(name)
    assert run(home, "drill", QUESTION, stdin="we watch it").status == 0
    return [f"{way} plain={plain}: {each}" for _ in range(rounds) for each in _once(home, WAYS[way], plain=plain)]


def _once(home: Path, number: signal.Signals | None, *, plain: bool) -> list[str]:
    argv = ["drill", QUESTION, *(["--plain"] if plain else [])]
    with ForkedTerminal(home, *argv) as terminal:
        terminal.wait_for("alone shows the keys." if plain else "F1 keys")
        terminal.press(TYPED)
        terminal.wait_for(TYPED)
        _wait_for_draft(home, terminal)
        # The modes of a terminal whose other end is closed cannot be asked for: ours keeps it open.
        other_end = os.open(Path(f"/proc/{terminal.child.pid}/fd/0").readlink(), os.O_RDWR | os.O_NOCTTY)
        if number is None:
            terminal.press("\x03")
            terminal.wait_for("gain leaves" if plain else "again to leave")
            terminal.press("\x03")
        else:
            terminal.kill(number)
        status, modes = _ended(terminal)
        os.close(other_end)
    wrong = [] if modes == terminal.modes_before else ["the modes of the terminal are others"]
    wrong += [f"{mode!r} is left on" for mode in MODES if _is_on(terminal.raw, mode)]
    texts = [each.text for each in leftover(home / "data" / "drafts")]
    wrong += [] if TYPED in texts else [f"the draft is {texts}"]
    expected = 130 if number is None else 128 + number
    for draft in (home / "data" / "drafts").iterdir():
        draft.unlink()
    return wrong + ([] if status == expected else [f"status {status}, not {expected}"])


def _ended(terminal: Terminal) -> tuple[int, list[object]]:
    """Return the status, and the modes that the terminal had when the program was gone."""
    deadline = time.monotonic() + 15
    while terminal.child.isalive():
        assert time.monotonic() < deadline
        terminal.read(timeout=0.02)
    _drain(terminal)
    modes = terminal.modes()
    status, number = terminal.child.exitstatus, terminal.child.signalstatus
    return (status if status is not None else 128 + (number or 0)), modes


def _wait_for_draft(home: Path, terminal: Terminal) -> None:
    deadline = time.monotonic() + 10
    while not any(TYPED in path.read_text("utf-8") for path in (home / "data" / "drafts").glob("*.draft")):
        assert time.monotonic() < deadline
        terminal.read(timeout=0.02)


def _drain(terminal: Terminal) -> None:
    seen = -1
    while len(terminal.raw) > seen:
        seen = len(terminal.raw)
        terminal.read(timeout=0.05)


def _is_on(raw: bytes, mode: bytes) -> bool:
    """Tell whether a mode was switched last to what a shell does not expect."""
    last = [switch for modes, switch in _SWITCHES.findall(raw) if mode in modes.split(b";")]
    return last[-1:] == [b"l" if mode == b"25" else b"h"]
