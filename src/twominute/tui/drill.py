"""The drill screen: a question, a countdown, an editor."""

from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal

from twominute.countdown import crossed
from twominute.model.names import Mode
from twominute.session import LONGEST_ANSWER, Desk, Turn
from twominute.tui.aside import Aside
from twominute.tui.editor import AnswerEditor
from twominute.tui.given import CUT, Asked, Given, head_of, whole_page
from twominute.tui.keys import DRILL, DRILL_FOOTER, INTERVIEW, INTERVIEW_FOOTER, keys_page
from twominute.tui.names import NamesLine
from twominute.tui.once import OnceScreen
from twominute.tui.pages import PageScreen
from twominute.tui.sheet import Sheet
from twominute.tui.widgets import Words

if TYPE_CHECKING:
    from textual.timer import Timer

KEEP_AFTER = 0.2
"""Seconds from a key to the draft on disk."""

JUST_AFTER = 0.002
"""Seconds past the moment the label changes, so that a tick never comes just before it."""

MARKS = (
    (0.0, "Time is up. Go on if you like: the time over is noted."),
    (30.0, "30 seconds left."),
)
"""Seconds left at which something is said; the first that has been passed speaks."""


class Ended(Enum):
    """How a turn ended."""

    FINISHED = "finished"
    TIME_UP = "time up"
    EMPTY = "time up and nothing typed"


