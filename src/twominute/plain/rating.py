"""The self-rating: what the person expects, before the reading is shown."""

from collections.abc import Sequence

from twominute.errors import StorageError
from twominute.model.attempt import SelfRating
from twominute.model.page import Piece, Role
from twominute.model.question import Dimension
from twominute.model.reading import LEVEL_WORDS, Level
from twominute.plain.dialogue import Dialogue
from twominute.session import Desk

HINT = "0, 1, 2, Enter or s."
SKIP_ALL = "s"


def rate(desk: Desk, dialogue: Dialogue, dimensions: Sequence[Dimension]) -> None:
    """Ask for a level of each of these dimensions and store those that were given."""
    meaning = ", ".join(f"{level} {word}" for level, word in enumerate(LEVEL_WORDS))
    dialogue.say(f"\nWhich of these did the answer cover? {meaning}; Enter skips, s skips all.")
    levels = _levels(dimensions, dialogue)
    if not levels:
        return
    try:
        desk.rate(SelfRating(levels))
    except StorageError as error:
        dialogue.say(f"{error}\nThe answer is stored; what you expected of it is not.")


def _levels(dimensions: Sequence[Dimension], dialogue: Dialogue) -> tuple[tuple[str, Level], ...]:
    levels: list[tuple[str, Level]] = []
    choices = {"": "", SKIP_ALL: SKIP_ALL, **{str(level.value): str(level.value) for level in Level}}
    for dimension in dimensions:
        dialogue.write_line((Piece(dimension.name, Role.STRONG), Piece(f": {dimension.meaning}")))
        said = dialogue.choose(HINT, choices, at_end=SKIP_ALL)
        if said == SKIP_ALL:
            break
        if said:
            levels.append((dimension.id, Level(int(said))))
    return tuple(levels)
