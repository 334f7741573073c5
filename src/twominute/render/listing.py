"""Questions as a list, and where to go on."""

import shlex
from collections.abc import Sequence

from twominute.model.listed import Listed
from twominute.model.page import Line
from twominute.render.pieces import aligned, command, dim, plain


def list_page(questions: Sequence[Listed], *, bank: str | None, others: Sequence[str]) -> tuple[Line, ...]:
    """Return questions as a list, a line each, and where to go on."""
    lines = aligned([("level", "topic", "id"), *((str(each.level), each.topic, each.id) for each in questions)])
    count = f"{len(questions)} {'question' if len(questions) == 1 else 'questions'}"
    return (
        dim(lines[0]),
        *(plain(line) for line in lines[1:]),
        (),
        command(f"{count}. Answer one: ", with_bank(f"twominute drill {questions[0].id}", bank)),
        command("What the topics mean, with counts: ", with_bank("twominute bank topics", bank)),
        *(command("Another bank: ", f"twominute bank list --bank {each}") for each in others),
    )


def with_bank(words: str, bank: str | None) -> str:
    """Return a command with the bank that it is for."""
    return words if bank is None else f"{words} --bank {shlex.quote(bank)}"
