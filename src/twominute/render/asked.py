"""A question as it stands on the normal screen, before the full screen opens and after it has closed."""

from twominute.model.page import Line
from twominute.render.pieces import paragraphs, title
from twominute.session import GIVEN


def asked_page(ask: str, given: str | None = None) -> tuple[Line, ...]:
    """Return the question under its heading, and the given answer of a repair under its own."""
    answer = () if given is None else (title(GIVEN), *paragraphs(given), ())
    return (title("Question"), *paragraphs(ask), (), *answer)
