"""What a text covers so far, in one short page."""

from twominute.model.page import Line, Piece
from twominute.model.question import Rubric
from twominute.model.reading import Reading
from twominute.render.levels import LEVEL_MARKS, LEVEL_ROLES


def coverage_page(reading: Reading, rubric: Rubric) -> tuple[Line, ...]:
    """Return one line: each dimension with its mark, `-` absent, `~` mentioned, `+` explained, never on two rows."""
    pieces: list[Piece] = []
    for found in reading.dimensions:
        name = rubric.dimension(found.dimension).name
        gap = "  " if pieces else ""
        pieces.append(Piece(f"{gap}{LEVEL_MARKS[found.level]}\xa0{name}", LEVEL_ROLES[found.level]))
    return (tuple(pieces),)
