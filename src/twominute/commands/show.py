"""`twominute show N`: one stored answer whole, beside the one it goes back to or another."""

from twominute.bank.loaded import LoadedBank
from twominute.commands import beside, stored
from twominute.commands.env import Env
from twominute.commands.options import ShowOptions
from twominute.commands.output import show, show_json
from twominute.compare import compare
from twominute.errors import Exit, UsageError
from twominute.model.attempt import Attempt
from twominute.model.page import Line
from twominute.render.beside import together_page
from twominute.render.compare import comparison_json
from twominute.render.history import attempt_page
from twominute.render.history_json import attempt_json
from twominute.store.store import Store


def show_one(env: Env, options: ShowOptions) -> Exit:
    """Show one stored answer whole, beside others to the same question."""
    with stored.store(env) as store:
        attempt = store.attempt(options.number)
        against = None if options.against is None else _fitting(attempt, store.attempt(options.against))
        if options.as_json:
            show_json(env, comparison_json(compare(against, attempt)) if against else attempt_json(attempt))
            return Exit.FINE
        others = store.attempts(question_id=attempt.question_id)
        loaded = stored.bank_of(env, attempt, options.bank)
        rubric = loaded.bank.rubric
        above = beside.whole_beside(store, attempt, rubric, against=against) or _together(store, attempt, loaded)
    others = [each for each in others if each.number != attempt.number]
    show(env, attempt_page(attempt, rubric, zone=env.zone, others=others, beside=above))
    return Exit.FINE


def _together(store: Store, attempt: Attempt, loaded: LoadedBank) -> tuple[Line, ...]:
    """Return a follow-up read as one with the answers before it, as it was shown when it was given."""
    question = next((each for each in loaded.bank.questions if each.id == attempt.question_id), None)
    if attempt.follow_up is None or attempt.reading is None or question is None:
        return ()
    # Late: it takes 200 ms, and only a follow-up is read again.
    from twominute.commands.reader import Reader

    read = Reader(loaded.knowledge)
    whole = beside.together(store, attempt, question, read=read, scorer=read.scorer)
    return together_page(whole, loaded.bank.rubric) if whole else ()


def _fitting(attempt: Attempt, other: Attempt) -> Attempt:
    """Return the other answer when the two can be compared; UsageError when they answer different questions."""
    if other.number == attempt.number:
        raise UsageError(
            f"Answer {attempt.number} beside itself shows nothing.",
            next_step=f"`twominute show {attempt.number}` lists earlier answers to its question.",
        )
    if _asked(attempt) != _asked(other):
        raise UsageError(
            f"Answers {attempt.number} and {other.number} were given to different questions.",
            next_step=f"`twominute show {attempt.number}` lists earlier answers to its question.",
        )
    return other


def _asked(attempt: Attempt) -> tuple[str, str]:
    """Return what tells one question from another: its words only where the id does not."""
    has_own_words = attempt.follow_up is not None or attempt.level is None
    return (attempt.question_id, " ".join(attempt.ask.split()) if has_own_words else "")
