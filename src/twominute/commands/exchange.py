"""`twominute history export` and `import`: everything that is stored, as one JSON document."""

import os
import shlex
import shutil
from pathlib import Path
from tempfile import SpooledTemporaryFile

from twominute.commands import stored
from twominute.commands.copying import copy_before
from twominute.commands.env import Env
from twominute.commands.output import tell
from twominute.errors import Exit, InputError, NothingToDoError
from twominute.files.regular import RefusedError, read_regular
from twominute.files.writing import refuse_present, write_pieces
from twominute.model.backup import Why
from twominute.render.pieces import count
from twominute.store.arriving import arriving
from twominute.store.database import LARGEST
from twominute.store.exchange import written
from twominute.store.failures import told
from twominute.store.intake import Taken
from twominute.store.whole import Everything

HELD = 16_000_000
"""Bytes of a document that wait in memory; more of them wait in a file without a name."""
MOST_NAMED = 5


def export(env: Env, target: Path | None) -> Exit:
    """Write everything that is stored into a new file, or on stdout."""
    if target is None:
        return _to_stdout(env)
    refuse_present(target)
    with stored.store(env) as store, store.everything() as everything:
        _refuse_empty(everything)
        write_pieces(target, written(everything))
    tell(env, f"Everything stored here is in {target}, word for word; only you may read it.")
    tell(env, f"`twominute history import {shlex.quote(str(target))}` takes it in, here or on another machine.")
    return Exit.FINE


def take_in(env: Env, source: Path) -> Exit:
    """Add the answers of an exported history that are not stored here yet."""
    arrived = arriving(_content(source), name=str(source))
    with stored.store(env) as store:
        if store.count():
            copy_before(env, store, Why.IMPORT)
        taken = store.take_in(arrived)
    tell(env, f"{source}: {count(taken.new, 'new answer')}, {taken.known} known already.{_renumbered(taken)}")
    tell(env, "`twominute history` lists them all.")
    return Exit.FINE


def _to_stdout(env: Env) -> Exit:
    """Write on stdout, where a slow reader must not keep others from storing."""
    folder = stored.folder(env)
    with SpooledTemporaryFile(HELD, "w+", encoding="ascii", dir=str(folder)) as spool:
        with stored.store(env) as store, store.everything() as everything, told(folder / stored.DATABASE):
            _refuse_empty(everything)
            spool.writelines(written(everything))
        spool.seek(0)
        shutil.copyfileobj(spool, env.stdout)
    return Exit.FINE


def _refuse_empty(everything: Everything) -> None:
    if next(iter(everything.attempts), None) is None:
        raise NothingToDoError("No answer is stored yet.", next_step="`twominute` asks the first question.")


def _content(source: Path) -> bytes:
    try:
        # The person named this file, so a link may lead to it.
        return read_regular(Path(os.path.realpath(source)), most=LARGEST)
    except (RefusedError, ValueError) as error:
        # ValueError: a NUL in the name.
        raise InputError(
            f"{source} {error}.", next_step="Give a file that `twominute history export -o FILE` wrote."
        ) from error


def _renumbered(taken: Taken) -> str:
    """Return a sentence on the numbers that were taken, "" where none was."""
    if not taken.renumbered:
        return ""
    named = [f"{before} became {now}" for before, now in list(taken.renumbered.items())[:MOST_NAMED]]
    more = len(taken.renumbered) - len(named)
    rest = f" and {more} more" if more else ""
    return f"\nNumbers that were taken here: {', '.join(named)}{rest}."
