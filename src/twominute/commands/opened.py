"""What most commands open first: the bank that was asked for and the person's store."""

from datetime import UTC
from pathlib import Path

from twominute.bank.load import LoadedBank
from twominute.bank.suggest import nearest
from twominute.commands.env import Env
from twominute.commands.output import tell
from twominute.errors import InputError, UsageError
from twominute.files.banks import find_bank, load_bank, named_banks
from twominute.files.home import cache_folder, data_folder, home
from twominute.model.attempt import Attempt
from twominute.model.names import Difficulty
from twominute.model.question import Question, Rubric, ad_hoc
from twominute.store.store import Store, open_store

DATABASE = "twominute.db"
DRAFTS = "drafts"
BANKS = "banks"


def folder(env: Env) -> Path:
    """Return the folder that holds the person's data, made when it is not there."""
    return home(env.environ)


def drafts(env: Env) -> Path:
    """Return the folder of unfinished answers."""
    return folder(env) / DRAFTS


def has_store(env: Env) -> bool:
    """Tell whether anything was ever stored here."""
    return (folder(env) / DATABASE).exists()


def store(env: Env) -> Store:
    """Open the person's store; a wait for another process is told on stderr."""
    return open_store(
        folder(env) / DATABASE,
        now=lambda: env.now().astimezone(UTC),
        on_wait=lambda: tell(env, "Waiting for another twominute that is writing ..."),
    )


def bank(env: Env, choice: str | None) -> LoadedBank:
    """Return the main bank, or the one asked for by path or name."""
    return load_bank(find_bank(choice, banks(env)), cache=cache_folder(env.environ))


def rubric_of(env: Env, attempt: Attempt, choice: str | None) -> Rubric:
    """Return the rubric that an attempt was read by: of the bank asked for, else of any bank with a name.

    UsageError when none has its dimensions.
    """
    names = (choice,) if choice is not None else tuple(named_banks(banks(env)))
    for name in names:
        rubric = bank(env, name).bank.rubric
        if attempt.reading is None or set(attempt.reading.levels) == {each.id for each in rubric.dimensions}:
            return rubric
    raise UsageError(
        f"Answer {attempt.number} was read by the dimensions of another bank.",
        next_step=f"Name it: twominute show {attempt.number} --bank PATH",
    )


def banks(env: Env) -> Path:
    """Return the folder of the person's own banks; it need not be there."""
    return data_folder(env.environ) / BANKS


def questions(
    loaded: LoadedBank, *, ids: tuple[str, ...] = (), level: Difficulty | None = None, topic: str | None = None
) -> tuple[Question, ...]:
    """Return the questions asked for: by id in that order, else by level and topic."""
    if ids:
        return tuple(question(loaded, each) for each in ids)
    found = tuple(
        each
        for each in loaded.bank.questions
        if (level is None or each.level is level) and (topic is None or each.topic == topic)
    )
    if found:
        return found
    topics = ", ".join(sorted({each.topic for each in loaded.bank.questions}))
    raise UsageError("No question has this level and topic.", next_step=f"Topics here: {topics}.")


def question(loaded: LoadedBank, question_id: str) -> Question:
    """Return the question with this id; an unknown one is refused with the nearest name."""
    for each in loaded.bank.questions:
        if each.id == question_id:
            return each
    near = nearest(question_id, [each.id for each in loaded.bank.questions])
    hint = f"Did you mean {near}? " if near else ""
    raise UsageError(
        f'No question has the id "{question_id}".', next_step=f"{hint}`twominute bank list` shows the ids."
    )


def question_or_asked(loaded: LoadedBank, *, question_id: str | None, ask: str | None) -> Question:
    """Return the question that an answer belongs to: from the bank by id or by its words, else any question."""
    if question_id is not None:
        return question(loaded, question_id)
    if ask is None or not ask.strip():
        raise InputError("An answer is read for a question.", next_step='Name it: --question ID or --ask "..."')
    words = ask.casefold().split()
    same = (each for each in loaded.bank.questions if each.ask.casefold().split() == words)
    return next(same, None) or ad_hoc(ask)
