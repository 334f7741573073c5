"""One answer typed in plain lines against the clock."""

import re
import signal
from collections.abc import Callable
from dataclasses import dataclass

from twominute.countdown import Countdown, crossed
from twominute.errors import Exit, StorageError
from twominute.model.names import Mode
from twominute.plain.keyboard import Keyboard
from twominute.plain.lines import Lines
from twominute.plain.signals import LeaveError
from twominute.plain.voice import Voice
from twominute.session import Desk, Turn, told

ANNOUNCED = (60, 30, 10)
"""Seconds left at which the time is said."""

RUNGS = 3
"""Hints to a question."""

KEYS = (
    "A line with a single dot, or Ctrl-D, finishes the answer. Other lines are the answer, but for these:",
    "  :time   the time left",
    "  :hint   the next hint; after the last, all of them again",
    "  :cover  what is covered so far",
    "  :show   the lines typed so far",
    "  :undo   take the last line back",
    "  :leave  leave, the draft is kept",
)
HELP = ("  :hint", "  :cover")
"""How the lines of the keys start that an interview does not have."""

FINISHED = {".", ":done"}
COMMAND = re.compile(r":[a-z]+|\?")

NOT_IN_AN_INTERVIEW = "Not in an interview: everything is shown at its end."


class TimeUpError(Exception):
    """Time is up and the limit is strict: the text is locked as it stands."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed, in how many seconds, with how many hints."""

    text: str
    seconds_used: float
    hints_used: int


