"""Signals in plain mode: the ticks of the clock, the ways out, and Ctrl-Z."""

import os
import signal
import sys
import termios
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

TICK_SECONDS = 0.2
"""A draft is never older than this; announcements come within it."""


class LeftBySignalError(Exception):
    """SIGTERM or SIGHUP came: leave now, with this exit status."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.status = 128 + number


@contextmanager
def leaving() -> Iterator[None]:
    """Turn SIGTERM and SIGHUP into an exception in the main thread."""

    def leave(number: int, _frame: FrameType | None) -> None:
        raise LeftBySignalError(number)

    before = {number: signal.signal(number, leave) for number in (signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def ticking(tick: Callable[[], None]) -> Iterator[None]:
    """Call `tick` five times a second in the main thread, also while a line is being typed.

    An alarm needs no second thread, and what `tick` raises ends the line.
    """
    before = signal.signal(signal.SIGALRM, lambda _number, _frame: tick())
    signal.setitimer(signal.ITIMER_REAL, TICK_SECONDS, TICK_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def suspending(pause: Callable[[], None], go_on: Callable[[], None]) -> Iterator[None]:
    """Let Ctrl-Z stop the program with the terminal as the shell knows it, and `fg` bring back the line."""
    if not sys.stdin.isatty():
        yield
        return
    shell_modes = termios.tcgetattr(sys.stdin)

    def stop(_number: int, _frame: FrameType | None) -> None:
        pause()
        typing_modes = termios.tcgetattr(sys.stdin)
        termios.tcsetattr(sys.stdin, termios.TCSADRAIN, shell_modes)
        signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGTSTP)
        # Here the program stands still until SIGCONT.
        signal.signal(signal.SIGTSTP, stop)
        termios.tcsetattr(sys.stdin, termios.TCSADRAIN, typing_modes)
        go_on()

    before = signal.signal(signal.SIGTSTP, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTSTP, before)
