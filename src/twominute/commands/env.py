"""The world as a command sees it: streams, clocks, chance and the environment, all handed in by `cli`.

A named tuple: the module of dataclasses adds as much to a start as the interpreter takes for its own.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, tzinfo
from random import Random
from typing import NamedTuple, TextIO


class Env(NamedTuple):
    """The real world, or a test's."""

    environ: Mapping[str, str]
    stdin: TextIO | None
    """None when the program was started with a closed stream."""
    stdout: TextIO
    stderr: TextIO
    monotonic: Callable[[], float]
    """Seconds that only ever go forward."""
    now: Callable[[], datetime]
    """The wall clock in UTC."""
    zone: tzinfo
    rng: Random

    @property
    def is_interactive(self) -> bool:
        """Tell whether a person sits at all three streams. A web driver of the screen pipes them and counts too."""
        if "TEXTUAL_DRIVER" in self.environ:
            return True
        return all(stream is not None and stream.isatty() for stream in (self.stdin, self.stdout, self.stderr))

    @property
    def wants_plain(self) -> bool:
        """Tell whether the terminal or the person asks for plain text instead of the full screen."""
        accessible = self.environ.get("ACCESSIBLE", "").casefold() not in {"", "0", "false", "no", "off"}
        return accessible or self.environ.get("TERM", "") in {"", "dumb"}

    def wants_colour(self, stream: TextIO) -> bool:
        """Tell whether a stream may be coloured."""
        if "NO_COLOR" in self.environ or self.environ.get("TERM") == "dumb":
            return False
        return stream.isatty() or self.environ.get("FORCE_COLOR", "0") not in {"", "0"}
