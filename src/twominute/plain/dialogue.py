"""Questions that are answered with a word."""

from collections.abc import Iterable

from twominute.model.page import Line
from twominute.plain.keyboard import Keyboard
from twominute.plain.voice import Voice

PROMPT = "> "


class Dialogue:
    """What is said to the person and what the person says to it."""

    def __init__(self, voice: Voice, keyboard: Keyboard) -> None:
        self._voice = voice
        self._keyboard = keyboard

    def write(self, page: Iterable[Line]) -> None:
        """Print a page and a blank line."""
        self._voice.write((*page, ()))

    def write_line(self, line: Line) -> None:
        """Print one line of a page."""
        self._voice.write((line,))

    def say(self, text: str) -> None:
        """Print some lines of ordinary text."""
        self._voice.say(text)

    def choose(self, hint: str, choices: dict[str, str], *, at_end: str) -> str:
        """Return what a word stands for, `at_end` at Ctrl-D; say the hint until it is one of them."""
        while True:
            said = self.line(at_end=at_end).strip().casefold()
            if said in choices:
                return choices[said]
            self.say(f'"{said}" is none of these: {hint}')

    def line(self, *, at_end: str = "") -> str:
        """Return one line, `at_end` at Ctrl-D."""
        try:
            return self._keyboard.line(PROMPT)
        except EOFError:
            self.say("")
            return at_end
