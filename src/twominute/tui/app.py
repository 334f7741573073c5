"""The full screen: which screen follows which, and every way to leave."""

from collections.abc import Callable

from textual import constants, events, work
from textual.app import App
from textual.worker import WorkerFailed

from twominute.errors import Exit
from twominute.model.names import Mode
from twominute.session import Desk, Turn, rated
from twominute.tui.ask import AskScreen
from twominute.tui.drill import DrillScreen, Ended
from twominute.tui.driver import TerminalDriver
from twominute.tui.rating import RatingScreen
from twominute.tui.reading import ReadingScreen, Then

DEAF = 0.5
"""Seconds without keys after a text was locked by the clock: its last letters must not answer the next screen."""

AGAIN = "Press Ctrl-C again to leave, any other key to go on."
STORED = "Stored."


class DrillApp(App[Exit], inherit_bindings=False):
    """The screens of one session."""

    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False
    VERTICAL_BREAKPOINTS = [(0, "-short"), (18, "-tall")]  # noqa: RUF012 - Textual does not type it as a ClassVar

    def __init__(self, desk: Desk, clock: Callable[[], float]) -> None:
        # The driver that a web server names in the environment stays Textual's choice. Native colours also keep
        # NO_COLOR honest: otherwise Textual answers it with shades of grey.
        super().__init__(driver_class=None if constants.DRIVER else TerminalDriver, ansi_color=True)
        self.theme = "ansi-dark"
        self.animation_level = "none"
        self.crash: BaseException | None = None
        """What went wrong when the screen ended by itself."""
        self._desk = desk
        self._clock = clock
        self._deaf_until = clock()

    def on_mount(self) -> None:
        """Take the signals and ask the first question."""
        if isinstance(self._driver, TerminalDriver):
            self._driver.listen(self)
        self._play()

    async def on_event(self, event: events.Event) -> None:
        """Drop what is typed while no key is wanted."""
        if isinstance(event, events.Key | events.Paste) and self._clock() < self._deaf_until:
            return
        await super().on_event(event)

    def leave(self, status: Exit) -> None:
        """Keep the draft and end with this status."""
        drill = self._drill()
        if drill is not None:
            drill.keep()
        self.exit(status)

    def stop(self) -> None:
        """Keep the draft, stop the process, and let time stand still until a key after it goes on."""
        if not isinstance(self._driver, TerminalDriver):
            return
        drill = self._drill()
        if drill is not None:
            drill.pause()
        if drill is not None and not isinstance(self.screen, AskScreen):
            self.push_screen(AskScreen("You were away: the time stood still. Any key goes on."))
        self._driver.stop_process()

    def came_back(self) -> None:
        """Draw everything again."""
        self.screen.refresh(layout=True)

    def action_stop(self) -> None:
        """Stop the process, as Ctrl-Z does in any program."""
        self.stop()

    def action_interrupt(self) -> None:
        """Pause at the first Ctrl-C, leave at the second."""
        if isinstance(self.screen, AskScreen):
            self.leave(Exit.INTERRUPTED)
        else:
            self.push_screen(AskScreen(f"{self._state()} {AGAIN}"))

    def action_ask_leave(self) -> None:
        """Ask once whether to leave."""
        text = f"{self._state()} Press Esc or y to leave, any other key to go on."
        self.push_screen(AskScreen(text, leaves=("escape", "y")), self._answered)

    @work
    async def _play(self) -> None:
        turn = self._desk.next_turn()
        while turn is not None:
            turn = await self._one(turn)
        self.leave(Exit.FINE)

    async def _one(self, turn: Turn) -> Turn | None:
        """Run one turn and return the next, None when the session is over."""
        self._desk.begin(turn)
        ended = await self.push_screen_wait(DrillScreen(self._desk, turn, self._clock))
        if ended is not Ended.FINISHED:
            self._deaf_until = self._clock() + DEAF
        if ended is Ended.EMPTY:
            await self.push_screen_wait(
                AskScreen("Time is up. Nothing was typed, so nothing is stored. Any key goes on.")
            )
            return self._desk.next_turn()
        locked = STORED if ended is Ended.FINISHED else "Time is up: stored as it stood."
        await self._rate(turn, locked)
        if self._desk.mode is Mode.INTERVIEW:
            return self._desk.next_turn()
        return self._after(await self.push_screen_wait(ReadingScreen(self._desk)))

    async def _rate(self, turn: Turn, locked: str) -> None:
        if self._desk.rates:
            await self.push_screen_wait(RatingScreen(self._desk, rated(turn, self._desk.rubric), locked))
        elif locked != STORED:
            await self.push_screen_wait(AskScreen(f"{locked} Any key goes on."))

    def _after(self, then: Then | Turn) -> Turn | None:
        match then:
            case Then.NEXT:
                return self._desk.next_turn()
            case Then.LEAVE:
                return None
            case Turn():
                return then

    def _answered(self, leaves: bool | None) -> None:
        if leaves:
            self.leave(Exit.FINE)

    def _state(self) -> str:
        drill = self._drill()
        if drill is None:
            return "All answers are stored."
        if not drill.keep():
            return f"The draft is not saved: {drill.problem}"
        return "Nothing typed yet." if drill.is_blank else "Draft saved."

    def _drill(self) -> DrillScreen | None:
        return next((screen for screen in self.screen_stack if isinstance(screen, DrillScreen)), None)

    def _handle_exception(self, error: Exception) -> None:
        self.crash = self.crash or (error.error if isinstance(error, WorkerFailed) else error)
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        # Textual would print a traceback with the values of local variables: the answer among them.
        self._close_messages_no_wait()
