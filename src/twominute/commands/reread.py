"""`twominute history reread`: stored answers read again by the scorer of today."""

from twominute.bank.loaded import LoadedBank
from twominute.commands import opened, stored
from twominute.commands.copying import daily_copy
from twominute.commands.env import Env
from twominute.commands.output import show, show_json
from twominute.commands.reader import Reader
from twominute.errors import Exit, NothingToDoError
from twominute.marks import of_bank
from twominute.model.attempt import Attempt
from twominute.model.question import Question, ad_hoc
from twominute.render.reread import left_over_page, reread_json, reread_page
from twominute.session import Turn, read_as
from twominute.store.drafts import leftover
from twominute.store.store import Store

MOST_LEFT_OVER = 20
"""Of the newest answers those are read at a start that nobody has read; `history reread` reads all."""


def reread(env: Env, choice: str | None, *, as_json: bool) -> Exit:
    """Read again what another scorer read, or nobody; a reading that is stored stays, and the newest counts."""
    loaded = opened.bank(env, choice)
    questions = {each.id: each for each in loaded.bank.questions}
    read = Reader(loaded.knowledge)
    changed: list[tuple[Attempt, Attempt]] = []
    with stored.store(env) as store, daily_copy(env):
        attempts = of_bank(store.attempts(newest_first=False), loaded.bank)
        for attempt in attempts:
            if attempt.reading is None or attempt.reading.scorer != read.scorer:
                store.add_reading(attempt.number, read(question_of(attempt, questions), attempt.answer.text))
                changed.append((attempt, store.attempt(attempt.number)))
    if not attempts:
        raise NothingToDoError("No answer is stored yet.", next_step="`twominute` asks the first question.")
    if as_json:
        show_json(env, reread_json(changed))
    else:
        show(env, reread_page(changed, loaded.bank.rubric, scorer=read.scorer, as_before=len(attempts) - len(changed)))
    return Exit.FINE


def read_left_over(env: Env, loaded: LoadedBank, store: Store) -> None:
    """Read what was stored and not read before the program ended, among the newest answers, and say so.

    The answers of an interview that can still go on are read at its end.
    """
    waiting = {draft.session_id for draft in leftover(stored.drafts(env)) if draft.interview}
    newest = of_bank(store.unread(newest=MOST_LEFT_OVER), loaded.bank)
    unread = [each for each in newest if each.session_id not in waiting]
    if not unread:
        return
    questions = {each.id: each for each in loaded.bank.questions}
    read = Reader(loaded.knowledge)
    for attempt in unread:
        store.add_reading(attempt.number, read(question_of(attempt, questions), attempt.answer.text))
    show(env, left_over_page([store.attempt(each.number) for each in unread]))


def question_of(attempt: Attempt, questions: dict[str, Question]) -> Question:
    """Return what an answer was given to: a question that has left the bank is read by its words."""
    question = questions.get(attempt.question_id) or ad_hoc(attempt.ask)
    return read_as(Turn(question, attempt.ask, None, follow_up=attempt.follow_up))
