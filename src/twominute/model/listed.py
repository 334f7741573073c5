"""A question as a list shows it."""

from typing import NamedTuple

from twominute.model.names import Difficulty


class Listed(NamedTuple):
    """What is known of a question before it is opened."""

    id: str
    level: Difficulty
    topic: str
