"""One answer typed in plain lines against the clock."""

import readline
import sys
import termios
from collections.abc import Callable
from dataclasses import dataclass
from typing import TextIO

from twominute.errors import StorageError
from twominute.model.attempt import Mode
from twominute.model.page import Line
from twominute.plain.signals import suspending, ticking
from twominute.session import LONGEST_ANSWER, Countdown, Desk, Turn, crossed, minutes

ANNOUNCED = (60, 30, 10)
"""Seconds left at which the time is said."""

KEYS = """\
A line with a single dot, or Ctrl-D, finishes the answer. Other lines are the answer, but for these:
  :time   the time left          :hint   the next hint
  :cover  what is covered so far :leave  leave, the draft is kept
  :show   the lines typed so far :undo   take the last line back"""

NOT_IN_AN_INTERVIEW = "Not in an interview: everything is shown at its end."


class TimeUpError(Exception):
    """Time is up and the limit is strict: the text is locked as it stands."""


class LeaveError(Exception):
    """The person leaves; the draft is on disk."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed, in how many seconds, with how many hints."""

    text: str
    seconds_used: float
    hints_used: int


class Typist:
    """Takes one answer line by line; the draft goes to the desk as it grows."""

    def __init__(
        self,
        desk: Desk,
        turn: Turn,
        *,
        clock: Callable[[], float],
        out: TextIO,
        write: Callable[[tuple[Line, ...]], None],
    ) -> None:
        self._desk = desk
        self._turn = turn
        self._clock = clock
        self._out = out
        self._write = write
        self._lines = turn.text.split("\n") if turn.text else []
        self._hints = turn.hints_used
        self._countdown = Countdown(turn.seconds_limit, used=turn.seconds_used)
        self._left = self._countdown.left(clock())
        self._kept: tuple[str, int] | None = None
        self._has_said_storage = False
        self._commands: dict[str, Callable[[], None]] = {
            ":time": lambda: self._say(self._time()),
            ":hint": self._hint,
            ":cover": self._cover,
            ":show": lambda: self._say("\n".join(self._lines) or "Nothing typed yet."),
            ":undo": self._undo,
            ":leave": self._leave,
            ":help": lambda: self._say(KEYS),
            "?": lambda: self._say(KEYS),
        }

    def take(self) -> Typed:
        """Return the answer; LeaveError when the person leaves instead."""
        readline.set_auto_history(False)  # an answer must not come back with the arrow keys
        readline.clear_history()
        self._countdown.start(self._clock())
        try:
            with ticking(self._tick), suspending(self._pause, self._go_on):
                self._lines_until_done()
        except TimeUpError:
            self._lines.append(_clean(readline.get_line_buffer()))
            self._say("\nTime is up: the answer is locked as it stands.")
            # What was typed ahead must not answer the next prompt.
            termios.tcflush(sys.stdin, termios.TCIFLUSH)
        finally:
            self._keep(self._text())
        return Typed(self._text().strip("\n"), self._countdown.used(self._clock()), self._hints)

    def _lines_until_done(self) -> None:
        interrupted = False
        while True:
            try:
                line = _clean(input())
            except EOFError:
                line = "."
                if not _is_open():
                    raise LeaveError from None
            except KeyboardInterrupt:
                if interrupted:
                    raise
                interrupted = True
                self._say("\nThe draft is saved. Ctrl-C again leaves; go on typing to stay.")
                continue
            interrupted = False
            if line.strip() in {".", ":done"}:
                if self._text().strip():
                    return
                self._say("Nothing typed yet: an empty answer is not read. :leave leaves.")
            else:
                self._commands.get(line.strip(), lambda line=line: self._add(line))()

    def _add(self, line: str) -> None:
        room = LONGEST_ANSWER - sum(len(each) + 1 for each in self._lines)
        if len(line) > room:
            self._say(f"An answer has at most {LONGEST_ANSWER} characters: the end of this line was left out.")
        self._lines.append(line[: max(0, room)])

    def _undo(self) -> None:
        self._say(f"Taken back: {self._lines.pop()}" if self._lines else "Nothing typed yet.")

    def _hint(self) -> None:
        if self._desk.mode is Mode.INTERVIEW:
            self._say(NOT_IN_AN_INTERVIEW)
            return
        self._say(f"Hint: {self._desk.hint(self._hints)}")
        self._hints += 1

    def _cover(self) -> None:
        if self._desk.mode is Mode.INTERVIEW:
            self._say(NOT_IN_AN_INTERVIEW)
        else:
            self._write(self._desk.coverage(self._text()))

    def _leave(self) -> None:
        raise LeaveError

    def _tick(self) -> None:
        before, self._left = self._left, self._countdown.left(self._clock())
        for mark in ANNOUNCED:
            if crossed(mark, before, self._left):
                self._announce(f"{minutes(mark)} left")
        if crossed(0, before, self._left):
            if self._turn.strict:
                raise TimeUpError
            self._announce("Time is up. Finish the thought; the time over is shown.")
        self._keep(self._text(readline.get_line_buffer()))

    def _announce(self, message: str) -> None:
        self._say(f"\n[{message}]")
        readline.redisplay()

    def _keep(self, text: str) -> None:
        snapshot = (text, int(self._countdown.used(self._clock())))
        if snapshot == self._kept:
            return
        try:
            self._desk.keep(text, seconds_used=self._countdown.used(self._clock()), hints_used=self._hints)
        except StorageError as error:
            if not self._has_said_storage:
                self._has_said_storage = True
                self._announce(f"The draft cannot be saved: {error} Typing goes on; it is tried again.")
            return
        self._has_said_storage = False
        self._kept = snapshot

    def _pause(self) -> None:
        self._countdown.pause(self._clock())
        self._keep(self._text(readline.get_line_buffer()))

    def _go_on(self) -> None:
        self._countdown.start(self._clock())
        self._announce(f"Back. The clock stood still. {self._time()}")

    def _time(self) -> str:
        label = self._countdown.label(self._clock())
        return f"{label} used, no limit" if self._turn.seconds_limit is None else f"{label} left"

    def _text(self, half_line: str = "") -> str:
        return "\n".join([*self._lines, _clean(half_line)] if half_line else self._lines)

    def _say(self, message: str) -> None:
        self._out.write(f"{message}\n")
        self._out.flush()


def _clean(line: str) -> str:
    # A mistyped byte arrives as a lone surrogate, which neither a file nor the database takes.
    return line.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _is_open() -> bool:
    try:
        termios.tcgetattr(sys.stdin)
    except (termios.error, OSError, ValueError):
        return False
    return True
