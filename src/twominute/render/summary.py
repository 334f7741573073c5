"""What a session came to, for the normal screen after it."""

from collections.abc import Mapping, Sequence

from twominute.fortnight import INTERVIEW
from twominute.model.attempt import Attempt
from twominute.model.names import Mode
from twominute.model.page import Line, Piece, Role
from twominute.model.question import Rubric
from twominute.model.reading import Reading
from twominute.render.interview import set_block
from twominute.render.kinds import kind
from twominute.render.listing import with_bank
from twominute.render.pieces import BLANK, command, join_with_blanks, plain, title
from twominute.render.plan import COMMANDS
from twominute.render.reading import facts, overall, reading_body
from twominute.render.rewrite import rewrite_page


def summary_page(
    attempts: Sequence[Attempt], rubric: Rubric, *, given: Mapping[int, Reading] | None = None, bank: str | None = None
) -> tuple[Line, ...]:
    """Return one line an answer, in interview mode the readings too, and the next command.

    `given` are the readings of given answers that were written anew, by the numbers of the attempts; `bank` is what
    was asked from when it was not the main one.
    """
    before = given or {}
    if not attempts:
        return (plain("No answer was finished. Nothing is lost: an unfinished one is offered at the next start."),)
    is_interview = attempts[0].mode is Mode.INTERVIEW
    return join_with_blanks(
        (
            (title("This session"), *(_line(attempt) for attempt in attempts)),
            *(
                _whole(attempt, rubric, before.get(attempt.number))
                for attempt in attempts
                if attempt.mode is Mode.INTERVIEW
            ),
            set_block(attempts, rubric, bank=bank) if is_interview else (),
            (
                command("One answer whole: ", with_bank(f"twominute show {attempts[-1].number}", bank)),
                command("Progress: ", with_bank("twominute report", bank)),
                *(() if is_interview else (command("As in an interview: ", with_bank(COMMANDS[INTERVIEW], bank)),)),
                command("Go on: ", "twominute" if bank is None else with_bank("twominute drill", bank)),
            ),
        )
    )


def left_page(done: int, count: int, *, bank: str | None = None) -> tuple[Line, ...]:
    """Return that an interview of so many questions was left, and how it goes on."""
    return (
        plain(f"The interview is not finished: {done} of {count} answers stored, one more kept as a draft."),
        plain("Its readings come at its end."),
        command("Go on: ", "twominute" if bank is None else with_bank("twominute drill", bank)),
    )


def _line(attempt: Attempt) -> Line:
    read = overall(attempt.reading.overall) if attempt.reading else "not read"
    return (
        Piece(f"    {attempt.number}. {attempt.question_id}{kind(attempt)}: "),
        Piece(read, Role.STRONG),
        Piece(f", {facts(attempt.answer)}", Role.DIM),
    )


def _whole(attempt: Attempt, rubric: Rubric, given: Reading | None) -> tuple[Line, ...]:
    head: Line = (Piece(f"{attempt.number}. {' '.join(attempt.ask.split())}", Role.TITLE),)
    reading = attempt.reading
    if reading is None:
        return (head,)
    added = (*rewrite_page(given, reading, rubric), BLANK) if given else ()
    return (head, BLANK, *added, *reading_body(reading, rubric, expected=attempt.self_rating))
