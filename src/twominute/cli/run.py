"""The program's outer edge: the real clocks, streams and chance, and the one catch."""

import errno
import gc
import os
import random
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from io import TextIOWrapper
from pathlib import Path

from twominute.cli.zone import Here
from twominute.commands.env import Env
from twominute.errors import DrillError, Exit
from twominute.model.safe import safe_text

UNWRITTEN = {errno.EPIPE, errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}
"""What goes wrong with standard output; where a file of ours is written it is a StorageError."""
UNUSABLE = {errno.ENAMETOOLONG, errno.EACCES, errno.ELOOP, errno.ENOTDIR}
"""What is wrong with a name that was given, where even to look whether it is there fails."""
LONGEST_SHOWN = 60
"""Characters of such a name."""
EACH = 50_000
"""Objects that are made between two looks for garbage: the usual 700 cost a command a sixth of its time."""


def run() -> int:
    """Run the real command line and return the exit status."""
    os.umask(0o077)
    gc.set_threshold(EACH)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # read when numpy is loaded; more threads gain nothing here
    env = _real_env()
    try:
        return _answer(env, sys.argv[1:])
    except DrillError as error:
        from twominute.commands.output import tell

        tell(env, f"twominute: {error}")
        return error.status
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except Exception as error:  # noqa: BLE001 - a bug of ours: it has a status of its own, and its traceback shows no values
        if isinstance(error, OSError) and error.errno in UNWRITTEN:
            return unwritten(error)
        if isinstance(error, OSError) and error.errno in UNUSABLE and isinstance(error.filename, str | Path):
            return unusable(error)
        # The interpreter's own hook: importing traceback would add 9 ms to every start.
        sys.__excepthook__(*sys.exc_info())
        return Exit.BUG


def unwritten(error: OSError) -> int:
    """Say why standard output could not be written; nothing where the reader of a pipe has just gone."""
    # Without this the interpreter complains once more at its end.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(error, BrokenPipeError):
        return Exit.FINE
    sys.stderr.write(f"twominute: The output cannot be written: {error.strerror}.\n")
    return Exit.STORAGE


def unusable(error: OSError) -> int:
    """Say why a file cannot be used, with the beginning of its name."""
    name = str(error.filename)
    shown = name if len(name) <= LONGEST_SHOWN else f"{name[:LONGEST_SHOWN]}..."
    sys.stderr.write(f"twominute: {safe_text(shown)} cannot be used: {error.strerror}. Give another file.\n")
    return Exit.BAD_INPUT


def _answer(env: Env, words: Sequence[str]) -> int:
    """Run what was typed; a list of the questions does not wait for the parser, which takes half of its time."""
    if words == ["bank", "list"]:
        from twominute.cli.usual import settings
        from twominute.commands import listing
        from twominute.commands.options import ListOptions

        return listing.list_questions(env, ListOptions(bank=settings(env).get("bank")))
    from twominute.cli.typed import parse_and_run

    return parse_and_run(env)


def _real_env() -> Env:
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # started with a closed stream
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - until the end
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    return Env(
        environ=os.environ,
        stdin=sys.stdin,
        stdout=sys.stdout,
        stderr=sys.stderr,
        monotonic=time.monotonic,
        now=lambda: datetime.now(UTC),
        zone=Here(),
        rng=random.Random(),  # noqa: S311 - it picks questions, it guards nothing
    )
