"""What commands that know the person's answers open: the store, the drafts, and what an answer was read by."""

from collections.abc import Iterable
from datetime import UTC, date
from pathlib import Path

from twominute.bank.loaded import LoadedBank
from twominute.commands import opened
from twominute.commands.env import Env
from twominute.commands.output import tell
from twominute.errors import UsageError
from twominute.files.banks import named_banks
from twominute.files.home import banks_folder, cache_folder, home
from twominute.marks import of_bank
from twominute.model.attempt import Attempt
from twominute.model.question import Bank
from twominute.progress import practice_day
from twominute.store.store import Store, open_store

DATABASE = "twominute.db"
DRAFTS = "drafts"


def folder(env: Env) -> Path:
    """Return the folder that holds the person's data, made when it is not there."""
    return home(env.environ)


def drafts(env: Env) -> Path:
    """Return the folder of unfinished answers."""
    return folder(env) / DRAFTS


def database(env: Env) -> Path:
    """Return where the person's answers are."""
    return folder(env) / DATABASE


def has_store(env: Env) -> bool:
    """Tell whether anything was ever stored here."""
    return database(env).exists()


def store(env: Env) -> Store:
    """Open the person's store; a wait for another process is told on stderr."""
    return open_store(
        database(env),
        now=lambda: env.now().astimezone(UTC),
        on_wait=lambda: tell_of_waiting(env),
        note=cache_folder(env.environ) / "checked",
    )


def tell_of_waiting(env: Env) -> None:
    """Say why nothing happens."""
    tell(env, "Waiting for another twominute that is writing ...")


def after(env: Env, store: Store, bank: Bank, number: int) -> list[tuple[date, Attempt]]:
    """Return the answers after a number that were read by this bank's dimensions, oldest first, with their days."""
    return with_days(env, of_bank(store.attempts(after=number), bank))


def with_days(env: Env, attempts: Iterable[Attempt]) -> list[tuple[date, Attempt]]:
    """Return attempts each with its local day, oldest first."""
    oldest_first = sorted(attempts, key=lambda each: each.moment)
    return [(practice_day(attempt.started_at, env.zone), attempt) for attempt in oldest_first]


def bank_of(env: Env, attempt: Attempt, choice: str | None) -> LoadedBank:
    """Return the bank that an attempt was read by: the one asked for, else any bank with a name.

    UsageError when none has its dimensions.
    """
    names = (choice,) if choice is not None else tuple(named_banks(banks_folder(env.environ)))
    for name in names:
        loaded = opened.bank(env, name)
        known = {each.id for each in loaded.bank.rubric.dimensions}
        if attempt.reading is None or set(attempt.reading.levels) == known:
            return loaded
    raise UsageError(
        f"Answer {attempt.number} was read by the dimensions of another bank.",
        next_step=f"Name it: twominute show {attempt.number} --bank PATH",
    )
