"""What the person asked of a session, with all that was looked up for it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from twominute.commands.resume import Resumed
from twominute.model.names import Mode
from twominute.model.question import Question
from twominute.session import Turn


@dataclass(frozen=True, slots=True)
class Sitting:
    """What the person asked for."""

    questions: tuple[Question, ...]
    """The questions to choose from, or the very ones to ask when `in_order`."""
    in_order: bool
    count: int
    mode: Mode
    seconds_limit: Callable[[int], int | None]
    drafts: Path
    """The folder of unfinished answers."""
    strict: bool
    resumed: Resumed | None
    """An unfinished answer that comes before all others."""
    without_tools: bool = False
    """Whether the questions are to be answered without product names."""
    is_repair: bool = False
    """Whether the given answers to the questions are written anew."""
    rates: bool = True
    """Whether the person is asked what an answer covers before it is read."""
    bank: str | None = None
    """What was asked from when it was not the main bank, as it was typed."""
    again: Turn | None = None
    """A stored answer that is given once more."""
    session_id: str | None = None
    """The session that goes on; None for a new one."""
    asked: tuple[str, ...] = ()
    """The ids of the questions that were asked in it already."""
    done: tuple[int, ...] = ()
    """The numbers of the answers that were given in it already."""
