"""Signals in plain mode: noted when they come, answered only while a line is awaited."""

import os
import signal
import sys
import termios
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from twominute.errors import Exit

TICK_SECONDS = 0.1
"""A draft is never older than this; announcements come within it."""

LEAVING = {
    signal.SIGINT: Exit.INTERRUPTED,
    signal.SIGTERM: Exit.TERMINATED,
    signal.SIGHUP: Exit.HANGUP,
}


class LeaveError(Exception):
    """The session ends here with this status; what was typed is on disk."""

    def __init__(self, status: Exit) -> None:
        super().__init__(status)
        self.status = status


class Signals:
    """The signals of one session, and the ticks of its clock.

    A handler may run between any two steps of Python: in the middle of a print, or of the draft's way to the disk. So
    a signal is only noted, and answered where nothing is half done: while a line is awaited. What an answer raises
    ends that line. A tick comes as a signal too, and wakes the line editor for those it has missed.
    """

    def __init__(self) -> None:
        self._noted: list[int] = []
        self._answer: Callable[[int], None] | None = None
        self._may_answer: Callable[[], bool] = lambda: True
        self._is_answering = False
        self._shell_modes = termios.tcgetattr(sys.stdin) if sys.stdin.isatty() else None

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Take the signals; LeaveError at the end when one that came late asks to leave."""
        before = {number: signal.signal(number, self._note) for number in (signal.SIGALRM, signal.SIGTSTP, *LEAVING)}
        signal.setitimer(signal.ITIMER_REAL, TICK_SECONDS, TICK_SECONDS)
        try:
            yield
            for number in self._noted:
                self.obey(number)
        except LeaveError as left:
            # The same signal often comes twice, to the group and from the guard: the store is still to be closed.
            if left.status in {Exit.TERMINATED, Exit.HANGUP}:
                before |= dict.fromkeys((signal.SIGTERM, signal.SIGHUP), signal.SIG_IGN)
            raise
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            for number, handler in before.items():
                signal.signal(number, handler)

    @property
    def are_answered(self) -> bool:
        """Tell whether a line is awaited."""
        return self._answer is not None

    def listen(self, answer: Callable[[int], None] | None, *, when: Callable[[], bool] = lambda: True) -> None:
        """Let signals be answered from now on, or only be noted; `when` may put an answer off to the next tick."""
        self._answer = answer
        self._may_answer = when

    def obey(self, number: int) -> None:
        """Do what a signal asks for when nobody has anything else to say about it."""
        if number == signal.SIGTSTP:
            self._stop()
        elif number in LEAVING:
            raise LeaveError(LEAVING[signal.Signals(number)])

    def _note(self, number: int, _frame: FrameType | None) -> None:
        if number not in self._noted:
            self._noted.append(number)
        if self._answer is None or self._is_answering or not self._may_answer():
            return
        self._is_answering = True
        try:
            while self._noted:
                self._answer(self._noted.pop(0))
        finally:
            self._is_answering = False

    def _stop(self) -> None:
        """Stop with the terminal as the shell knows it; return when the program goes on."""
        try:
            typing_modes = self._set_modes(self._shell_modes)
            signal.signal(signal.SIGTSTP, signal.SIG_DFL)
            os.kill(os.getpid(), signal.SIGTSTP)
            # Here the program stands still until SIGCONT.
            signal.signal(signal.SIGTSTP, self._note)
            self._set_modes(typing_modes)
        except termios.error:
            raise LeaveError(Exit.HANGUP) from None

    def _set_modes(self, modes: list[int | list[bytes | int]] | None) -> list[int | list[bytes | int]] | None:
        if modes is None:
            return None
        before = termios.tcgetattr(sys.stdin)
        termios.tcsetattr(sys.stdin, termios.TCSADRAIN, modes)
        return before
