"""The question, the weak answer that is written anew, and the page that has all of a turn."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.message import Message

from twominute.model.page import Line, Piece, Role
from twominute.model.question import Rubric
from twominute.session import GIVEN, Turn
from twominute.tui.widgets import Scroller, Words

CUT = "F2: the whole question"
"""What stands above a question that does not fit."""


class Asked(Scroller, can_focus=False):
    """The question; a short screen may not have room for all of it."""

    class Fitted(Message):
        """The room for the question is known, or is another than before."""

        def __init__(self, *, is_cut: bool) -> None:
            super().__init__()
            self.is_cut = is_cut

    def __init__(self, ask: str) -> None:
        super().__init__(Words(ask), id="asked")

    def on_resize(self) -> None:
        """Tell whether all of it is seen."""
        self.post_message(self.Fitted(is_cut=self.max_scroll_y > 0))


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


def head_of(turn: Turn, rubric: Rubric) -> str:
    """Return what stands above a question: which one it is, and what it is about."""
    if turn.follow_up is not None:
        return f"Follow-up: {rubric.dimension(turn.follow_up).name}"
    place = f"question {turn.place}: " if turn.place else ""
    return f"{place}{turn.question.topic}, {turn.question.level.value}"


def whole_page(turn: Turn, hints: Sequence[str]) -> tuple[Line, ...]:
    """Return all that a turn asks and gives: the question, its goal, the answer it goes back to, the hints so far."""
    page: list[Line] = [(Piece(turn.ask),)]
    if turn.goal:
        page += [(), (Piece("This time: ", Role.TITLE), Piece(turn.goal))]
    for label, text in ((GIVEN, turn.given), ("The answer before", turn.before)):
        if text:
            page += [(), (Piece(f"{label}:", Role.TITLE),), (Piece(" ".join(text.split())),)]
    if hints:
        page += [(), (Piece("Hints:", Role.TITLE),)]
        page += [(Piece(f"{number}. {hint}"),) for number, hint in enumerate(hints, 1)]
    return tuple(page)
