"""A small parent process that outlives a killed drill and gives the terminal back.

No program can clean up after its own SIGKILL. So the drill runs in a child, forked before anything heavy is loaded,
and the parent does nothing but wait: it follows the child into a stop and out of it, hands signals on, and repairs
the terminal when the child was killed.
"""

import contextlib
import ctypes
import os
import signal
import sys
import termios
from collections.abc import Callable
from types import FrameType

REPAIR = "\x1b[?1049l\x1b[?25h\x1b[?1000;1003;1006;1015;1004;2004l\x1b[?7h\x1b[<u\x1b[0m"
"""Main screen, cursor, no mouse, focus or paste reports, line wrap, plain keys, plain colours."""

REPAIR_LINES = "\x1b[0m"
"""The same after plain mode, which only ever colours; leaving a screen never entered could move the cursor."""

_PR_SET_PDEATHSIG = 1
_JOB_CONTROL = {signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU}


def guarded(work: Callable[[], int], *, full_screen: bool) -> int:
    """Run some work in a guarded child and return its exit status, 128 + n when signal n killed it.

    Both processes return from here, the child with the work's own status. Without a terminal there is nothing to
    guard and no child.
    """
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        return work()
    modes = termios.tcgetattr(sys.stdin)
    sys.stdout.flush()
    sys.stderr.flush()
    parent = os.getpid()
    child = os.fork()
    if child == 0:
        _die_with(parent)
        return work()
    status = _wait_for(child)
    if os.WIFSIGNALED(status):
        _repair(modes, REPAIR if full_screen else REPAIR_LINES)
        _tell(os.WTERMSIG(status))
        return 128 + os.WTERMSIG(status)
    return os.waitstatus_to_exitcode(status)


def _die_with(parent: int) -> None:
    # A killed guard must not leave two readers on one terminal: the child gets a hangup, which it knows how to take.
    # Elsewhere than on Linux nobody tells the child.
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGHUP)
        if os.getppid() != parent:
            os.kill(os.getpid(), signal.SIGHUP)


def _wait_for(child: int) -> int:
    # Ctrl-C and Ctrl-Z go to the whole group: the child answers them, and the guard follows what it does.
    for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP):
        signal.signal(number, signal.SIG_IGN)

    def hand_on(number: int, _frame: FrameType | None) -> None:
        with contextlib.suppress(ProcessLookupError):  # it ended in the meantime
            os.kill(child, number)

    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, hand_on)
    while True:
        _, status = os.waitpid(child, os.WUNTRACED)
        if not os.WIFSTOPPED(status):
            return status
        if os.WSTOPSIG(status) in _JOB_CONTROL:
            _stop_by(os.WSTOPSIG(status))
            os.kill(child, signal.SIGCONT)


def _stop_by(number: int) -> None:
    # The shell watches the guard, and says what stopped it.
    before = signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)
    # Here the guard stands still until SIGCONT.
    signal.signal(number, before)


def _repair(modes: list[int | list[bytes | int]], sequences: str) -> None:
    with contextlib.suppress(termios.error, OSError):  # the terminal itself has gone
        if os.tcgetpgrp(sys.stdin.fileno()) != os.getpgrp():
            # In the background the terminal is another's; the drill gave it back when it was stopped.
            return
        # Keys that the dead child left unread are dropped: they were an answer, the shell would run them.
        termios.tcsetattr(sys.stdin, termios.TCSAFLUSH, modes)
        os.write(sys.stdout.fileno(), sequences.encode())


def _tell(number: int) -> None:
    name = signal.Signals(number).name
    message = f"\ntwominute was ended by {name}. What was typed is on disk: `twominute` offers it at its next start.\n"
    # Past the stream's buffer: what it could not write now, it would try again at the interpreter's end.
    with contextlib.suppress(OSError):  # as above
        os.write(sys.stderr.fileno(), message.encode())
