"""What `twominute doctor` looks at beside the data: versions, question banks, the terminal."""

import platform
import re
import sqlite3
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from shutil import get_terminal_size

from twominute import __version__
from twominute.commands.env import Env
from twominute.errors import BankError, InputError
from twominute.files.banks import named_banks
from twominute.files.home import banks_folder
from twominute.files.load import load_bank
from twominute.files.weights import load_reader
from twominute.model.checked import Checked
from twominute.render.pieces import count

OLDEST_SQLITE = (3, 37, 0)
"""The first with strict tables."""
SMALLEST = (40, 12)
"""Columns and lines of a terminal."""
AGAIN = "Install twominute again."


def versions(_env: Env) -> Iterator[Checked]:
    """Look at the program and what it is built on."""
    yield Checked("twominute", __version__)
    yield Checked("python", f"{platform.python_version()} on {platform.platform()}")
    for name in _libraries():
        try:
            yield Checked(name, version(name))
        except PackageNotFoundError:
            yield Checked(name, "not there", f"The library {name} is not installed.", AGAIN)
    too_old = sqlite3.sqlite_version_info < OLDEST_SQLITE
    oldest = ".".join(map(str, OLDEST_SQLITE))
    trouble = f"SQLite is older than {oldest}, which twominute needs." if too_old else None
    yield Checked("sqlite", sqlite3.sqlite_version, trouble, f"Use a Python with SQLite {oldest} or later.")


def reader(_env: Env) -> Iterator[Checked]:
    """Look at what answers are read with."""
    try:
        yield Checked("reader", load_reader().about.name)
    except InputError as error:
        yield Checked("reader", "cues alone", error.what, error.next_step)


def banks(env: Env) -> Iterator[Checked]:
    """Look at the structure of every bank with a name."""
    for name, path in named_banks(banks_folder(env.environ)).items():
        try:
            questions = load_bank(path).bank.questions
            yield Checked(f"bank {name}", count(len(questions), "question"))
        except BankError as error:
            first = error.what.splitlines()[0]
            yield Checked(f"bank {name}", "cannot be used", first, f"twominute bank check {name}")


def terminal(env: Env) -> Iterator[Checked]:
    """Look at where the program is shown."""
    if not env.is_interactive:
        yield Checked("terminal", "none: input or output is a file or a pipe")
        return
    columns, lines = get_terminal_size()
    kind = env.environ.get("TERM", "without a name")
    screen = "plain lines" if env.wants_plain else "full screen"
    colours = "colours" if env.wants_colour(env.stdout) else "no colours"
    is_small = columns < SMALLEST[0] or lines < SMALLEST[1]
    trouble = f"The terminal is smaller than {SMALLEST[0]} columns and {SMALLEST[1]} lines." if is_small else None
    found = f"{kind}, {columns} x {lines}, {screen}, {colours}, {env.stdout.encoding}"
    yield Checked("terminal", found, trouble, "Make it larger, or use --plain.")


def _libraries() -> list[str]:
    """Return what an installation needs; extras, which it may lack, left out."""
    needed = [line for line in requires("twominute") or () if "extra ==" not in line]
    return sorted(re.split(r"[^\w.-]", line)[0] for line in needed)
