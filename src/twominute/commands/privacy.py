"""`twominute privacy`: every path with its size and what it holds. It makes nothing and changes nothing."""

from collections.abc import Iterator
from pathlib import Path

from twominute.commands.env import Env
from twominute.commands.output import show, show_json
from twominute.commands.stored import DATABASE, DRAFTS
from twominute.errors import Exit, StorageError
from twominute.files.home import banks_folder, cache_folder, config_file, data_folder
from twominute.files.plans import NAME as PLANS
from twominute.files.sizes import size_of
from twominute.model.held import Held
from twominute.render.backups import copies_told
from twominute.render.pieces import count
from twominute.render.privacy import privacy_json, privacy_page
from twominute.store.backups import folder_of, listed
from twominute.store.database import SIDE_FILES
from twominute.store.drafts import leftover
from twominute.store.look import look


def privacy(env: Env, *, as_json: bool) -> Exit:
    """Show what is kept where."""
    known = dict(_known(env))
    held = [Held(path, what, size_of(path)) for path, what in known.items()]
    held += [Held(path, "not of twominute", size_of(path)) for path in _others(data_folder(env.environ), set(known))]
    if as_json:
        show_json(env, privacy_json(held))
    else:
        show(env, privacy_page(held))
    return Exit.FINE


def _known(env: Env) -> Iterator[tuple[Path, str]]:
    folder = data_folder(env.environ)
    database, drafts = folder / DATABASE, folder / DRAFTS
    copies, unfinished = len(listed(database)), len(leftover(drafts))
    yield database, _answers(database)
    for side in (database.with_name(database.name + suffix) for suffix in SIDE_FILES):
        if side.exists():
            yield side, "what SQLite takes an unfinished change back with"
    yield drafts, f"{count(unfinished, 'unfinished answer')}" if unfinished else "unfinished answers"
    yield folder_of(database), "copies of the answers" if copies == 0 else f"{copies_told(copies)} of the answers"
    yield folder / PLANS, "which question is planned for which day"
    yield banks_folder(env.environ), "question banks of your own"
    yield config_file(env.environ), "your settings"
    yield (
        cache_folder(env.environ),
        "compiled question banks, and which database is sound; no answers; may be removed at any time",
    )


def _answers(database: Path) -> str:
    what = "your answers, their readings, self-ratings and corrections"
    try:
        found = look(database)
    except StorageError:
        return what
    trash = f", and {found.in_trash} in the trash" if found.in_trash else ""
    return f"{count(found.answers, 'answer')} with readings, self-ratings and corrections{trash}"


def _others(folder: Path, known: set[Path]) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path not in known) if folder.is_dir() else []
