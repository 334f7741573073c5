"""What an answer goes back to, looked up and read for the page of its reading."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from twominute.compare import Together, chain, compare, joined
from twominute.errors import NothingToDoError
from twominute.model.attempt import Attempt, LinkKind
from twominute.model.page import Line
from twominute.model.question import Question, Rubric
from twominute.model.reading import Reading
from twominute.render.beside import together_page, without_page
from twominute.render.compare import comparison_page, short_comparison
from twominute.render.pieces import join_with_blanks
from twominute.session import MOST_FOLLOW_UPS, ON, Turn, follow_up, retry, without_tools
from twominute.store.store import Store

Read = Callable[[Question, str], Reading]
"""What reads. Not named by its class: to load that takes 200 ms, and `show` reads nothing."""


def look_up(store: Store, number: int | None) -> Attempt | None:
    """Return an answer, None where it has been deleted."""
    if number is not None:
        with suppress(NothingToDoError):
            return store.attempt(number)
    return None


def with_before(store: Store, turn: Turn) -> Turn:
    """Return a turn with the text of the answer that it goes back to, where that one is still there."""
    before = look_up(store, turn.link.earlier) if turn.link else None
    return replace(turn, before=before.answer.text) if before else turn


def next_retry(store: Store, turn: Turn, reading: Reading, rubric: Rubric, *, earlier: int) -> Turn:
    """Return the same question again with its gap named; NothingToDoError after a follow-up or without a gap."""
    if turn.follow_up is not None:
        raise NothingToDoError("A follow-up question is not asked again.", next_step=ON)
    return with_before(store, retry(turn, reading, rubric, earlier=earlier))


def first_without_tools(store: Store, turn: Turn, *, earlier: int, seconds_limit: int | None) -> Turn:
    """Return the same question without product names; after a follow-up the question that it followed.

    NothingToDoError where the answer to it names none.
    """
    first = chain(store.attempt(earlier), lambda number: look_up(store, number))[0]
    if first.reading is not None and not first.reading.without_tools.names:
        raise NothingToDoError(f"Answer {first.number} names no product: nothing is to be left out.", next_step=ON)
    if turn.follow_up is not None and first.follow_up is None:
        turn = Turn(turn.question, first.ask, seconds_limit, strict=turn.strict)
    return with_before(store, without_tools(turn, earlier=first.number))


def together(store: Store, attempt: Attempt, question: Question, *, read: Read, scorer: str) -> Together | None:
    """Read a follow-up as one with the answers before it; None for an answer that is none, or whose first is gone.

    What is stored stays the reading of each answer alone: reports, spacing and `history reread` count an answer once,
    and a first answer must not read better because of what was asked after it.
    """
    first, *others = found = chain(attempt, lambda number: look_up(store, number))
    if not others or first.follow_up is not None:
        return None
    before = first.reading
    if before is None or before.scorer != scorer:
        before = read(question, first.answer.text)
    return Together(found, before, read(question, joined(found)))


def next_follow_up(store: Store, turn: Turn, reading: Reading, rubric: Rubric, *, earlier: int) -> Turn:
    """Return the follow-up question after an answer; NothingToDoError when as many were asked in a row as may be."""
    found = chain(store.attempt(earlier), lambda number: look_up(store, number))
    asked = [each.ask for each in found if each.follow_up is not None]
    if len(asked) >= MOST_FOLLOW_UPS:
        raise NothingToDoError(
            f"{MOST_FOLLOW_UPS} follow-up questions in a row are the most.",
            next_step=ON,
        )
    return with_before(store, follow_up(turn, reading, rubric, earlier=earlier, asked=asked))


def short_beside(store: Store, attempt: Attempt, rubric: Rubric, *, whole: Together | None) -> tuple[Line, ...]:
    """Return what stands above the reading of an answer just given."""
    before = look_up(store, attempt.link.earlier) if attempt.link else None
    is_retry = attempt.link is not None and attempt.link.kind is LinkKind.RETRY
    return join_with_blanks(
        (
            together_page(whole, rubric) if whole else (),
            short_comparison(compare(before, attempt), rubric) if is_retry and before else (),
            _without(store, attempt, rubric),
        )
    )


def whole_beside(store: Store, attempt: Attempt, rubric: Rubric, *, against: Attempt | None) -> tuple[Line, ...]:
    """Return what stands beside a stored answer: the one asked for, or the one it goes back to."""
    if against is None and attempt.link is not None and attempt.link.kind is LinkKind.RETRY:
        against = look_up(store, attempt.link.earlier)
    return comparison_page(compare(against, attempt), rubric) if against else _without(store, attempt, rubric)


def with_tools(store: Store, question: Question, rubric: Rubric) -> int | None:
    """Return the newest answer to a question that could set itself beside one without product names."""
    wanted = {dimension.id for dimension in rubric.dimensions}
    for each in store.attempts(question_id=question.id):
        is_free = each.link is None or each.link.kind is LinkKind.RETRY
        if is_free and each.follow_up is None and each.reading is not None and set(each.reading.levels) == wanted:
            return each.number
    return None


def _without(store: Store, attempt: Attempt, rubric: Rubric) -> tuple[Line, ...]:
    """Return an answer without product names beside the last one that could use them."""
    if attempt.link is None or attempt.link.kind is not LinkKind.WITHOUT_TOOLS:
        return ()
    before: Attempt | None = attempt
    while before is not None and before.link is not None and before.link.kind is LinkKind.WITHOUT_TOOLS:
        before = look_up(store, before.link.earlier)
    return without_page(attempt, before, rubric)
