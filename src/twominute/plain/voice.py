"""What plain mode prints."""

import os
from collections.abc import Iterable
from typing import TextIO

from twominute.errors import Exit
from twominute.model.page import Line, Piece
from twominute.plain.page import write_page
from twominute.plain.signals import LeaveError


class Voice:
    """Pages and sentences for the person, on one stream."""

    def __init__(self, out: TextIO, *, width: int, colour: bool, announces: bool) -> None:
        self.announces = announces
        """Whether the time left is said while the person types."""
        self._out = out
        self._width = width
        self._colour = colour

    def write(self, page: Iterable[Line]) -> None:
        """Print a page; LeaveError when nobody is there to read it."""
        try:
            write_page(page, self._out, width=self._width, colour=self._colour)
            self._out.flush()
        except OSError:
            # What could not be written is still in the buffer, and the interpreter would complain of it at its end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), self._out.fileno())
            raise LeaveError(Exit.HANGUP) from None

    def say(self, text: str) -> None:
        """Print some lines of ordinary text."""
        self.write((Piece(line),) for line in text.split("\n"))
