"""Copies that nobody asks for: that of the day, made where nobody waits for it, and those before a change."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

from twominute.commands import stored
from twominute.commands.env import Env
from twominute.commands.output import tell
from twominute.errors import StorageError
from twominute.model.backup import Why
from twominute.store.backups import keep_daily, rotate
from twominute.store.store import Store


@contextmanager
def daily_copy(env: Env) -> Iterator[None]:
    """Keep the copy of the day, while the person does something else; what hinders it hinders nothing else."""
    troubles: list[str] = []
    thread = Thread(target=_keep, args=(env, troubles))
    thread.start()
    try:
        yield
    finally:
        thread.join()
        for trouble in troubles:
            tell(env, f"The copy of today was not kept. {trouble}")


def copy_before(env: Env, store: Store, why: Why) -> None:
    """Keep a copy before a change that could lose something, and let those go that newer ones stand for."""
    store.keep(why)
    rotate(stored.database(env), zone=env.zone)


def _keep(env: Env, troubles: list[str]) -> None:
    try:
        keep_daily(stored.database(env), now=env.now(), zone=env.zone)
    except StorageError as error:
        troubles.append(str(error))
