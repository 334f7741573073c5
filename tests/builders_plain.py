"""The other side of the desk for plain mode: it writes every call to a file, so that another process can watch."""

import json
import os
import re
from dataclasses import replace
from pathlib import Path

from builders import a_question, a_rubric
from twominute.errors import StorageError
from twominute.model.attempt import Answer, SelfRating
from twominute.model.names import Mode
from twominute.model.page import Line, Piece, Role
from twominute.model.reading import Span
from twominute.session import Turn, without_tools

FULL = StorageError("The disk is full: nothing can be saved.", next_step="Free some space.")


def a_plain_turn(ask: str = "How would you roll back a bad model?", *, seconds_limit: int | None = 120) -> Turn:
    return Turn(a_question(), ask, seconds_limit)


class LoggingDesk:
    """A desk that appends a JSON line for each call.

    A call that is named in `calls.failing` fails; while one that is named in `calls.signals` runs, its signal comes.
    """

    def __init__(self, log: Path, *turns: Turn, mode: Mode = Mode.PRACTICE) -> None:
        self.mode = mode
        self.rates = True
        self.rubric = a_rubric("goal", "rollback")
        self._log = log
        self._failing = log.with_suffix(".failing")
        self._signals = log.with_suffix(".signals")
        self._turns = list(turns)
        self._turn = a_plain_turn()

    def next_turn(self) -> Turn | None:
        self._note("next_turn")
        return self._turns.pop(0) if self._turns else None

    def begin(self, turn: Turn) -> None:
        self._note("begin", turn.ask)
        self._turn = turn

    def keep(self, text: str, *, seconds_used: float, hints_used: int) -> None:
        self._note("keep", text, seconds_used, hints_used)

    def hint(self, rung: int) -> str:
        self._note("hint", rung)
        return ("Think of the signal.", "Name who decides.", "Alias, then version before.")[rung]

    def coverage(self, text: str) -> tuple[Line, ...]:
        self._note("coverage", text)
        return ((Piece("Rollback  "), Piece("+ explained", Role.GOOD)),)

    def names(self, text: str) -> tuple[Span, ...]:
        self._note("names", text)
        return tuple(Span(each.start(), each.end()) for each in re.finditer("MLflow|Airflow", text))

    def lock(self, answer: Answer, *, hints_used: int) -> None:
        self._note("lock", answer.text, answer.seconds_used, hints_used)

    def rate(self, rating: SelfRating) -> None:
        self._note("rate", [[dimension, level.value] for dimension, level in rating.levels])

    def read(self) -> tuple[Line, ...]:
        self._note("read")
        return ((Piece("Overall: ", Role.TITLE), Piece("partly there (2 of 4)", Role.STRONG)),)

    def override(self, dimension: str | None, value: int, reason: str) -> None:
        self._note("override", dimension, value, reason)

    def retry_turn(self) -> Turn:
        self._note("retry_turn")
        return replace(self._turn, goal="Name the signal.")

    def follow_up_turn(self) -> Turn:
        self._note("follow_up_turn")
        return replace(self._turn, ask="And the monitoring?", follow_up="rollback", seconds_limit=45)

    def without_tools_turn(self) -> Turn:
        self._note("without_tools_turn")
        return without_tools(self._turn, earlier=1)

    def model_answer(self) -> tuple[Line, ...]:
        self._note("model_answer")
        return ((Piece("Point the alias at the last good version."),),)

    def close(self) -> tuple[Line, ...]:
        self._note("close")
        return ()

    def _note(self, call: str, *values: object) -> None:
        if self._failing.exists() and call in self._failing.read_text(encoding="utf-8").split():
            raise FULL
        if self._signals.exists() and call in (signals := json.loads(self._signals.read_text(encoding="utf-8"))):
            os.kill(os.getpid(), signals[call])
        with self._log.open("a", encoding="utf-8") as log:
            log.write(json.dumps([call, *values]) + "\n")