class DrillScreen(OnceScreen[Ended]):
    """One question being answered; the result tells how it ended."""

    CSS_PATH = "drill.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,ctrl+d", "finish", show=False),
        Binding("ctrl+g", "hint", show=False),
        Binding("ctrl+l", "coverage", show=False),
        Binding("f1", "keys", show=False),
        Binding("f2", "question", show=False),
        Binding("escape", "app.ask_leave", show=False),
    ]

    def __init__(self, desk: Desk, turn: Turn, clock: Callable[[], float]) -> None:
        super().__init__()
        self._turn = turn
        self._clock = clock
        self._is_interview = desk.mode is Mode.INTERVIEW
        self._sheet = Sheet(desk, turn)
        self._left_before = self._sheet.countdown.left(clock())
        self._time = Words(self._sheet.countdown.label(clock()), id="time")
        self._head = head_of(turn, desk.rubric)
        self._is_cut = False
        self._what = Words(self._head, id="what")
        self._aside = Aside(desk, self._sheet)
        self._editor = AnswerEditor(turn.text)
        self._names = NamesLine(desk, self._editor) if turn.names_no_tool else None
        self._notice = Words(classes="notice")
        self._count = Words(_count(turn.text), id="count")
        self._ticking: Timer | None = None
        self._keeping: Timer | None = None

    @property
    def problem(self) -> str:
        """Return why the draft is not on disk, empty when it is."""
        return self._sheet.problem

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing is typed."""
        return not self._editor.text.strip()

    def compose(self) -> ComposeResult:
        """Place the question above the editor and the keys below it."""
        with Horizontal(id="head"):
            yield self._what
            yield self._time
        yield Asked(self._turn.ask)
        if self._turn.given is not None:
            yield Given(self._turn.given)
        if self._turn.goal:
            yield Words(f"This time: {self._turn.goal}", id="goal")
        yield self._aside
        yield self._editor
        if self._names is not None:
            yield self._names
        with Horizontal(id="status"):
            yield self._notice
            yield self._count
        yield Words(INTERVIEW_FOOTER if self._is_interview else DRILL_FOOTER, classes="footer")

    def on_mount(self) -> None:
        """Put the cursor where the text ends."""
        self.set_class(self._turn.given is not None, "-given")
        self._make_room()
        self._editor.move_cursor(self._editor.document.end)
        self._editor.focus()

    def on_asked_fitted(self, fitted: Asked.Fitted) -> None:
        """Say where the rest of the question is when it is cut."""
        self._is_cut = fitted.is_cut
        self._say_what()

    def on_resize(self) -> None:
        """Say where the question is when it has no room any more."""
        self._say_what()

    def on_screen_resume(self) -> None:
        """Let time run while the person can type."""
        if not self._editor.read_only:
            self._sheet.countdown.start(self._clock())
        self.tick()

    def on_screen_suspend(self) -> None:
        """Stand still while another screen covers this one."""
        self.pause()

    def pause(self) -> None:
        """Let time stand still, and put the draft on disk."""
        self._sheet.countdown.pause(self._clock())
        self.keep()

    def tick(self) -> None:
        """Show the time as it is now, keep the draft, and come back at the second."""
        now = self._clock()
        before, left = self._left_before, self._sheet.countdown.left(now)
        self._left_before = left
        self._time.replace(self._sheet.countdown.label(now))
        self._mark(before, left)
        self.keep()
        if self._ticking is not None:
            self._ticking.stop()
        if self._turn.strict and left is not None and left <= 0 and not self._editor.read_only:
            self._lock_at_zero()
            return
        wait = self._sheet.countdown.seconds_to_next_label(now) + JUST_AFTER if self.is_active else 1.0
        self._ticking = self.set_timer(wait, self.tick)

    def keep(self) -> bool:
        """Put the draft on disk; tell whether it is there, and say on the screen when it is not."""
        if self._keeping is not None:
            self._keeping.stop()
            self._keeping = None
        was_kept = not self._sheet.problem
        self._sheet.keep(self._editor.text, self._clock())
        if self._sheet.problem:
            self._notice.say(self._sheet.problem)
        elif not was_kept:
            self._notice.say("The draft is saved again.")
        return not self._sheet.problem

    def on_text_area_changed(self) -> None:
        """Count the words, and put the draft on disk soon."""
        text = self._editor.text
        self._count.replace(_count(text))
        self._make_room()
        self._aside.follow(text)
        if self._names is not None:
            self._names.follow(text)
        if self._keeping is None:
            self._keeping = self.set_timer(KEEP_AFTER, self.keep)

    def on_answer_editor_refused(self) -> None:
        """Say why no more text goes in."""
        self._notice.say(f"An answer has at most {LONGEST_ANSWER:,} characters: this was not added.")

    def action_finish(self) -> None:
        """Lock the answer."""
        if self.is_blank:
            self._notice.say("Nothing typed yet: there is nothing to store.")
            return
        self._lock(Ended.TIME_UP if self._editor.read_only else Ended.FINISHED)

    def action_hint(self) -> None:
        """Show a hint, or say why there is none."""
        if self._is_interview:
            self._notice.say("Interview mode: no hints. All feedback comes at the end.")
        else:
            self._notice.say(self._aside.hint())
            self._say_what()

    def action_coverage(self) -> None:
        """Show or hide the coverage, or say why there is none."""
        if self._is_interview:
            self._notice.say("Interview mode: no coverage. All feedback comes at the end.")
        else:
            self._aside.coverage(self._editor.text)
            self._say_what()

    def action_keys(self) -> None:
        """Show the keys of this screen."""
        keys = INTERVIEW if self._is_interview else DRILL
        self.app.push_screen(PageScreen(keys_page("Keys while you answer (time stands still here)", keys)))

    def action_question(self) -> None:
        """Show the whole question, with what it goes back to and the hints so far."""
        self.app.push_screen(PageScreen(whole_page(self._turn, self._sheet.hints)))

    def _make_room(self) -> None:
        """Leave the question more room on a short screen until something is typed."""
        self.set_class(self.is_blank and not self._turn.goal, "-blank")

    def _say_what(self) -> None:
        """Name the key of the question above it where help stands in its place, or where it is cut."""
        is_covered = self._aside.display and self.has_class("-short")
        self._what.replace(CUT if is_covered or self._is_cut else self._head)

    def _mark(self, before: float | None, left: float | None) -> None:
        passed = [text for mark, text in MARKS if crossed(mark, before, left)]
        if passed:
            self._notice.say(passed[0])

    def _lock_at_zero(self) -> None:
        self._editor.read_only = True
        self._sheet.countdown.pause(self._clock())
        if self.is_blank:
            self.dismiss(Ended.EMPTY)
        else:
            self._lock(Ended.TIME_UP)

    def _lock(self, ended: Ended) -> None:
        if not self.is_active:
            return
        if self._sheet.lock(self._editor.text, self._clock()):
            self.dismiss(ended)
        else:
            self._notice.say(f"{self._sheet.problem}\nCtrl-S tries again.")


def _count(text: str) -> str:
    words = len(text.split())
    return f"{words} {'word' if words == 1 else 'words'}"
