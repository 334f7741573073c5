"""The self-rating: what the person expects, before the reading is shown."""

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from twominute.errors import StorageError
from twominute.model.attempt import SelfRating
from twominute.model.page import Piece, Role
from twominute.model.question import Dimension
from twominute.model.reading import LEVEL_WORDS, Level
from twominute.session import Desk
from twominute.tui.keys import RATING, RATING_FOOTER, keys_page
from twominute.tui.once import OnceScreen
from twominute.tui.pages import PageScreen
from twominute.tui.widgets import PageText, Scroller, Words


class Row(PageText):
    """One dimension, its meaning, and the level the person gives it."""

    def __init__(self, dimension: Dimension) -> None:
        super().__init__()
        self.dimension = dimension
        self.level: Level | None = None

    def draw(self, *, is_here: bool) -> None:
        """Show the row; a mark tells where the person is."""
        mark = Piece("> " if is_here else "  ", Role.STRONG)
        name = Piece(self.dimension.name, Role.STRONG if is_here else Role.PLAIN)
        level = Piece("" if self.level is None else f"{self.level.value} {self.level.word}", Role.KEY)
        self.show(((mark, name, Piece("  "), level), (Piece("    "), Piece(self.dimension.meaning, Role.DIM))))


class RatingScreen(OnceScreen[None]):
    """Ask for a level of each dimension; nothing has to be answered."""

    CSS_PATH = "rating.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("0", "level(0)", show=False),
        Binding("1", "level(1)", show=False),
        Binding("2", "level(2)", show=False),
        Binding("down,j", "move(1)", show=False, priority=True),
        Binding("up,k", "move(-1)", show=False, priority=True),
        Binding("enter", "done", show=False),
        Binding("f1,question_mark", "keys", show=False),
        Binding("escape", "app.ask_leave", show=False),
    ]

    def __init__(self, desk: Desk, dimensions: Iterable[Dimension], locked: str) -> None:
        super().__init__()
        self._desk = desk
        self._locked = locked
        self._rows = [Row(dimension) for dimension in dimensions]
        self._here = 0
        self._notice = Words(classes="notice")

    def compose(self) -> ComposeResult:
        """Place one row for each dimension between the question and the keys."""
        yield Words(f"{self._locked} Which of these did you cover?", classes="head")
        yield Words("  ".join(f"{level} {word}" for level, word in enumerate(LEVEL_WORDS)), classes="legend")
        with Scroller():
            yield from self._rows
        yield self._notice
        yield Words(RATING_FOOTER, classes="footer")

    def on_mount(self) -> None:
        """Start at the first dimension."""
        self.action_move(0)

    def action_move(self, by: int) -> None:
        """Go to another dimension."""
        self._here = max(0, min(len(self._rows) - 1, self._here + by))
        for place, row in enumerate(self._rows):
            row.draw(is_here=place == self._here)
        self._rows[self._here].scroll_visible(animate=False)

    def action_level(self, level: int) -> None:
        """Give the dimension a level and go to the next."""
        self._rows[self._here].level = Level(level)
        if self._here == len(self._rows) - 1:
            self._notice.say("That was the last. Enter goes on.")
        self.action_move(1)

    def action_done(self) -> None:
        """Store the levels that were given, and go on."""
        levels = tuple((row.dimension.id, row.level) for row in self._rows if row.level is not None)
        try:
            if levels and self.is_active:
                self._desk.rate(SelfRating(levels))
        except StorageError as error:
            self._notice.say(f"{error}\nEnter tries again.")
        else:
            self.dismiss(None)

    def action_keys(self) -> None:
        """Show the keys of this screen."""
        self.app.push_screen(PageScreen(keys_page("Keys while you rate", RATING)))
