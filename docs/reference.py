"""Write the command reference and the man page from the parser itself: `python docs/reference.py [FOLDER]`."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from twominute import __version__
from twominute.cli.app import app
from twominute.model.setting import KEYS, Key

STATUSES = (
    ("0", "It went well."),
    ("1", "It ran, and the answer is no: a bank or `doctor` has problems, an overall is under --fail-under."),
    ("2", "The command line is wrong."),
    ("3", "A bank or an input is wrong."),
    ("4", "Storage failed."),
    ("5", "There is nothing to do."),
    ("70", "A bug of twominute."),
    ("129, 130, 143", "It was ended by a hangup, by Ctrl-C, by SIGTERM."),
)
ENVIRONMENT = (
    ("TWOMINUTE_HOME", "Where everything is kept instead of the data, settings and cache folders of the user."),
    ("NO_COLOR", "No colours."),
    ("ACCESSIBLE", "Plain lines instead of the full screen, unless it is 0."),
    ("EDITOR, VISUAL", "What files are edited with."),
)
FILE = "A TOML file, which `twominute config path` names, holds them; a flag on the command line wins."
_SPECIAL = re.compile(r"(?m)^([.'])")


def commands() -> str:
    """Return every command with its options, as Markdown."""
    made = subprocess.run(
        [sys.executable, "-m", "typer", "twominute.cli.app", "utils", "docs", "--name", "twominute"],
        capture_output=True,
        check=True,
        text=True,
    )
    settings = "".join(f"* `{key.name}`: {_told(key)}\n" for key in KEYS)
    return re.sub(r"\n{3,}", "\n\n", made.stdout).rstrip() + f"\n\n## Settings\n\n{FILE}\n\n{settings}"


def manual() -> str:
    """Return the man page, as roff."""
    main: Any = typer.main.get_command(app)
    context = main.make_context("twominute", [], resilient_parsing=True)
    lines = [
        f'.TH TWOMINUTE 1 "" "twominute {__version__}" "User Commands"',
        ".SH NAME",
        f"twominute \\- {_plain(main.help)}",
        ".SH SYNOPSIS",
        ".B twominute",
        _plain(" ".join(main.collect_usage_pieces(context))),
        ".SH DESCRIPTION",
        _plain(main.epilog),
        ".SH COMMANDS",
        *_commands(main, context),
        ".SH SETTINGS",
        _plain(FILE),
        *_terms((key.name, _told(key)) for key in KEYS),
        ".SH EXIT STATUS",
        *_terms(STATUSES),
        ".SH ENVIRONMENT",
        *_terms(ENVIRONMENT),
    ]
    return "\n".join(lines) + "\n"


def _commands(group: Any, context: Any) -> Iterator[str]:
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        inner = command.make_context(name, [], parent=context, resilient_parsing=True)
        usage = " ".join(command.collect_usage_pieces(inner))
        yield f".SS {_plain(inner.command_path)} {_plain(usage)}"
        yield _plain(command.help or "")
        records = (each.get_help_record(inner) for each in command.get_params(inner))
        yield from _terms(record for record in records if record and "--help" not in record[0])
        if hasattr(command, "list_commands"):
            yield from _commands(command, inner)


def _told(key: Key) -> str:
    usual = "what each question gives" if key.usual is None else json.dumps(key.usual)
    return f"{key.means} {str(key.kind).capitalize()}; usual: {usual}. Flags: {key.flag}"


def _terms(rows: Any) -> Iterator[str]:
    for term, text in rows:
        yield from (".TP", f"\\fB{_plain(term)}\\fR", _plain(text))


def _plain(text: str) -> str:
    """Return a text in one line whose letters mean nothing to roff."""
    flat = " ".join(text.split()).replace("\\", "\\e").replace("-", "\\-")
    return _SPECIAL.sub(r"\\&\1", flat)


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if sys.argv[1:] else Path(__file__).parent
    (folder / "commands.md").write_text(commands(), encoding="utf-8")
    (folder / "twominute.1").write_text(manual(), encoding="utf-8")
