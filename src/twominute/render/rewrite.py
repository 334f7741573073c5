"""What an answer that was written anew added to the one that was given."""

from typing import TypedDict

from twominute.model.page import Line, Piece, Role
from twominute.model.question import Rubric
from twominute.model.reading import DimensionReading, Reading
from twominute.render.levels import level, level_here
from twominute.render.pieces import title
from twominute.render.reading import overall

OVERALL = "Overall"
WITHOUT = "Without tool names"
INDENT = Piece("    ")


class GivenJson(TypedDict):
    """The given answer of a repair as it reads: what a rewrite is compared with."""

    answer: str
    overall: int
    dimensions: dict[str, int]
    overall_without_tools: int


def rewrite_page(given: Reading, rewrite: Reading, rubric: Rubric) -> tuple[Line, ...]:
    """Return what a rewrite added to a given answer: by dimension, overall, and with the tool names struck out."""
    width = max(len(name) for name in (*(each.name for each in rubric.dimensions), WITHOUT))
    return (
        title("What the rewrite added to the given answer"),
        *(
            (INDENT, _name(rubric.dimension(found.dimension).name, width), *_levels(given, found))
            for found in rewrite.dimensions
        ),
        (INDENT, _name(OVERALL, width), *_overalls(given.overall, rewrite.overall)),
        (INDENT, _name(WITHOUT, width), *_overalls(given.without_tools.overall, rewrite.without_tools.overall)),
        (INDENT, Piece(_stands(rewrite, rubric))),
    )


def given_json(answer: str, reading: Reading) -> GivenJson:
    """Return a given answer ready for json.dumps."""
    return {
        "answer": answer,
        "overall": reading.overall,
        "dimensions": {each: int(found) for each, found in reading.levels.items()},
        "overall_without_tools": reading.without_tools.overall,
    }


def _name(name: str, width: int) -> Piece:
    return Piece(f"{name.ljust(width)}  ", Role.STRONG)


def _levels(given: Reading, found: DimensionReading) -> Line:
    before = given.levels[found.dimension]
    if before is not found.level:
        return (level(before), Piece(" ->\xa0"), level(found.level))
    here = level_here(found)
    return (*here, Piece(", as before", Role.DIM)) if found.expected or found.level else here


def _overalls(before: int, after: int) -> Line:
    if before == after:
        return (Piece(overall(before)), Piece(", as before", Role.DIM))
    return (Piece(f"{overall(before)} -> "), Piece(overall(after), Role.STRONG))


def _stands(rewrite: Reading, rubric: Rubric) -> str:
    struck = rewrite.without_tools
    if rewrite.tool_dropping:
        return "The rewrite still leans on product names."
    if not struck.names:
        return "The rewrite names no tools: nothing falls without them."
    if rewrite.stands_without_tools:
        return "The rewrite now stands without its tool names."
    falls = ", ".join(rubric.dimension(each).name for each in struck.falls)
    fallen = f"it falls on {falls}" if falls else f"overall {struck.overall} of 4"
    return f"The rewrite does not stand without its tool names yet: {fallen}."
