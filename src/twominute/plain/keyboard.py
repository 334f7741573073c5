"""The person's lines, from readline on a terminal and from a plain stream elsewhere."""

import errno
import locale
import os
import readline
import signal
import sys
import termios
from collections.abc import Callable
from contextlib import suppress
from io import TextIOWrapper

from twominute.errors import Exit
from twominute.plain import editor
from twominute.plain.signals import LeaveError, Signals


class Keyboard:
    """Lines as they are typed, with the signals that come between their keys."""

    def __init__(self, signals: Signals) -> None:
        self.is_terminal = sys.stdin.isatty()
        self._signals = signals
        self._has_editor = self.is_terminal and sys.stdout.isatty()
        self.half_line = ""
        """What stood on the line being typed, or broken off, when a signal last came."""
        _read_utf8()
        readline.set_auto_history(False)  # an answer must not come back with the arrow keys

    def line(self, prompt: str = "", *, answer: Callable[[int], None] | None = None) -> str:
        """Return the next line, signals answered meanwhile; EOFError at its end, LeaveError without a terminal."""
        self.half_line = ""
        self._signals.listen(answer or self.obey, when=self._look)
        try:
            line = _clean(input(prompt))
        except (EOFError, OSError):
            if _is_gone():
                raise LeaveError(Exit.HANGUP) from None
            raise
        finally:
            self._signals.listen(None)
        self.half_line = ""
        return line

    def obey(self, number: int) -> None:
        """Do what a signal asks for, and show the line again when it was a stop."""
        self._signals.obey(number)
        if number == signal.SIGTSTP:
            self.redraw()

    def stop(self) -> None:
        """Stop as a program does at Ctrl-Z; return when it goes on."""
        self._signals.obey(signal.SIGTSTP)

    def redraw(self) -> None:
        """Show the line being typed once more, after something else was printed below it."""
        if self._has_editor and self._signals.are_answered:
            editor.draw_again()

    def forget_typed_ahead(self) -> None:
        """Drop the keys that no line has taken yet."""
        with suppress(termios.error):  # a pipe has none, and a terminal that is gone has none left
            termios.tcflush(sys.stdin, termios.TCIFLUSH)

    def _look(self) -> bool:
        """Take down the half line; tell whether a line could end here without getting lost."""
        if not self._has_editor:
            return True
        if not editor.is_editing():
            return False
        self.half_line = _clean(readline.get_line_buffer())
        return True


def _is_gone() -> bool:
    try:
        termios.tcgetattr(sys.stdin)
    except termios.error as error:
        return bool(error.args[0] == errno.EIO)
    return False


def _read_utf8() -> None:
    if isinstance(sys.stdin, TextIOWrapper) and (sys.stdin.encoding, sys.stdin.errors) != ("utf-8", "replace"):
        # Not again where it is so already: after the first line it cannot be set any more.
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    if locale.nl_langinfo(locale.CODESET) != "UTF-8":
        # readline asks the environment before each line, and in the C locale takes a byte above 127 for a command.
        os.environ["LC_ALL"] = "C.UTF-8"


def _clean(line: str) -> str:
    # A mistyped byte arrives as a lone surrogate, which neither a file nor the database takes. Where readline does
    # not know that it reads UTF-8, all bytes above 127 arrive so.
    return line.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
