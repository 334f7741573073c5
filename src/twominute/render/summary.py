"""What a session came to, for the normal screen after it."""

from collections.abc import Sequence

from twominute.model.attempt import Attempt
from twominute.model.names import Mode
from twominute.model.page import Line, Piece, Role
from twominute.model.question import Rubric
from twominute.render.interview import set_block
from twominute.render.pieces import BLANK, command, join_with_blanks, plain, title
from twominute.render.reading import facts, overall, reading_body


def summary_page(attempts: Sequence[Attempt], rubric: Rubric) -> tuple[Line, ...]:
    """Return one line an answer, in interview mode the readings too, and the next command."""
    if not attempts:
        return (plain("No answer was finished. Nothing is lost: an unfinished one is offered at the next start."),)
    return join_with_blanks(
        (
            (title("This session"), *(_line(attempt) for attempt in attempts)),
            set_block(attempts, rubric) if attempts[0].mode is Mode.INTERVIEW else (),
            *(_whole(attempt, rubric) for attempt in attempts if attempt.mode is Mode.INTERVIEW),
            (
                command("One answer whole: ", f"twominute show {attempts[-1].number}"),
                command("Progress: ", "twominute report"),
                command("Go on: ", "twominute"),
            ),
        )
    )


def _line(attempt: Attempt) -> Line:
    read = overall(attempt.reading.overall) if attempt.reading else "not read"
    kind = f" (follow-up: {attempt.follow_up})" if attempt.follow_up else ""
    return (
        Piece(f"    {attempt.number}. {attempt.question_id}{kind}: "),
        Piece(read, Role.STRONG),
        Piece(f", {facts(attempt.answer)}", Role.DIM),
    )


def _whole(attempt: Attempt, rubric: Rubric) -> tuple[Line, ...]:
    head: Line = (Piece(f"{attempt.number}. {' '.join(attempt.ask.split())}", Role.TITLE),)
    reading = attempt.reading
    return (head, BLANK, *reading_body(reading, rubric, expected=attempt.self_rating)) if reading else (head,)
