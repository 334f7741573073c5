"""The other side of the desk: everything in memory, and a clock that stands still until it is told."""

import html
import re
from dataclasses import replace

from textual import events
from textual.app import App
from textual.pilot import Pilot

from twominute.errors import Exit, NothingToDoError, StorageError
from twominute.model.attempt import Answer, SelfRating
from twominute.model.names import Difficulty, Mode
from twominute.model.page import Line, Piece, Role
from twominute.model.question import Dimension, Question, Rubric
from twominute.model.reading import Span
from twominute.session import Turn, without_tools

FULL = StorageError("The disk is full: the draft cannot be saved.", next_step="Free some space.")
DIMENSIONS = (
    ("monitoring", "Monitoring", "What is watched once the model runs, and who is told when it goes wrong."),
    ("versioning", "Versioning", "How data, code and model of a release can be named and found again."),
    ("deployment", "Deployment", "How a model reaches its users, and how few of them meet it first."),
    ("rollback", "Rollback", "How the last good model comes back, who decides it and on what signal."),
    ("retraining", "Retraining", "When a model is trained again, on what, and what it must pass."),
)


class FakeClock:
    """Seconds that move when a test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def a_rubric() -> Rubric:
    rows = (
        Dimension(id_, name, meaning, "green", name[0], ("one", "two", "three"), "", "", f"And the {id_}?")
        for id_, name, meaning in DIMENSIONS
    )
    return Rubric("test", "Test", tuple(rows))


def a_turn(*, ask: str = "How would you roll back a bad model?", seconds_limit: int | None = 120) -> Turn:
    question = Question(
        id="roll-back",
        level=Difficulty.SCENARIO,
        topic="rollback",
        ask=ask,
        seconds=120,
        expects=(("rollback", 3),),
        key_points=(),
        model_answer="Point the alias at the last good version.",
        hints=("one", "two", "three"),
        follow_ups=(),
        tests=(),
    )
    return Turn(question, ask, seconds_limit)


class FakeDesk:
    """A desk that remembers all it is told; `fails` makes everything that stores fail."""

    def __init__(self, *turns: Turn, mode: Mode = Mode.PRACTICE) -> None:
        self.rates = True
        self.mode = mode
        self.rubric = a_rubric()
        self.fails = False
        self.is_closed = False
        self.begun: list[Turn] = []
        self.drafts: list[tuple[str, float, int]] = []
        self.locked: list[tuple[Answer, int]] = []
        self.ratings: list[SelfRating] = []
        self.overrides: list[tuple[str | None, int, str]] = []
        self.page: tuple[Line, ...] = (
            (Piece("Overall: ", Role.TITLE), Piece("good (3 of 4)", Role.STRONG)),
            (),
            (Piece("Rollback  ", Role.STRONG), Piece("+ explained", Role.GOOD)),
            (
                Piece("    "),
                Piece('"re-point the alias to the version before"', Role.QUOTE),
                Piece(" says how", Role.DIM),
            ),
            (Piece("Monitoring  ", Role.STRONG), Piece("~ mentioned", Role.PART)),
            (Piece("Retraining  ", Role.STRONG), Piece("- absent", Role.MISSING)),
            (),
            (Piece("Next: ", Role.STRONG), Piece("Say which signal makes you roll back.")),
        )
        self.refused = ""
        self._turns = list(turns or (a_turn(),))

    def next_turn(self) -> Turn | None:
        return self._turns.pop(0) if self._turns else None

    def begin(self, turn: Turn) -> None:
        self.begun.append(turn)

    def keep(self, text: str, *, seconds_used: float, hints_used: int) -> None:
        self._store()
        self.drafts.append((text, seconds_used, hints_used))

    def hint(self, rung: int) -> str:
        return ("Think of the signal.", "Name who decides.", "Alias, then version before.")[rung]

    def coverage(self, text: str) -> tuple[Line, ...]:
        return ((Piece("Rollback  "), Piece("+ explained" if "alias" in text else "- absent")),)

    def names(self, text: str) -> tuple[Span, ...]:
        return tuple(Span(each.start(), each.end()) for each in re.finditer("MLflow|Airflow", text))

    def lock(self, answer: Answer, *, hints_used: int) -> None:
        self._store()
        self.locked.append((answer, hints_used))

    def rate(self, rating: SelfRating) -> None:
        self._store()
        self.ratings.append(rating)

    def read(self) -> tuple[Line, ...]:
        self._store()
        return self.page

    def override(self, dimension: str | None, value: int, reason: str) -> None:
        self._store()
        self.overrides.append((dimension, value, reason))

    def retry_turn(self) -> Turn:
        return replace(self.begun[-1], goal="Name the signal.", text="", seconds_used=0.0, hints_used=0)

    def follow_up_turn(self) -> Turn:
        if self.begun and self.begun[-1].follow_up:
            raise NothingToDoError("2 follow-up questions are the most.", next_step="n asks the next question.")
        return replace(self.begun[-1], ask="And the monitoring?", follow_up="monitoring", seconds_limit=45)

    def without_tools_turn(self) -> Turn:
        if "x" in self.refused:
            raise NothingToDoError("Answer 1 names no product.", next_step="n asks the next question.")
        return without_tools(self.begun[-1], earlier=1)

    def model_answer(self) -> tuple[Line, ...]:
        return ((Piece("Model answer", Role.TITLE),), (Piece("Point the alias at the last good version."),))

    def close(self) -> tuple[Line, ...]:
        self.is_closed = True
        return ((Piece("1 answer."),),)

    def _store(self) -> None:
        if self.fails:
            raise FULL


CHARACTERS = {"space": " ", "enter": "\r", "question_mark": "?"}


async def press(pilot: Pilot[Exit], *keys: str) -> None:
    """Press keys, a moment after each; Textual's own `press` waits twice as long."""
    for key in keys:
        pilot.app.post_message(events.Key(key, key if len(key) == 1 else CHARACTERS.get(key)))
        await pilot.pause()


async def type_in(pilot: Pilot[Exit], text: str) -> None:
    """Type a text in one burst."""
    for character in text:
        pilot.app.post_message(events.Key(character, character))
    await pilot.pause()


def seen(app: App[Exit]) -> list[str]:
    """Return the rows of the screen as a person sees them."""
    rows: dict[int, str] = {}
    for line, text in re.findall(r"line-(\d+)\)[^>]*>([^<]*)</text>", app.export_screenshot()):
        rows[int(line)] = rows.get(int(line), "") + html.unescape(text).replace("\xa0", " ")
    return [rows.get(number, "").rstrip() for number in range(app.size.height)]
