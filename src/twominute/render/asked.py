"""A question as it stands on the normal screen, before the full screen opens and after it has closed."""

from twominute.model.page import Line
from twominute.render.pieces import paragraphs, title


def asked_page(ask: str) -> tuple[Line, ...]:
    """Return the question under its heading."""
    return (title("Question"), *paragraphs(ask), ())
