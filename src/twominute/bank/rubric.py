"""The files beside the questions: the rubric, the tool names, the cues and the stances."""

from twominute.bank.fields import Fields
from twominute.bank.nodes import Mapping
from twominute.bank.problems import Problem
from twominute.model.knowledge import Cue, Stance, StanceCue
from twominute.model.question import Dimension, Rubric, Tool

COLOURS = ("red", "green", "yellow", "blue", "magenta", "cyan")
DIMENSION_KEYS = ("id", "name", "meaning", "colour", "mark", "hints", "gap_absent", "gap_mentioned", "follow_up")
STRONGEST = 2
SCOPES = ("after", "before", "sentence")
MOST = 20_000
"""Rows of one table."""


def parse_rubric(node: Mapping, problems: list[Problem]) -> Rubric:
    """Return the rubric."""
    fields = Fields(node, problems, known=("id", "name", "dimensions"))
    dimensions = tuple(
        _dimension(Fields(each, problems, known=DIMENSION_KEYS))
        for each in fields.mappings("dimensions", fewest=2, most=8)
    )
    for name in ("id", "mark"):
        values = [getattr(dimension, name) for dimension in dimensions]
        if len(set(values)) < len(values):
            fields.note(fields.place_of("dimensions"), f'two dimensions have the same "{name}"', "give each its own")
    return Rubric(fields.id("id"), fields.text("name"), dimensions)


def parse_tools(node: Mapping, problems: list[Problem]) -> tuple[Tool, ...]:
    """Return the product names."""
    fields = Fields(node, problems, known=("tools",))
    return tuple(
        Tool(each.text("name"), each.texts("aliases", fewest=0, most=20))
        for each in (
            Fields(row, problems, known=("name", "aliases")) for row in fields.mappings("tools", fewest=1, most=MOST)
        )
    )


def parse_cues(node: Mapping, rubric: Rubric, problems: list[Problem]) -> tuple[Cue, ...]:
    """Return the phrases that tell of a dimension."""
    dimensions = [dimension.id for dimension in rubric.dimensions]
    known = ("dimension", "cue", "strength", "catches", "leaves")
    fields = Fields(node, problems, known=("cues",))
    return tuple(
        Cue(
            dimension=each.one_of("dimension", dimensions),
            phrase=each.text("cue"),
            strength=each.number("strength", low=1, high=STRONGEST),
            catches=each.text("catches"),
            leaves=each.text("leaves"),
        )
        for each in (Fields(row, problems, known=known) for row in fields.mappings("cues", fewest=1, most=MOST))
    )


def parse_stances(node: Mapping, problems: list[Problem]) -> tuple[tuple[StanceCue, ...], tuple[str, ...]]:
    """Return the phrases that take credit away, and the phrases that make a claim concrete."""
    known = ("stance", "cue", "scope", "catches", "leaves")
    fields = Fields(node, problems, known=("stances", "concrete"))
    stances = tuple(
        _stance(Fields(row, problems, known=known)) for row in fields.mappings("stances", fewest=1, most=MOST)
    )
    return stances, fields.texts("concrete", fewest=1, most=MOST)


def _dimension(fields: Fields) -> Dimension:
    mark = fields.text("mark")
    if len(mark) > 1:
        fields.note(fields.place_of("mark"), f'the mark "{mark}" is longer than one letter', "use one letter")
    return Dimension(
        id=fields.id("id"),
        name=fields.text("name"),
        meaning=fields.text("meaning"),
        colour=fields.one_of("colour", COLOURS),
        mark=mark,
        hints=fields.texts("hints", fewest=3, most=3),
        gap_absent=fields.text("gap_absent"),
        gap_mentioned=fields.text("gap_mentioned"),
        follow_up=fields.text("follow_up"),
    )


def _stance(fields: Fields) -> StanceCue:
    known = [str(stance) for stance in Stance]
    stance = fields.one_of("stance", known)
    return StanceCue(
        stance=Stance(stance) if stance in known else Stance.DENIED,
        phrase=fields.text("cue"),
        scope=fields.one_of("scope", SCOPES),
        catches=fields.text("catches"),
        leaves=fields.text("leaves"),
    )
