"""`twominute history`, `delete` and `undo`: what was answered so far."""

import shlex
from datetime import timedelta

from twominute.commands import opened, stored
from twominute.commands.copying import copy_before, daily_copy
from twominute.commands.env import Env
from twominute.commands.options import HistoryOptions
from twominute.commands.output import show, show_json, tell
from twominute.errors import Exit, NothingToDoError
from twominute.model.backup import Why
from twominute.render.history import history_page
from twominute.render.history_json import attempt_json
from twominute.store.search import Search


def history(env: Env, options: HistoryOptions) -> Exit:
    """List the stored answers that were asked for, newest first."""
    with stored.store(env) as store:
        found = store.find(_search(env, options), limit=options.limit)
        stored_in_all = store.count()
    if options.as_json:
        show_json(env, [attempt_json(attempt) for attempt in found.attempts])
    elif found.attempts:
        show(env, history_page(found.attempts, zone=env.zone, matches=found.matches))
    else:
        raise _nothing(options, stored_in_all)
    return Exit.FINE


def delete(env: Env, number: int) -> Exit:
    """Put one stored answer into the trash, where it stays for 30 days."""
    with stored.store(env) as store:
        store.attempt(number)  # an unknown number is refused before anything is copied
        copy_before(env, store, Why.DELETE)
        store.delete(number)
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


def _search(env: Env, options: HistoryOptions) -> Search:
    return Search(
        question_ids=_question_ids(env, options),
        level=options.level,
        mode=options.mode,
        since=None if options.days is None else env.now() - timedelta(days=options.days),
        containing=options.containing,
        below=options.below,
    )


def _question_ids(env: Env, options: HistoryOptions) -> tuple[str, ...] | None:
    """Return the questions that are asked for, None for any; one that has left its bank is known by its id alone."""
    one = options.question_id
    if options.bank is None and options.topic is None:
        return None if one is None else (one,)
    loaded = opened.bank(env, options.bank)
    return tuple(each.id for each in opened.questions(loaded, topic=options.topic) if one in {None, each.id})


def _nothing(options: HistoryOptions, stored_in_all: int) -> NothingToDoError:
    if not stored_in_all:
        return NothingToDoError("No answer is stored yet.", next_step="`twominute` asks the first question.")
    filters = {
        "--question": options.question_id,
        "--bank": options.bank,
        "--topic": options.topic,
        "--level": options.level,
        "--mode": options.mode,
        "--days": options.days,
        "--containing": options.containing,
        "--below": options.below,
    }
    asked = " ".join(f"{name} {shlex.quote(str(value))}" for name, value in filters.items() if value is not None)
    return NothingToDoError(
        f"No stored answer matches {asked}.",
        next_step=f"Leave a filter out; `twominute history` lists all of them ({stored_in_all}).",
    )
