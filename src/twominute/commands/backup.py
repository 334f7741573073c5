"""`twominute backup` and `restore`: copies of everything that is stored."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from twominute.commands import stored
from twominute.commands.env import Env
from twominute.commands.options import RestoreOptions
from twominute.commands.output import show, show_json, tell
from twominute.errors import Exit, NothingToDoError, StorageError, UsageError
from twominute.model.backup import Backup, Seen, Why
from twominute.render.backups import backups_json, backups_page
from twominute.render.pieces import count
from twominute.store.backups import listed, rotate
from twominute.store.look import look
from twominute.store.restoring import put_back, refuse_unsound, set_aside_unsound
from twominute.store.salvage import salvaged

NO_COPY = "`twominute backup` makes one. Of a damaged database, `twominute restore --salvage` saves what can be read."


def backup(env: Env, target: Path | None) -> Exit:
    """Copy everything that is stored to a new file, or into the folder of copies."""
    if not stored.has_store(env):
        raise NothingToDoError("No answer is stored yet.", next_step="`twominute` asks the first question.")
    with stored.store(env) as store:
        answers = store.count()
        if target is None:
            path = store.keep(Why.ASKED)
        else:
            path = target.absolute()
            store.backup(path)
    env.stdout.write(f"{path}\n")
    tell(env, f"{count(answers, 'answer')} copied and checked. `twominute restore` lists the copies and puts one back.")
    return Exit.FINE


def restore(env: Env, options: RestoreOptions) -> Exit:
    """List the copies, or put one into the place of what is stored now."""
    backups = listed(stored.database(env))
    which = None if options.which is None else _named(backups, options.which)
    if options.salvage:
        return _salvage(env, which or set_aside_unsound(stored.database(env), at=env.now()))
    if which is not None:
        return _restore(env, which)
    seen = [_seen(each) for each in backups]
    if options.as_json:
        show_json(env, backups_json(seen))
    elif seen:
        show(env, backups_page(seen, zone=env.zone))
    else:
        raise NothingToDoError("No copy is kept yet.", next_step=NO_COPY)
    return Exit.FINE


def _restore(env: Env, path: Path) -> Exit:
    try:
        refuse_unsound(path)
    except StorageError as error:
        raise StorageError(
            f"The copy was not put back: {error.what}", next_step="`twominute restore` lists the others."
        ) from error
    kept = put_back(path, stored.database(env), at=env.now(), on_wait=partial(stored.tell_of_waiting, env))
    rotate(stored.database(env), zone=env.zone)
    with stored.store(env) as store:
        answers = store.count()
    tell(env, f"{count(answers, 'answer')} from {path} {'is' if answers == 1 else 'are'} in place.")
    if kept is not None:
        tell(env, f"What was there before is kept: twominute restore {kept}")
        tell(env, f"If it has answers that are missing here, this adds them: twominute restore --salvage {kept}")
    return Exit.FINE


def _salvage(env: Env, damaged: Path) -> Exit:
    with salvaged(damaged) as found, stored.store(env) as store:
        taken = store.take_in(found)
    tell(env, f"{count(taken.new, 'answer')} added from {damaged}; known already: {taken.known}.")
    tell(env, "`twominute history` lists them all.")
    return Exit.FINE


def _named(backups: Sequence[Backup], which: str) -> Path:
    if not which.isdecimal():
        named = next((each.path for each in backups if each.path.name == which), None)
        return named or Path(which).resolve()  # the person named this file, so a link may lead to it
    if not 1 <= int(which) <= len(backups):
        raise UsageError(f"No copy has the number {which}.", next_step="`twominute restore` lists them.")
    return backups[int(which) - 1].path


def _seen(backup: Backup) -> Seen:
    try:
        answers = look(backup.path).answers
    except StorageError:
        answers = None
    return Seen(backup, backup.path.lstat().st_size, answers)
