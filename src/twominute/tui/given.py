"""The weak answer that is written anew, between the question and the editor."""

from textual.app import ComposeResult

from twominute.model.page import Line, Piece, Role
from twominute.session import GIVEN, Turn
from twominute.tui.widgets import Scroller, Words


class Given(Scroller, can_focus=False):
    """A given answer; where it does not fit, F2 shows the whole."""

    def __init__(self, answer: str) -> None:
        super().__init__()
        self._answer = answer

    def compose(self) -> ComposeResult:
        """Place the label above the answer; a short screen has a short label."""
        yield Words(f"{GIVEN}:", classes="label long")
        yield Words("A given answer, F2 shows it whole:", classes="label brief")
        yield Words(" ".join(self._answer.split()), classes="answer")


def whole_page(turn: Turn) -> tuple[Line, ...]:
    """Return all that a turn asks: the question, then the given answer of a repair."""
    if turn.given is None:
        return ((Piece(turn.ask),),)
    return (
        (Piece(turn.ask),),
        (),
        (Piece(f"{GIVEN}:", Role.TITLE),),
        (Piece(" ".join(turn.given.split())),),
    )
