"""This reading is wrong: the person's own level, stored beside ours."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from twominute.errors import NothingToDoError, StorageError
from twominute.model.page import Line, Piece, Role
from twominute.model.reading import LEVEL_WORDS, OVERALL_WORDS
from twominute.session import Desk
from twominute.tui.keys import REASON_FOOTER, WRONG, WRONG_FOOTER, keys_page
from twominute.tui.once import OnceScreen
from twominute.tui.pages import PageScreen
from twominute.tui.widgets import PageText, Scroller, Words


class WrongScreen(OnceScreen[str]):
    """Three small steps: which part, which level, and why; the result is a sentence for the screen below."""

    CSS_PATH = "wrong.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False, priority=True),
        Binding("f1", "keys", show=False, priority=True),
        Binding("ctrl+c", "app.interrupt", show=False, priority=True),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._parts = [("Overall", None), *((each.name, each.id) for each in desk.rubric.dimensions)]
        self._part: int | None = None
        self._level: int | None = None
        self._page = PageText()
        self._reason = Input(placeholder="why, if you like", compact=True)
        self._notice = Words(classes="notice")
        self._footer = Words(WRONG_FOOTER, classes="footer")

    def compose(self) -> ComposeResult:
        """Place the choice above the line for the reason."""
        with Scroller():
            yield self._page
        yield self._reason
        yield self._notice
        yield self._footer

    def on_mount(self) -> None:
        """Show the first step."""
        self._draw()

    def on_key(self, event: events.Key) -> None:
        """Take a digit as a choice."""
        if self._level is None and event.character and event.character in "0123456789":
            self._choose(int(event.character))

    def on_input_submitted(self) -> None:
        """Store the level with its reason."""
        if self._part is None or self._level is None or not self.is_active:
            return
        name, dimension = self._parts[self._part]
        try:
            self._desk.override(dimension, self._level, self._reason.value.strip())
        except NothingToDoError as error:
            self.dismiss(error.what)
        except StorageError as error:
            self._notice.say(f"{error}\nEnter tries again.")
        else:
            self.dismiss(f"Noted: {name} is {self._words()[self._level]}. Reports count it instead of the reading.")

    def action_back(self) -> None:
        """Go one step back, at the first step to the reading."""
        if self._level is not None:
            self._level = None
        elif self._part is not None:
            self._part = None
        else:
            self.dismiss("")
            return
        self._draw()

    def action_keys(self) -> None:
        """Show the keys of this screen."""
        self.app.push_screen(PageScreen(keys_page("Keys while you correct a reading", WRONG)))

    def _choose(self, number: int) -> None:
        choices = self._choices()
        if number >= len(choices):
            self._notice.say(f"There are 0 to {len(choices) - 1} here.")
            return
        if self._part is None:
            self._part = number
        else:
            self._level = number
        self._draw()

    def _choices(self) -> list[str]:
        return [name for name, _ in self._parts] if self._part is None else list(self._words())

    def _words(self) -> tuple[str, ...]:
        return OVERALL_WORDS if self._part == 0 else LEVEL_WORDS

    def _draw(self) -> None:
        self._notice.say("")
        self._reason.display = self._level is not None
        self._footer.say(WRONG_FOOTER if self._level is None else REASON_FOOTER)
        self._page.show(self._step())
        (self._reason if self._level is not None else self.query_one(Scroller)).focus()

    def _step(self) -> tuple[Line, ...]:
        if self._part is None:
            return _menu("Which part of the reading is wrong?", self._choices())
        name = self._parts[self._part][0]
        if self._level is None:
            return _menu(f"{name}: what would be right?", self._choices())
        return (
            (Piece(f"{name}: {self._words()[self._level]}", Role.TITLE),),
            (Piece("What makes you say so? One line helps to improve the scorer; Enter alone is fine."),),
        )


def _menu(question: str, choices: list[str]) -> tuple[Line, ...]:
    rows = tuple((Piece(f"  {number}  ", Role.STRONG), Piece(choice)) for number, choice in enumerate(choices))
    return ((Piece(question, Role.TITLE),), *rows)
