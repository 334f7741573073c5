"""How commands speak: results on stdout, messages on stderr."""

import json
import re
import shutil
from collections.abc import Mapping, Sequence
from typing import TextIO

from twominute.commands.env import Env
from twominute.model.page import Line, Piece, Role
from twominute.model.safe import safe_text
from twominute.plain.page import write_page

NARROWEST = 20
WIDEST = 100
"""Longer lines are hard to read."""
_COMMAND = re.compile(r"(`[^`]+`)")


def show(env: Env, page: Sequence[Line], *, on: TextIO | None = None) -> None:
    """Write a page on stdout, or on another stream."""
    stream = on or env.stdout
    write_page(tuple(page), stream, width=page_width(env), colour=env.wants_colour(stream))
    stream.flush()


def show_json(env: Env, content: Mapping[str, object] | Sequence[Mapping[str, object]]) -> None:
    """Write JSON on stdout."""
    env.stdout.write(json.dumps(content, indent=1) + "\n")
    env.stdout.flush()


def tell(env: Env, message: str) -> None:
    """Write a message on stderr: wrapped by words on a terminal, otherwise in one line."""
    if env.stderr.isatty():
        write_page((_marked(message),), env.stderr, width=_terminal_width(), colour=False)
    else:
        env.stderr.write(f"{safe_text(message)}\n")
    env.stderr.flush()


def page_width(env: Env) -> int:
    """Return the columns a page may use."""
    if not env.stdout.isatty():
        return WIDEST
    return _terminal_width()


def _marked(message: str) -> Line:
    """Return a message with what stands between backticks, a command, as what stays in one row."""
    return tuple(Piece(part, Role.KEY if part[0] == "`" else Role.PLAIN) for part in _COMMAND.split(message) if part)


def _terminal_width() -> int:
    return max(NARROWEST, min(WIDEST, shutil.get_terminal_size().columns - 1))
