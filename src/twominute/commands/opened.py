"""What most commands open first: the bank that was asked for."""

from twominute.bank.loaded import LoadedBank
from twominute.commands.env import Env
from twominute.commands.kinds import of_kind
from twominute.errors import InputError, UsageError
from twominute.files.banks import find_bank
from twominute.files.compiled import kept_bank
from twominute.files.home import banks_folder, cache_folder
from twominute.model.names import Difficulty
from twominute.model.question import Question, ad_hoc


def bank(env: Env, choice: str | None) -> LoadedBank:
    """Return the main bank, or the one asked for by path or name."""
    path, cache = find_bank(choice, banks_folder(env.environ)), cache_folder(env.environ)
    found = kept_bank(path, cache)
    if found is None:
        # Late: the parser takes 100 ms, and is needed only after a change.
        from twominute.files.load import compile_bank

        found = compile_bank(path, cache)
    return found


def questions(
    loaded: LoadedBank, *, ids: tuple[str, ...] = (), level: Difficulty | None = None, topic: str | None = None
) -> tuple[Question, ...]:
    """Return the questions asked for: by id in that order, else by level and topic."""
    if ids:
        return tuple(question(loaded, each) for each in ids)
    return of_kind(loaded.bank.questions, level=level, topic=topic)


def question(loaded: LoadedBank, question_id: str) -> Question:
    """Return the question with this id; an unknown one is refused with the nearest name."""
    for each in loaded.bank.questions:
        if each.id == question_id:
            return each
    # Late: only a wrong id needs it, and it takes 30 ms.
    from twominute.bank.suggest import nearest

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
