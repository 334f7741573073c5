"""What a text covers so far, in one short page."""

from twominute.model.page import Line, Piece
from twominute.model.question import Rubric
from twominute.model.reading import Reading
from twominute.render.levels import LEVEL_MARKS, LEVEL_ROLES


def coverage_page(reading: Reading, rubric: Rubric) -> tuple[Line, ...]:
    """Return one line: each dimension with its mark, `-` absent, `~` mentioned, `+` explained."""
    pieces: list[Piece] = []
    for found in reading.dimensions:
        name = rubric.dimension(found.dimension).name
        pieces.append(Piece(f"{LEVEL_MARKS[found.level]} {name}  ", LEVEL_ROLES[found.level]))
    return (tuple(pieces),)
