"""`twominute bank export --anki`: questions as a deck of flash cards."""

from collections.abc import Mapping
from pathlib import Path

from twominute.bank.loaded import LoadedBank
from twominute.commands import opened, stored
from twominute.commands.env import Env
from twominute.commands.options import AnkiOptions
from twominute.commands.output import tell
from twominute.errors import Exit, UsageError
from twominute.files.banks import MAIN
from twominute.files.writing import refuse_present, write_bytes
from twominute.marks import of_bank
from twominute.model.attempt import Attempt
from twominute.render.anki import deck
from twominute.render.pieces import count
from twominute.session import MOST_FOLLOW_UPS


def export(env: Env, options: AnkiOptions) -> Exit:
    """Write a card for each question, with what the last answer to it left open."""
    try:
        from twominute.files.apkg import packed
    except ModuleNotFoundError as error:
        if error.name != "genanki":
            raise
        raise UsageError(
            "A deck for Anki is written by genanki, which is not installed.",
            next_step="pip install 'twominute[anki]'   or, with pipx: pipx inject twominute genanki",
        ) from error
    refuse_present(options.target)
    loaded = opened.bank(env, options.bank)
    questions = opened.questions(loaded, level=options.level, topic=options.topic)
    answered = _last_answers(env, loaded)
    name = MAIN if loaded.bank.name == "bundled" else loaded.bank.name
    made = deck(name, questions, loaded.bank.rubric, attempts=answered, zone=env.zone)
    write_bytes(options.target, (packed(made, now=env.now()),))
    tell(env, _told(options.target, len(questions), sum(each.id in answered for each in questions)))
    return Exit.FINE


def _last_answers(env: Env, loaded: LoadedBank) -> Mapping[str, Attempt]:
    """Return the last answer to each question itself; follow-ups come after it."""
    if not stored.has_store(env):
        return {}
    with stored.store(env) as store:
        newest = of_bank(store.lately(newest=0, of_each_question=MOST_FOLLOW_UPS + 1), loaded.bank)
    oldest_first = sorted(newest, key=lambda each: each.moment)
    return {each.question_id: each for each in oldest_first if each.follow_up is None and each.reading is not None}


def _told(target: Path, cards: int, with_gaps: int) -> str:
    return (
        f"{count(cards, 'card')}, {with_gaps} with what your last answer left open: {target}; only you may read it.\n"
        "In Anki: File, Import. A later export mends the same cards, and their schedule stays."
    )
