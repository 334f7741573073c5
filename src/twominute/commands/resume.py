"""An unfinished answer, offered again with the seconds that were left."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from twominute.commands import stored
from twominute.commands.ask import ask_line
from twominute.commands.env import Env
from twominute.commands.output import show, tell
from twominute.countdown import minutes
from twominute.model.attempt import Draft, LinkKind
from twominute.model.page import Line, Piece, Role
from twominute.model.question import Bank, Question
from twominute.render.pieces import command
from twominute.session import Turn, resumed
from twominute.store.drafts import discard, leftover


@dataclass(frozen=True, slots=True)
class Resumed:
    """An unfinished answer that the person goes on with."""

    turn: Turn
    draft: Draft


class LeftError(Exception):
    """The person leaves instead of choosing."""


def unfinished(env: Env, questions: Sequence[Question]) -> Draft | None:
    """Return the newest unfinished answer to one of these questions."""
    ids = {question.id for question in questions}
    found = leftover(stored.drafts(env), on_unreadable=partial(tell, env))
    return next((draft for draft in found if draft.question_id in ids), None)


def offer(env: Env, bank: Bank, questions: Sequence[Question], *, strict: bool) -> Resumed | None:
    """Return the newest unfinished answer to one of these questions, if the person goes on with it.

    A draft that is declined stays where it is; one that is thrown away is gone. LeftError when the person leaves.
    """
    draft = unfinished(env, questions)
    if draft is None:
        return None
    show(env, _page(draft))
    said = ask_line(env, "> ").strip().casefold()
    if said == "d":
        discard(stored.drafts(env), draft)
    if said == "q":
        raise LeftError
    if said in {"d", "n"}:
        return None
    question = next(each for each in questions if each.id == draft.question_id)
    is_strict = strict or draft.strict
    given, place = _given(bank, draft), _place(draft)
    turn = Turn(question, draft.ask, draft.seconds_limit, strict=is_strict, given=given, place=place)
    return Resumed(resumed(turn, draft), draft)


def _given(bank: Bank, draft: Draft) -> str | None:
    repair = bank.repair_of(draft.question_id)
    return repair.answer if repair and draft.link and draft.link.kind is LinkKind.REPAIR else None


def _place(draft: Draft) -> str:
    if draft.question_id not in draft.interview:
        return ""
    return f"{draft.interview.index(draft.question_id) + 1} of {len(draft.interview)}"


def _page(draft: Draft) -> tuple[Line, ...]:
    left = draft.seconds_left
    if left is None:
        time = "no limit"
    else:
        time = f"{minutes(int(left))} left" if left > 0 else f"{minutes(int(-left))} over time"
    words, place = len(draft.text.split()), _place(draft)
    what = "Unfinished rewrite" if draft.link and draft.link.kind is LinkKind.REPAIR else "Unfinished answer"
    if place:
        what = f"Unfinished interview, question {place}"
    return (
        (
            Piece(what, Role.TITLE),
            Piece(f" ({time}, {words} {'word' if words == 1 else 'words'}): {' '.join(draft.ask.split())}"),
        ),
        command("", "Enter", " goes on with it, as an interview." if place else " goes on with it."),
        command("", "n", " asks something else; it stays."),
        command("", "d", " throws it away; the answers given before it stay." if place else " throws it away."),
        command("", "q", " leaves; it stays."),
    )
