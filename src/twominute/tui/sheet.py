"""One turn while it is being answered: its time, its hints, and whether the desk has its text."""

from twominute.countdown import Countdown
from twominute.errors import StorageError
from twominute.model.attempt import Answer
from twominute.session import Desk, Turn


class Sheet:
    """What the drill screen asks the desk for, without a widget in it."""

    def __init__(self, desk: Desk, turn: Turn) -> None:
        self.turn = turn
        self.countdown = Countdown(turn.seconds_limit, used=turn.seconds_used)
        self.hints_used = turn.hints_used
        self.problem = ""
        """Why the draft or the answer is not on disk; empty when it is."""
        self._desk = desk

    def keep(self, text: str, now: float) -> None:
        """Put the draft on disk, or say in `problem` why it is not there."""
        try:
            self._desk.keep(text, seconds_used=self.countdown.used(now), hints_used=self.hints_used)
        except StorageError as error:
            self.problem = str(error)
        else:
            self.problem = ""

    def lock(self, text: str, now: float) -> bool:
        """Store the answer; tell whether it is stored, and say in `problem` why not."""
        answer = Answer(text, self.countdown.used(now), self.turn.seconds_limit)
        try:
            self._desk.lock(answer, hints_used=self.hints_used)
        except StorageError as error:
            self.problem = str(error)
            return False
        return True

    def next_hint(self) -> str:
        """Return the next rung of the ladder and count it."""
        self.hints_used += 1
        return self.hints[-1]

    @property
    def hints(self) -> list[str]:
        """Return the rungs taken so far."""
        return [self._desk.hint(rung) for rung in range(self.hints_used)]
