"""`twominute history`, `delete` and `undo`: what was answered so far."""

from twominute.commands import stored
from twominute.commands.daily import daily_copy
from twominute.commands.env import Env
from twominute.commands.options import HistoryOptions
from twominute.commands.output import show, show_json, tell
from twominute.errors import Exit, NothingToDoError
from twominute.model.backup import Why
from twominute.render.history import history_page
from twominute.render.history_json import attempt_json
from twominute.store.backups import rotate


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


def delete(env: Env, number: int) -> Exit:
    """Put one stored answer into the trash, where it stays for 30 days."""
    with stored.store(env) as store:
        store.attempt(number)  # an unknown number is refused before anything is copied
        store.keep(Why.DELETE)
        store.delete(number)
    rotate(stored.database(env), zone=env.zone)
    tell(env, f"Answer {number} is in the trash for 30 days. `twominute undo` brings it back.")
    return Exit.FINE


def undo(env: Env) -> Exit:
    """Bring the answer that was deleted last back from the trash."""
    with stored.store(env) as store, daily_copy(env):
        attempt = store.undo()
    if attempt is None:
        raise NothingToDoError("Nothing is in the trash.", next_step="`twominute history` lists what is stored.")
    tell(env, f"Answer {attempt.number} is back. `twominute show {attempt.number}` shows it.")
    return Exit.FINE
