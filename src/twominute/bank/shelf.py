"""What the answers to a bank are read with: its own files, and those of another bank for what it leaves out."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TypeVar

from twominute.bank.knowledge import parse_cues, parse_rubric, parse_stances, parse_tools
from twominute.bank.nodes import Node, Place
from twominute.bank.problems import Problem, Problems, refuse
from twominute.bank.source import Source, made, refuse_all
from twominute.model.knowledge import Knowledge
from twominute.model.question import Rubric

STEMS = ("rubric", "tools", "cues", "stances")
"""Files with these names hold no question."""

Made = TypeVar("Made")


def take_knowledge(name: str, sources: Sequence[Source], *, base: Knowledge | None) -> Knowledge:
    """Return the knowledge of the bank; problems stay with their sources.

    Only a missing file or a broken rubric is raised at once: all the rest is judged by them.
    """
    shelf = _shelf(sources)
    if base is None:
        refuse(_missing(name, stem) for stem in STEMS if stem not in shelf)
    rubric = _take(shelf, "rubric", parse_rubric, base.rubric if base else None)
    if "rubric" in shelf:
        refuse_all([shelf["rubric"]])
    if rubric is None:
        raise AssertionError("a rubric that cannot be made has a problem")
    if base:
        _refuse_strange_cues(shelf, rubric, base.rubric)
    parse = partial(parse_cues, dimensions=_ids(rubric))
    stances = _take(shelf, "stances", parse_stances, (base.stances, base.concrete) if base else None) or ((), ())
    return Knowledge(
        rubric=rubric,
        tools=_take(shelf, "tools", parse_tools, base.tools if base else None) or (),
        cues=_take(shelf, "cues", parse, base.cues if base else None) or (),
        stances=stances[0],
        concrete=stances[1],
    )


def _shelf(sources: Sequence[Source]) -> dict[str, Source]:
    shelf: dict[str, Source] = {}
    for source in sources:
        first = shelf.setdefault(source.stem, source)
        if first is not source:
            source.problems.add(source.start, f"this bank has {first.problems.file} already", "keep one of them")
    return shelf


def _missing(name: str, stem: str) -> Problem:
    return Problem(Place(f"{name}/{stem}.yaml", 1, 1), "the file is missing", "put it back")


def _take(
    shelf: Mapping[str, Source], stem: str, make: Callable[[Node, Problems], Made], otherwise: Made | None
) -> Made | None:
    return made(shelf[stem], make) if stem in shelf else otherwise


def _refuse_strange_cues(shelf: Mapping[str, Source], rubric: Rubric, base: Rubric) -> None:
    if "cues" not in shelf and set(_ids(rubric)) != set(_ids(base)):
        source = shelf["rubric"]
        what = f"the dimensions are not {', '.join(_ids(base))}, and the bank has no cues.yaml"
        source.problems.add(source.start, what, "add a cues.yaml for them")


def _ids(rubric: Rubric) -> tuple[str, ...]:
    return tuple(dimension.id for dimension in rubric.dimensions)
