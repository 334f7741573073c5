"""What `twominute doctor` looks at in the person's data. Nothing is made or changed, no word of an answer is shown."""

import os
import shlex
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from twominute.commands.env import Env
from twominute.commands.stored import DATABASE, DRAFTS
from twominute.errors import InputError, StorageError
from twominute.files.banks import find_bank
from twominute.files.home import banks_folder, config_file, data_folder, home
from twominute.files.plans import NAME as PLANS
from twominute.files.settings import read_settings
from twominute.model.backup import Why
from twominute.model.checked import Checked
from twominute.render.history import DAY
from twominute.render.pieces import count, size
from twominute.store.backups import folder_of, listed
from twominute.store.database import SIDE_FILES
from twominute.store.drafts import leftover
from twominute.store.look import complaints, look, readable_version

LITTLE_ROOM = 50_000_000
"""Bytes."""
OF_OTHERS = 0o077
JOURNAL_MODE = "delete"


def folder(env: Env) -> Iterator[Checked]:
    """Look at the folder of the person's data: whose it is, who may read it, how much room it has."""
    path = data_folder(env.environ)
    if not os.path.lexists(path):
        yield Checked("data folder", f"{path}, not there yet")
        return
    try:
        home(env.environ)
    except StorageError as error:
        yield Checked("data folder", str(path), error.what, error.next_step)
        return
    yield Checked("data folder", f"{path}, mode {stat.S_IMODE(path.stat().st_mode):04o}")
    free = shutil.disk_usage(path).free
    trouble = f"Only {size(free)} are free on the disk of {path}." if free < LITTLE_ROOM else None
    yield Checked("room", f"{size(free)} free", trouble, "Free some space.")


def modes(env: Env) -> Iterator[Checked]:
    """Look who may read the files that hold something of the person's."""
    found = [path for path in _private(data_folder(env.environ), config_file(env.environ)) if os.path.lexists(path)]
    links = [path for path in found if path.is_symlink()]
    for path in links:
        yield Checked("link", str(path), f"{path} is a link, which is not followed.", "Put the file itself there.")
    seen = [path for path in found if path.lstat().st_mode & OF_OTHERS and path not in links]
    for path in seen:
        mode = f"{stat.S_IMODE(path.lstat().st_mode):04o}"
        yield Checked("mode", f"{path}, {mode}", f"Others may use {path}.", f"chmod go= {shlex.quote(str(path))}")
    if not links and not seen:
        yield Checked("modes", f"{count(len(found), 'path')}, for you alone")


def database(env: Env) -> Iterator[Checked]:
    """Look at the database: its schema, its pages, and the checksum of every row."""
    path = data_folder(env.environ) / DATABASE
    if not os.path.lexists(path):
        yield Checked("database", "nothing is stored yet")
        return
    try:
        readable_version(path)
        found, wrong = look(path), complaints(path)
    except StorageError as error:
        yield Checked("database", str(path), error.what, error.next_step)
        return
    holds = f"schema {found.version}, {count(found.answers, 'answer')}, {found.in_trash} in the trash"
    next_step = "Keep the file. `twominute restore` lists the copies that can take its place."
    yield Checked("database", f"{size(path.stat().st_size)}, {holds}", "; ".join(wrong) or None, next_step)
    is_other = found.journal_mode != JOURNAL_MODE
    trouble = f"The journal mode is {found.journal_mode}, not {JOURNAL_MODE}." if is_other else None
    yield Checked("journal mode", found.journal_mode, trouble, "`twominute history` sets it back.")


def copies(env: Env) -> Iterator[Checked]:
    """Look at the copies of the database."""
    found = listed(data_folder(env.environ) / DATABASE)
    if found:
        newest = found[0].at.astimezone(env.zone).strftime(DAY)
        yield Checked("copies", f"{len(found)}, the newest of {newest}")
    else:
        yield Checked("copies", "none yet; one is kept each day that you practise")
    for copy in found:
        if copy.why is Why.DAMAGED:
            yield Checked("set aside", f"{copy.path}, a damaged database; remove it when you do not need it")
            continue
        try:
            look(copy.path)
        except StorageError as error:
            yield Checked("copy", str(copy.path), error.what, "Remove it when you do not need it.")


def drafts(env: Env) -> Iterator[Checked]:
    """Look at the unfinished answers."""
    troubles: list[str] = []
    found = leftover(data_folder(env.environ) / DRAFTS, on_unreadable=troubles.append)
    yield Checked("drafts", f"{len(found)} to go on with" if found else "none")
    for trouble in troubles:
        yield Checked("draft", "cannot be read", trouble, "Remove it when you do not need it.")


def settings(env: Env) -> Iterator[Checked]:
    """Look at the file of settings, and whether the bank that it names is there."""
    path = config_file(env.environ)
    try:
        found = read_settings(path)
        bank = found.get("bank")
        find_bank(None if bank is None else str(bank), banks_folder(env.environ))
    except InputError as error:
        yield Checked("settings", str(path), error.what, error.next_step)
        return
    yield Checked("settings", f"{path}, {', '.join(found)}" if found else f"{path}, nothing is set")


def _private(folder: Path, config: Path) -> Iterator[Path]:
    database = folder / DATABASE
    yield from (folder, database, folder / PLANS, config)
    yield from (database.with_name(database.name + suffix) for suffix in SIDE_FILES)
    for inner in (folder / DRAFTS, folder_of(database)):
        yield inner
        yield from sorted(inner.iterdir()) if inner.is_dir() else ()
