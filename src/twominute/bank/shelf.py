"""What a bank has beside its questions: its own files, and those of another bank for what it leaves out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from twominute.bank.knowledge import (
    parse_areas,
    parse_cues,
    parse_released,
    parse_repairs,
    parse_rubric,
    parse_stances,
    parse_tools,
    parse_topics,
)
from twominute.bank.nodes import Node, places
from twominute.bank.place import Place
from twominute.bank.problems import Problem, Problems, refuse
from twominute.bank.rules import Rule
from twominute.bank.source import Source, made, refuse_all
from twominute.model.knowledge import Knowledge
from twominute.model.question import Area, Repair, Rubric, Topic

NEEDED = ("rubric", "topics", "tools", "cues", "stances")
"""What a bank brings that leans on no other."""
STEMS = (*NEEDED, "repairs", "areas", "released")
"""Files with these names hold no question."""

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Shelf:
    """What a bank has beside its questions."""

    knowledge: Knowledge
    topics: tuple[Topic, ...]
    released: tuple[tuple[str, Place], ...] = ()
    """Ids that must stay, with the places that say so."""
    repairs: tuple[tuple[Repair, Place], ...] = ()
    """Each with the place of its question's id."""
    areas: tuple[Area, ...] = ()


def take_shelf(name: str, sources: Sequence[Source], *, base: Shelf | None) -> Shelf:
    """Return what the bank has beside its questions; problems stay with their sources.

    Only a missing file or a broken rubric is raised at once: all the rest is judged by them.
    """
    shelf = _by_stem(sources)
    known = base.knowledge if base else None
    if base is None:
        refuse(_missing(name, stem) for stem in NEEDED if stem not in shelf)
    rubric = _take(shelf, "rubric", parse_rubric, known.rubric if known else None)
    if "rubric" in shelf:
        refuse_all([shelf["rubric"]])
    if rubric is None:
        raise AssertionError("a rubric that cannot be made has a problem")
    ours = known is not None and set(_ids(rubric)) != set(_ids(known.rubric))
    if ours:
        _refuse_bare_dimensions(shelf["rubric"], rubric)
    parse = partial(parse_cues, dimensions=_ids(rubric))
    stances = _take(shelf, "stances", parse_stances, (known.stances, known.concrete) if known else None) or ((), ())
    knowledge = Knowledge(
        rubric=rubric,
        tools=_take(shelf, "tools", parse_tools, known.tools if known else None) or (),
        cues=_take(shelf, "cues", parse, known.cues if known and not ours else None) or (),
        stances=stances[0],
        concrete=stances[1],
    )
    topics = _take(shelf, "topics", parse_topics, base.topics if base else None) or ()
    released = _take(shelf, "released", parse_released, None) or ()
    repairs = _take(shelf, "repairs", parse_repairs, None) or ()
    parse_own = partial(parse_areas, dimensions=_ids(rubric), topics=tuple(topic.id for topic in topics))
    return Shelf(knowledge, topics, released, repairs, _take(shelf, "areas", parse_own, None) or ())


def _by_stem(sources: Sequence[Source]) -> dict[str, Source]:
    shelf: dict[str, Source] = {}
    for source in sources:
        first = shelf.setdefault(source.stem, source)
        if first is not source:
            what = f"this bank has {first.problems.file} already"
            source.problems.add(source.start, Rule.TWIN_FILE, what, right="keep one of them")
    return shelf


def _missing(name: str, stem: str) -> Problem:
    return Problem(Place(f"{name}/{stem}.yaml", 1, 1), Rule.MISSING_FILE, "the file is missing", "put it back")


def _take(
    shelf: Mapping[str, Source], stem: str, make: Callable[[Node, Problems], Made], otherwise: Made | None
) -> Made | None:
    return made(shelf[stem], make) if stem in shelf else otherwise


def _refuse_bare_dimensions(source: Source, rubric: Rubric) -> None:
    where = dict(places(source.node)) if source.node else {}
    for number, dimension in enumerate(rubric.dimensions):
        if not (dimension.good and dimension.near_miss):
            what = f"the dimension {dimension.id} lacks examples, and no trained reader knows it"
            place = where[f"dimensions/{number}"]
            source.problems.add(place, Rule.MISSING_EXAMPLES, what, right="add good and near_miss to it")


def _ids(rubric: Rubric) -> tuple[str, ...]:
    return tuple(dimension.id for dimension in rubric.dimensions)
