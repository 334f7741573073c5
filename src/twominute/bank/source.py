"""A file of a bank on its way from bytes to nouns."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import PurePath
from typing import TypeVar

from twominute.bank.decode import decode
from twominute.bank.events import compose
from twominute.bank.file import BankFile
from twominute.bank.nodes import Node
from twominute.bank.place import Place
from twominute.bank.problems import GivenUpError, Problems, refuse
from twominute.model.safe import safe_text

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Source:
    """What a file says, with its problems so far."""

    stem: str
    node: Node | None
    """None when it is no YAML: its problems say why."""
    problems: Problems

    @property
    def start(self) -> Place:
        """Return the place of what concerns the whole file."""
        return self.problems.place(1, 1)


def open_source(file: BankFile) -> Source:
    """Return what a file says."""
    problems = Problems(" ".join(safe_text(file.path_shown).split("\n")))
    try:
        node = compose(decode(file.text, problems), problems)
    except GivenUpError:
        return Source(PurePath(file.path_shown).stem, None, problems)
    return Source(PurePath(file.path_shown).stem, node, problems)


def made(source: Source, make: Callable[[Node, Problems], Made]) -> Made | None:
    """Return what is made of a source; None when nothing can be, with the reason among its problems."""
    if source.node is None:
        return None
    try:
        return make(source.node, source.problems)
    except GivenUpError:
        return None


def refuse_all(sources: Iterable[Source]) -> None:
    """Raise the problems of all sources as one error; nothing happens when there are none."""
    refuse(problem for source in sources for problem in source.problems.in_order())
