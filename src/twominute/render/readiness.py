"""Readiness as lines: of each area a verdict on the answers, its best sentence, and what to answer next."""

from collections.abc import Sequence

from twominute.model.page import Line, Piece, Role
from twominute.readiness import FEWEST, FEWEST_QUESTIONS, NEWEST, Readiness, State
from twominute.render.levels import quote, quoted
from twominute.render.listing import with_bank
from twominute.render.pieces import command, count, dim, title

MARKS = {State.READY: "+", State.PARTLY: "~", State.NOT_YET: "-", State.TOO_LITTLE: "?"}
ROLES = {State.READY: Role.GOOD, State.PARTLY: Role.PART, State.NOT_YET: Role.MISSING, State.TOO_LITTLE: Role.DIM}


def readiness_lines(ready: Sequence[Readiness], *, bank: str | None) -> tuple[Line, ...]:
    """Return every area with its verdict."""
    if not ready:
        return ()
    return (
        title("Readiness"),
        dim(f"  Of each area the last {NEWEST} answers that speak of it or were asked for it."),
        *(line for each in ready for line in _area(each, bank)),
    )


def next_command(ready: Readiness, *, bank: str | None) -> str | None:
    """Return what is typed to answer the next question of an area, None where the bank has none."""
    return with_bank(f"twominute drill {ready.next_question}", bank) if ready.next_question else None


def verdict(ready: Readiness) -> str:
    """Return the verdict with what it is counted from."""
    counted = _counted(ready)
    return f"{ready.state} ({counted})" if ready.state is State.TOO_LITTLE else f"{ready.state}, {counted}"


def _counted(ready: Readiness) -> str:
    total, explained = count(len(ready.heard), "answer"), ready.explained
    questions = count(ready.questions, "question")
    if ready.state is State.TOO_LITTLE:
        return f"{total} to {questions}; it takes {FEWEST} answers to {FEWEST_QUESTIONS} questions"
    last = f"of the last {total}, to {questions}"
    if ready.said == explained:
        return f"explained in {explained} {last}"
    return f"explained in {explained} and mentioned in {ready.said - explained} {last}"


def _area(ready: Readiness, bank: str | None) -> tuple[Line, ...]:
    state, best, typed = ready.state, ready.best, next_command(ready, bank=bank)
    lines: list[Line] = [
        (
            Piece("  "),
            Piece(MARKS[state], ROLES[state]),
            Piece(f" {ready.area.name}: ", Role.STRONG),
            Piece(verdict(ready)),
        )
    ]
    if best is not None and best.evidence is not None:
        # With cues it is the sentence that counts, not the clause that carries a whole dimension.
        words = (quote(best.evidence.quote),) if ready.area.cues else quoted(best.evidence)
        lines.append((Piece("      "), *words, Piece(f" (answer {best.number})", Role.DIM)))
    if typed is not None:
        lines.append(command("      Next: ", typed))
    return tuple(lines)
