"""`twominute show N`: one stored answer whole, beside the one it goes back to or another."""

from twominute.commands import beside, stored
from twominute.commands.env import Env
from twominute.commands.options import ShowOptions
from twominute.commands.output import show, show_json
from twominute.compare import compare
from twominute.errors import Exit, UsageError
from twominute.model.attempt import Attempt
from twominute.render.compare import comparison_json
from twominute.render.history import attempt_page
from twominute.render.history_json import attempt_json


def show_one(env: Env, options: ShowOptions) -> Exit:
    """Show one stored answer whole, beside others to the same question."""
    with stored.store(env) as store:
        attempt = store.attempt(options.number)
        against = None if options.against is None else _fitting(attempt, store.attempt(options.against))
        if options.as_json:
            show_json(env, comparison_json(compare(against, attempt)) if against else attempt_json(attempt))
            return Exit.FINE
        others = store.attempts(question_id=attempt.question_id)
        rubric = stored.rubric_of(env, attempt, options.bank)
        above = beside.whole_beside(store, attempt, rubric, against=against)
    others = [each for each in others if each.number != attempt.number]
    show(env, attempt_page(attempt, rubric, zone=env.zone, others=others, beside=above))
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
