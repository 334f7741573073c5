"""A session in plain lines: no cursor tricks, no redraw; words and marks carry every meaning."""

import sys
from collections.abc import Callable
from contextlib import suppress

from twominute.countdown import minutes
from twominute.errors import DrillError, Exit, StorageError
from twominute.model.attempt import Answer
from twominute.model.names import Mode
from twominute.model.page import Line, Piece, Role
from twominute.plain.dialogue import Dialogue
from twominute.plain.keyboard import Keyboard
from twominute.plain.rating import rate
from twominute.plain.signals import LeaveError, Signals
from twominute.plain.typist import Typed, Typist
from twominute.plain.voice import Voice
from twominute.plain.wrong import correct
from twominute.session import GIVEN, Desk, Turn, rated, told, ways_on

MENU = (
    "Enter next",
    "r retry this gap",
    "f follow-up",
    "x no tool names",
    "m model answer",
    "w wrong reading",
    "? keys",
    "q leave:",
)
KEYS = """\
  Enter, n  the next question
  r         the same question again, with its gap as the goal
  f         a follow-up question about the weakest dimension; two in a row at most
  x         the first question again, without product names
  m         the model answer
  w         this reading is wrong: store your own level beside it
  q         leave; everything is stored"""
WORDS = {"": "n", "next": "n", "retry": "r", "follow-up": "f", "without": "x", "model": "m", "wrong": "w", "leave": "q"}
CHOICES = WORDS | {"quit": "q"} | {letter: letter for letter in "nrfxmwq?"}


def run(desk: Desk, clock: Callable[[], float], *, width: int, colour: bool, announce: bool = True) -> int:
    """Run a session on the real streams and return its exit status; without streams nobody is there."""
    if sys.stdin is None or sys.stdout is None:
        return Exit.HANGUP
    signals = Signals()
    voice = Voice(sys.stdout, width=width, colour=colour, announces=announce)
    plain = Plain(desk, clock, voice=voice, keyboard=Keyboard(signals))
    try:
        with signals.taken():
            plain.play()
    except LeaveError as left:
        with suppress(LeaveError):  # the terminal may be the reason
            voice.say("")
        return left.status
    return Exit.FINE


class Plain:
    """One session in plain lines."""

    def __init__(self, desk: Desk, clock: Callable[[], float], *, voice: Voice, keyboard: Keyboard) -> None:
        self._desk = desk
        self._clock = clock
        self._voice = voice
        self._keyboard = keyboard
        self._dialogue = Dialogue(voice, keyboard)

    def play(self) -> None:
        """Ask until nothing is left to ask; LeaveError when the person leaves."""
        turn = self._desk.next_turn()
        while turn is not None:
            turn = self._one(turn)

    def _one(self, turn: Turn) -> Turn | None:
        """Run one turn and return the next, None when the session is over."""
        self._desk.begin(turn)
        self._dialogue.write(_question(turn))
        typed = Typist(self._desk, turn, clock=self._clock, voice=self._voice, keyboard=self._keyboard).take()
        if not typed.text.strip():
            self._dialogue.say("Nothing was typed, so nothing is stored.")
            return self._desk.next_turn()
        if turn.names_no_tool:
            names = told(typed.text[each.start : each.end] for each in self._desk.names(typed.text))
            self._dialogue.say(f"\nThe answer has {names}.")
        self._lock(turn, typed)
        if self._desk.rates:
            rate(self._desk, self._dialogue, rated(turn, self._desk.rubric))
        if self._desk.mode is Mode.INTERVIEW:
            return self._desk.next_turn()
        self._dialogue.write(self._desk.read())
        return self._after()

    def _lock(self, turn: Turn, typed: Typed) -> None:
        answer = Answer(typed.text, typed.seconds_used, turn.seconds_limit)
        while True:
            try:
                self._desk.lock(answer, hints_used=typed.hints_used)
            except StorageError as error:
                self._dialogue.say(f"{error}\nThe answer is still here. Enter tries again, q leaves.")
                if self._dialogue.choose("Enter or q.", {"": "", "q": "q", "leave": "q"}, at_end="q") == "q":
                    raise LeaveError(Exit.STORAGE) from error
            else:
                return

    def _after(self) -> Turn | None:
        turns = {"r": self._desk.retry_turn, "f": self._desk.follow_up_turn, "x": self._desk.without_tools_turn}
        ways = ways_on(self._desk)
        menu = ", ".join(each for each in MENU if each[0] not in turns or each[0] in ways)
        self._dialogue.say(menu)
        while True:
            match self._dialogue.choose(menu, CHOICES, at_end="q"):
                case "n":
                    return self._desk.next_turn()
                case "r" | "f" | "x" as letter:
                    try:
                        return turns[letter]()
                    except DrillError as error:
                        self._dialogue.say(str(error))
                case "m":
                    self._dialogue.write(self._desk.model_answer())
                case "w":
                    correct(self._desk, self._dialogue)
                case "?":
                    self._dialogue.say(KEYS)
                case _:
                    return None


def _question(turn: Turn) -> tuple[Line, ...]:
    page: list[Line] = [
        (),
        (Piece(f"Question {turn.place}".rstrip(), Role.TITLE),),
        (Piece(" ".join(turn.ask.split())),),
        (),
    ]
    if turn.given is not None:
        page += [(Piece(f"{GIVEN}:", Role.STRONG),), (Piece(" ".join(turn.given.split()), Role.QUOTE),), ()]
    if turn.before:
        page += [(Piece("The answer before:", Role.STRONG),), (Piece(" ".join(turn.before.split()), Role.QUOTE),), ()]
    if turn.goal:
        page.append((Piece("This time: ", Role.STRONG), Piece(turn.goal)))
    if turn.text:
        page += [(Piece("So far:", Role.STRONG),), *((Piece(line),) for line in turn.text.split("\n"))]
    finish = "A line with a single dot, or Ctrl-D, finishes. "
    keys: Line = (Piece(finish, Role.DIM), Piece("?", Role.KEY), Piece(" alone shows the keys.", Role.DIM))
    return (*page, (Piece(_limit(turn)),), keys)


def _limit(turn: Turn) -> str:
    if turn.seconds_limit is None:
        return "No time limit."
    left = round(turn.seconds_limit - turn.seconds_used)
    time = f"{minutes(left)} left." if turn.seconds_used else f"{minutes(left)} for the answer."
    if left <= 0:
        time = "Time is up; the time over is noted."
    return f"{time} At 0:00 the text is locked." if turn.strict else time
