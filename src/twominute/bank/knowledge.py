"""Nodes of the files that hold no question: rubric, topics, tools, cues, stances, repairs, areas and released ids."""

from collections.abc import Sequence

from twominute.bank.fields import Fields
from twominute.bank.nodes import Node
from twominute.bank.place import Place
from twominute.bank.problems import Problems
from twominute.bank.questions import RUNGS, refuse_twins
from twominute.bank.rules import Rule
from twominute.model.knowledge import Cue, Stance, StanceCue
from twominute.model.question import Area, AreaCue, Dimension, Repair, Rubric, Tool, Topic

DIMENSION = (
    "id",
    "name",
    "meaning",
    "colour",
    "mark",
    "hints",
    "gap_absent",
    "gap_mentioned",
    "follow_up",
)
AREA = ("id", "name", "means", "dimensions")
AREA_OPTIONAL = ("topics", "cues")
BASE_COLOURS = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")
COLOURS = (*BASE_COLOURS, *(f"bright_{colour}" for colour in BASE_COLOURS))
SCOPES = ("after", "before", "sentence")
STRENGTHS = range(1, 3)
DIMENSIONS = range(1, 13)
ROWS = range(1, 10_001)
TOPICS = range(1, 41)
AREAS = range(1, 41)
EXAMPLES = range(3, 41)
"""Sentences of each kind that a dimension has where it has any: with fewer it is read by chance."""


def parse_rubric(node: Node, problems: Problems) -> Rubric:
    """Return the rubric that a file holds."""
    fields = Fields(node, "the rubric", problems, required=("id", "name", "dimensions"))
    found = fields.each("dimensions", DIMENSIONS, _dimension)
    refuse_twins(((each.id, place) for each, place in found), "dimension", problems)
    refuse_twins(((each.mark, place) for each, place in found), "mark", problems)
    return Rubric(fields.slug("id"), fields.text("name"), tuple(dimension for dimension, _ in found))


def parse_tools(node: Node, problems: Problems) -> tuple[Tool, ...]:
    """Return the products that a file names."""
    fields = Fields(node, "the list of tools", problems, required=("tools",))
    found = fields.each("tools", ROWS, _tool)
    refuse_twins(((tool.name, place) for tool, place in found), "tool", problems)
    return tuple(tool for tool, _ in found)


def parse_topics(node: Node, problems: Problems) -> tuple[Topic, ...]:
    """Return the topics that the questions of a bank are sorted by."""
    fields = Fields(node, "the list of topics", problems, required=("topics",))
    found = fields.each("topics", TOPICS, _topic)
    refuse_twins(((topic.id, place) for topic, place in found), "topic", problems)
    return tuple(topic for topic, _ in found)


def parse_repairs(node: Node, problems: Problems) -> tuple[tuple[Repair, Place], ...]:
    """Return the weak answers that a file gives to be written anew, each with the place of its question's id."""
    fields = Fields(node, "the list of repairs", problems, required=("repairs",))
    found = fields.each("repairs", ROWS, _repair)
    refuse_twins(((repair.id, place) for repair, place, _ in found), "repair", problems)
    refuse_twins(((repair.question, place) for repair, _, place in found), "a repair of", problems)
    return tuple((repair, place) for repair, _, place in found)


def parse_areas(
    node: Node, problems: Problems, *, dimensions: Sequence[str], topics: Sequence[str]
) -> tuple[Area, ...]:
    """Return the areas that readiness is told for; `dimensions` and `topics` are the ids that the bank knows."""
    fields = Fields(node, "the list of areas", problems, required=("areas",))
    found = fields.each("areas", AREAS, lambda row, _: _area(row, problems, dimensions, topics))
    refuse_twins(((area.id, place) for area, place in found), "area", problems)
    return tuple(area for area, _ in found)


def parse_released(node: Node, problems: Problems) -> tuple[tuple[str, Place], ...]:
    """Return the ids of questions that people may have answered already, each with its place."""
    fields = Fields(node, "the list of released ids", problems, required=("released",))
    return tuple(zip(fields.texts("released", ROWS), fields.places("released"), strict=True))