class Typist:
    """Takes one answer line by line; the draft goes to the desk as it grows."""

    def __init__(self, desk: Desk, turn: Turn, *, clock: Callable[[], float], voice: Voice, keyboard: Keyboard) -> None:
        self._desk = desk
        self._turn = turn
        self._clock = clock
        self._voice = voice
        self._keyboard = keyboard
        self._lines = Lines(turn.text)
        self._hints = turn.hints_used
        self._countdown = Countdown(turn.seconds_limit, used=turn.seconds_used)
        self._left = self._countdown.left(clock())
        self._kept: tuple[str, int] | None = None
        self._problem = ""
        self._interrupted_at: str | None = None
        self._commands: dict[str, Callable[[], None]] = {
            ":time": lambda: self._voice.say(self._time()),
            ":hint": self._hint,
            ":cover": self._cover,
            ":show": lambda: self._voice.say(self._lines.text() or "Nothing typed yet."),
            ":undo": lambda: self._voice.say(self._lines.undo()),
            ":leave": self._leave,
            ":help": self._keys,
            "?": self._keys,
        }

    def take(self) -> Typed:
        """Return the answer; LeaveError when the person leaves instead, the draft on disk."""
        self._countdown.start(self._clock())
        try:
            while not self._is_finished(self._line()):
                # Lines that were typed ahead are there without a tick between them.
                self._end_when_up()
        except TimeUpError:
            if self._keyboard.half_line:
                self._add(self._keyboard.half_line)
            self._voice.say("\nTime is up: the answer is locked as it stands.")
            # What was typed ahead must not answer the next prompt.
            self._keyboard.forget_typed_ahead()
        except LeaveError:
            self._keep(self._text())
            raise
        self._keep(self._lines.text())
        return Typed(self._lines.text().strip("\n"), self._countdown.used(self._clock()), self._hints)

    def _line(self) -> str:
        try:
            return self._keyboard.line(answer=self._answer)
        except EOFError:
            self._voice.say("")
            if not self._keyboard.is_terminal and not self._lines.text().strip():
                # A stream that has ended stays so.
                raise LeaveError(Exit.FINE) from None
            return "."

    def _is_finished(self, line: str) -> bool:
        word = line.strip()
        if word in FINISHED:
            if self._lines.text().strip():
                return True
            self._voice.say("Nothing typed yet: an empty answer is not read. :leave leaves.")
        elif word in self._commands:
            self._commands[word]()
        elif COMMAND.fullmatch(word):
            self._voice.say(f'"{word}" is none of the keys; ? shows them.')
        else:
            self._add(line)
        return False

    def _add(self, line: str) -> None:
        refused = self._lines.add(line)
        if refused:
            self._voice.say(refused)

    def _hint(self) -> None:
        if self._desk.mode is Mode.INTERVIEW:
            self._voice.say(NOT_IN_AN_INTERVIEW)
        elif self._hints >= RUNGS:
            said = (f"Hint {rung + 1} of {RUNGS}: {self._desk.hint(rung)}" for rung in range(RUNGS))
            self._voice.say("\n".join(("These were all:", *said)))
        else:
            self._voice.say(f"Hint {self._hints + 1} of {RUNGS}: {self._desk.hint(self._hints)}")
            self._hints += 1

    def _cover(self) -> None:
        if self._desk.mode is Mode.INTERVIEW:
            self._voice.say(NOT_IN_AN_INTERVIEW)
        else:
            self._voice.write((*self._desk.coverage(self._lines.text()), ()))
            self._names()

    def _keys(self) -> None:
        is_interview = self._desk.mode is Mode.INTERVIEW
        self._voice.say("\n".join(line for line in KEYS if not (is_interview and line.startswith(HELP))))
        self._names()

    def _names(self) -> None:
        if self._turn.names_no_tool:
            text = self._lines.text()
            self._voice.say(f"So far {told(text[each.start : each.end] for each in self._desk.names(text))}.")

    def _leave(self) -> None:
        self._keep(self._lines.text())
        if self._lines.text().strip() and not self._problem:
            self._voice.say("The draft is kept: it is offered at the next start.")
        raise LeaveError(Exit.FINE)

    def _answer(self, number: int) -> None:
        """Answer a signal that came while a line is being typed."""
        match number:
            case signal.SIGALRM:
                self._tick()
            case signal.SIGINT if self._interrupted_at != self._text():
                self._interrupt()
            case signal.SIGTSTP:
                self._stop()
            case _:
                self._keyboard.obey(number)

    def _tick(self) -> None:
        before, self._left = self._left, self._countdown.left(self._clock())
        self._keep(self._text())
        self._end_when_up()
        if not self._voice.announces:
            return
        if crossed(0, before, self._left):
            self._announce("Time is up. Finish the thought; the time over is shown.")
        elif any(crossed(mark, before, self._left) for mark in ANNOUNCED):
            self._announce(self._time())

    def _end_when_up(self) -> None:
        left = self._countdown.left(self._clock())
        if self._turn.strict and left is not None and left <= 0:
            raise TimeUpError

    def _interrupt(self) -> None:
        self._interrupted_at = self._text()
        self._keep(self._interrupted_at)
        state = "The draft is saved." if self._interrupted_at.strip() else "Nothing typed yet."
        if self._problem:
            state = "The draft is not saved."
        self._announce(f"{state} Ctrl-C again leaves; go on typing to stay.")

    def _stop(self) -> None:
        self._countdown.pause(self._clock())
        self._keep(self._text())
        self._keyboard.stop()
        self._countdown.start(self._clock())
        self._announce(f"Back. The clock stood still. {self._time()}")

    def _announce(self, message: str) -> None:
        self._voice.say(f"\n[{message}]")
        self._keyboard.redraw()

    def _keep(self, text: str) -> None:
        used = self._countdown.used(self._clock())
        if (text, int(used)) == self._kept:
            return
        try:
            self._desk.keep(text, seconds_used=used, hints_used=self._hints)
        except StorageError as error:
            if not self._problem:
                self._problem = str(error)
                self._announce(f"{error}\nTyping goes on; saving is tried again.")
            return
        if self._problem:
            self._problem = ""
            self._announce("The draft is saved again.")
        self._kept = (text, int(used))

    def _time(self) -> str:
        label = self._countdown.label(self._clock())
        if self._turn.seconds_limit is None:
            return f"{label} used, no limit"
        return f"{label.removeprefix('+')} over time" if label.startswith("+") else f"{label} left"

    def _text(self) -> str:
        """Return the answer with the half line that is being typed."""
        return self._lines.text(self._keyboard.half_line)
