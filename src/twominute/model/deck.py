"""The nouns of a deck of flash cards."""

from typing import NamedTuple


class Flashcard(NamedTuple):
    """A question with what stands on its card; the fields are HTML, in the order of its deck's."""

    question_id: str
    fields: tuple[str, ...]
    tags: tuple[str, ...]


class Deck(NamedTuple):
    """The cards of one bank, and how all of them are drawn."""

    bank: str
    fields: tuple[str, ...]
    front: str
    back: str
    style: str
    cards: tuple[Flashcard, ...]