def parse_cues(node: Node, problems: Problems, *, dimensions: Sequence[str]) -> tuple[Cue, ...]:
    """Return the cues that a file holds; `dimensions` are the ids that the rubric knows."""
    fields = Fields(node, "the list of cues", problems, required=("cues",))
    return fields.each("cues", ROWS, lambda row, _: _cue(row, problems, dimensions))


def parse_stances(node: Node, problems: Problems) -> tuple[tuple[StanceCue, ...], tuple[str, ...]]:
    """Return the stance cues and the phrases that make a claim concrete."""
    fields = Fields(node, "the list of stances", problems, required=("stances", "concrete"))
    return fields.each("stances", ROWS, _stance_cue), fields.texts("concrete", ROWS)


def _dimension(node: Node, problems: Problems) -> tuple[Dimension, Place]:
    fields = Fields(node, "the dimension", problems, required=DIMENSION, optional=("good", "near_miss"))
    mark = fields.text("mark")
    if len(mark) > 1:
        problems.add(fields.where("mark"), Rule.LONG_MARK, "mark is longer than a letter", right="write one letter")
    dimension = Dimension(
        id=fields.slug("id"),
        name=fields.text("name"),
        meaning=fields.text("meaning"),
        colour=fields.one_word_of("colour", COLOURS),
        mark=mark,
        hints=fields.texts("hints", RUNGS),
        gap_absent=fields.text("gap_absent"),
        gap_mentioned=fields.text("gap_mentioned"),
        follow_up=fields.text("follow_up"),
        good=fields.texts("good", EXAMPLES),
        near_miss=fields.texts("near_miss", EXAMPLES),
    )
    return dimension, fields.place


def _tool(node: Node, problems: Problems) -> tuple[Tool, Place]:
    fields = Fields(node, "the tool", problems, required=("name",), optional=("aliases",))
    return Tool(fields.text("name"), fields.texts("aliases", range(ROWS.stop))), fields.place


def _topic(node: Node, problems: Problems) -> tuple[Topic, Place]:
    fields = Fields(node, "the topic", problems, required=("id", "means"))
    return Topic(fields.slug("id"), fields.text("means")), fields.place


def _repair(node: Node, problems: Problems) -> tuple[Repair, Place, Place]:
    fields = Fields(node, "the repair", problems, required=("id", "question", "answer"))
    repair = Repair(fields.slug("id"), fields.slug("question"), fields.text("answer"))
    return repair, fields.where("id"), fields.where("question")


def _area(node: Node, problems: Problems, dimensions: Sequence[str], topics: Sequence[str]) -> tuple[Area, Place]:
    fields = Fields(node, "the area", problems, required=AREA, optional=AREA_OPTIONAL)
    area = Area(
        id=fields.slug("id"),
        name=fields.text("name"),
        means=fields.text("means"),
        dimensions=fields.words_of("dimensions", dimensions, DIMENSIONS),
        topics=fields.words_of("topics", topics, TOPICS),
        cues=fields.each("cues", ROWS, _area_cue),
    )
    return area, fields.where("id")


def _area_cue(node: Node, problems: Problems) -> AreaCue:
    fields = Fields(node, "the cue", problems, required=("cue", "catches", "leaves"))
    return AreaCue(fields.text("cue"), fields.text("catches"), fields.text("leaves"))


def _cue(node: Node, problems: Problems, dimensions: Sequence[str]) -> Cue:
    fields = Fields(node, "the cue", problems, required=("dimension", "cue", "strength", "catches", "leaves"))
    return Cue(
        dimension=fields.one_word_of("dimension", dimensions),
        phrase=fields.text("cue"),
        strength=fields.number("strength", STRENGTHS),
        catches=fields.text("catches"),
        leaves=fields.text("leaves"),
    )


def _stance_cue(node: Node, problems: Problems) -> StanceCue:
    fields = Fields(node, "the stance", problems, required=("stance", "cue", "scope", "catches", "leaves"))
    return StanceCue(
        stance=fields.one_of("stance", Stance),
        phrase=fields.text("cue"),
        scope=fields.one_word_of("scope", SCOPES),
        catches=fields.text("catches"),
        leaves=fields.text("leaves"),
    )
