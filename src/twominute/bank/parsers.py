"""The two parsers of PyYAML, as far as events go."""

from collections.abc import Callable
from typing import Protocol

import yaml
from yaml.events import Event
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner


class EventParser(Protocol):
    """What gives the events of a text one by one."""

    def check_event(self) -> bool:
        """Tell whether there is another event."""

    def get_event(self) -> Event:
        """Return the next event."""


class SlowParser(Reader, Scanner, Parser):
    """The parser that needs no C library."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)


usual_parser: Callable[[str], EventParser] = getattr(yaml, "CBaseLoader", SlowParser)
"""The C parser is twelve times as fast, but PyYAML may have been built without libyaml."""
