"""`twominute history`, `show` and `undo`: what was answered so far."""

from twominute.commands import beside, stored
from twominute.commands.env import Env
from twominute.commands.options import HistoryOptions, ShowOptions
from twominute.commands.output import show, show_json, tell
from twominute.compare import compare
from twominute.errors import Exit, NothingToDoError, UsageError
from twominute.model.attempt import Attempt
from twominute.render.compare import comparison_json
from twominute.render.history import attempt_page, history_page
from twominute.render.history_json import attempt_json


def history(env: Env, options: HistoryOptions) -> Exit:
    """List the stored answers, newest first."""
    with stored.store(env) as store:
        attempts = store.attempts(question_id=options.question_id, limit=options.limit)
    if options.as_json:
        show_json(env, [attempt_json(attempt) for attempt in attempts])
    elif attempts:
        show(env, history_page(attempts, zone=env.zone))
    else:
        raise NothingToDoError("No answer is stored yet.", next_step="`twominute` asks the first question.")
    return Exit.FINE


def show_one(env: Env, options: ShowOptions) -> Exit:
    """Show one stored answer whole, beside earlier ones at the same question."""
    with stored.store(env) as store:
        attempt = store.attempt(options.number)
        against = None if options.against is None else _fitting(attempt, store.attempt(options.against))
        if options.as_json:
            show_json(env, comparison_json(compare(against, attempt)) if against else attempt_json(attempt))
            return Exit.FINE
        others = store.attempts(question_id=attempt.question_id)
        rubric = stored.rubric_of(env, attempt, options.bank)
        above = beside.whole_beside(store, attempt, rubric, against=against)
    earlier = [each for each in others if each.number < attempt.number]
    show(env, attempt_page(attempt, rubric, zone=env.zone, earlier=earlier, beside=above))
    return Exit.FINE


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


def delete(env: Env, number: int) -> Exit:
    """Put one stored answer into the trash, where it stays for 30 days."""
    with stored.store(env) as store:
        store.delete(number)
    tell(env, f"Answer {number} is in the trash for 30 days. `twominute undo` brings it back.")
    return Exit.FINE


def undo(env: Env) -> Exit:
    """Bring the answer that was deleted last back from the trash."""
    with stored.store(env) as store:
        attempt = store.undo()
    if attempt is None:
        raise NothingToDoError("Nothing is in the trash.", next_step="`twominute history` lists what is stored.")
    tell(env, f"Answer {attempt.number} is back. `twominute show {attempt.number}` shows it.")
    return Exit.FINE
