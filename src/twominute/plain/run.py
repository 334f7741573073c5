"""A session in plain lines: no cursor tricks, no redraw; words and marks carry every meaning."""

import sys
from collections.abc import Callable
from dataclasses import replace
from typing import TextIO

from twominute.errors import Exit, StorageError
from twominute.model.attempt import Answer, Mode, SelfRating
from twominute.model.page import Line, Piece, Role
from twominute.model.reading import LEVEL_WORDS, Level
from twominute.plain.page import write_page
from twominute.plain.signals import LeftBySignalError, leaving
from twominute.plain.typist import LeaveError, Typed, Typist
from twominute.session import Desk, Turn, minutes

MENU = "Enter next, r retry this gap, f follow-up, m model answer, w this reading is wrong, q leave"
WIDEST_LEVEL = 2
WIDEST_OVERALL = 4


def run(desk: Desk, clock: Callable[[], float], *, width: int, colour: bool) -> int:
    """Run a session on the real terminal and return its exit status."""
    return Plain(desk, clock, width=width, colour=colour).run()


class Plain:
    """One session in plain lines."""

    def __init__(self, desk: Desk, clock: Callable[[], float], *, width: int, colour: bool) -> None:
        self._desk = desk
        self._clock = clock
        self._width = width
        self._colour = colour
        self._out: TextIO = sys.stdout

    def run(self) -> int:
        """Ask until nothing is left to ask or the person leaves."""
        try:
            with leaving():
                turn = self._desk.next_turn()
                while turn is not None:
                    turn = self._one(turn)
        except (LeaveError, EOFError):
            return Exit.FINE if sys.stdin.isatty() else Exit.HANGUP
        except KeyboardInterrupt:
            return Exit.INTERRUPTED
        except LeftBySignalError as left:
            return left.status
        return Exit.FINE

    def _one(self, turn: Turn) -> Turn | None:
        self._desk.begin(turn)
        self._ask(turn)
        self._lock(turn)
        self._rate()
        if self._desk.mode is Mode.INTERVIEW:
            return self._desk.next_turn()
        self._write(self._desk.read())
        return self._after()

    def _ask(self, turn: Turn) -> None:
        page: list[Line] = [(), (Piece("Question", Role.TITLE),), (Piece(" ".join(turn.ask.split())),), ()]
        if turn.goal:
            page.append((Piece("This time: ", Role.STRONG), Piece(turn.goal)))
        if turn.text:
            page += [(Piece("So far:", Role.STRONG),), *((Piece(line),) for line in turn.text.split("\n"))]
        page.append((Piece(_limit(turn)),))
        page.append(
            (
                Piece("A line with a single dot, or Ctrl-D, finishes. ", Role.DIM),
                Piece("?", Role.KEY),
                Piece(" alone shows the keys.", Role.DIM),
            )
        )
        self._write(tuple(page))

    def _lock(self, turn: Turn) -> None:
        while True:
            typed = Typist(self._desk, turn, clock=self._clock, out=self._out, write=self._write).take()
            if not typed.text.strip():
                raise LeaveError
            try:
                self._desk.lock(Answer(typed.text, typed.seconds_used, turn.seconds_limit), hints_used=typed.hints_used)
            except StorageError as error:
                self._say(f"{error}\nThe answer is still here and its draft is kept.")
                if self._choose("Enter tries again, q leaves", {"": "", "q": "q", "leave": "q"}) == "q":
                    raise LeaveError from error
                turn = _again(turn, typed)
            else:
                return

    def _rate(self) -> None:
        self._say(
            "\nWhich of these did the answer cover? 0 absent, 1 mentioned, 2 explained; Enter skips, s skips all."
        )
        levels: list[tuple[str, Level]] = []
        choices = {"": "", "s": "s", "0": "0", "1": "1", "2": "2"}
        for dimension in self._desk.rubric.dimensions:
            self._write(((Piece(dimension.name, Role.STRONG), Piece(f": {dimension.meaning}")),))
            said = self._choose("0, 1, 2, Enter or s", choices)
            if said == "s":
                break
            if said:
                levels.append((dimension.id, Level(int(said))))
        if levels:
            self._desk.rate(SelfRating(tuple(levels)))

    def _after(self) -> Turn | None:
        words = {"": "n", "next": "n", "retry": "r", "follow-up": "f", "model": "m", "wrong": "w", "leave": "q"}
        while True:
            said = self._choose(MENU, words | {letter: letter for letter in "nrfmwq"})
            match said:
                case "n":
                    return self._desk.next_turn()
                case "r":
                    return self._desk.retry_turn()
                case "f":
                    return self._desk.follow_up_turn()
                case "m":
                    self._write(self._desk.model_answer())
                case "w":
                    self._override()
                case _:
                    return None

    def _override(self) -> None:
        dimensions = self._desk.rubric.dimensions
        for number, dimension in enumerate(dimensions, start=1):
            self._say(f"  {number} {dimension.name}")
        self._say("  o overall")
        numbers = {str(number): str(number) for number in range(1, len(dimensions) + 1)}
        which = self._choose("Which is wrong? Enter goes back", numbers | {"": "", "o": "o", "overall": "o"})
        if not which:
            return
        top = WIDEST_OVERALL if which == "o" else WIDEST_LEVEL
        meaning = "0 to 4" if which == "o" else ", ".join(f"{n} {word}" for n, word in enumerate(LEVEL_WORDS))
        value = self._choose(f"What would be right: {meaning}?", {str(n): str(n) for n in range(top + 1)})
        reason = self._line("Why, in a few words (Enter for none): ")
        self._desk.override(None if which == "o" else dimensions[int(which) - 1].id, int(value), reason.strip())
        self._say("Stored beside the reading; reports count it.")

    def _choose(self, prompt: str, choices: dict[str, str]) -> str:
        """Return what a word stands for; ask until it is one of them."""
        while True:
            said = self._line(f"{prompt}: ").strip().casefold()
            if said in choices:
                return choices[said]
            self._say(f'"{said}" is none of these.')

    def _line(self, prompt: str) -> str:
        return input(prompt)

    def _write(self, page: tuple[Line, ...]) -> None:
        write_page((*page, ()), self._out, width=self._width, colour=self._colour)
        self._out.flush()

    def _say(self, message: str) -> None:
        self._out.write(f"{message}\n")
        self._out.flush()


def _limit(turn: Turn) -> str:
    if turn.seconds_limit is None:
        return "No time limit."
    left = max(0, round(turn.seconds_limit - turn.seconds_used))
    return f"{minutes(left)} left." if turn.seconds_used else f"{minutes(left)} for the answer."


def _again(turn: Turn, typed: Typed) -> Turn:
    return replace(turn, text=typed.text, seconds_used=typed.seconds_used, hints_used=typed.hints_used)
