"""What comes next and why, as a page and as documented JSON."""

from typing import TypedDict

from twominute.model.page import Line, Piece, Role
from twominute.render.listing import with_bank
from twominute.render.pieces import command, plain
from twominute.schedule import Choice

SCHEMA_VERSION = 1


class WhyJson(TypedDict):
    """The next question as `why --json` gives it."""

    schema_version: int
    id: str
    level: str
    topic: str
    question: str
    why: str


def why_page(choice: Choice, *, bank: str | None) -> tuple[Line, ...]:
    """Return the next question with the reason and the command that asks it."""
    question = choice.question
    return (
        (Piece("Next: ", Role.TITLE), Piece(question.id, Role.STRONG), Piece(f" ({question.topic}, {question.level})")),
        plain(f"    {' '.join(question.ask.split())}"),
        (Piece("Why: ", Role.TITLE), Piece(choice.why)),
        (),
        command("Answer it: ", with_bank(f"twominute drill {question.id}", bank)),
    )


def why_json(choice: Choice) -> WhyJson:
    """Return the next question ready for json.dumps."""
    question = choice.question
    return {
        "schema_version": SCHEMA_VERSION,
        "id": question.id,
        "level": str(question.level),
        "topic": question.topic,
        "question": question.ask,
        "why": choice.why,
    }
