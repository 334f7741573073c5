"""A command line taken apart by typer."""

import shlex
import sys
from copy import copy
from typing import TYPE_CHECKING, cast

import typer
from typer.models import CommandInfo

from twominute.cli.app import app
from twominute.cli.usual import Usual
from twominute.commands.env import Env
from twominute.errors import Exit
from twominute.model.safe import safe_text

if TYPE_CHECKING:
    from typer.core import TyperGroup

UsageProblem = cast("type[typer.BadParameter]", typer.BadParameter.__base__)
"""What typer raises for a wrong command line: importing click for its name costs 22 ms, and may be another copy."""


def parse_and_run(env: Env) -> int:
    """Run the command that was typed and return the exit status."""
    try:
        status = narrowed(app, sys.argv[1:])(standalone_mode=False, obj=env, default_map=Usual(env))
    except UsageProblem as error:
        error.show()
        if _is_of_a_session(error):
            typed = safe_text(shlex.join(sys.argv[1:]))
            env.stderr.write(f"That belongs to a session: twominute drill {typed}\n")
        return Exit.USAGE
    except typer.Abort:
        return Exit.INTERRUPTED
    except SystemExit as error:
        if isinstance(error.__context__, OSError):  # typer ends the program where the reader of a pipe has gone
            raise error.__context__ from None
        raise
    return status if isinstance(status, int) else Exit.FINE


def narrowed(all_of_it: typer.Typer, words: list[str]) -> typer.Typer:
    """Return a program with the one command that was typed, where the first word names one.

    typer builds every command that there is: of thirty that takes a tenth of a short command's time.
    """
    one, first = copy(all_of_it), words[0] if words else ""
    one.registered_groups = [each for each in all_of_it.registered_groups if each.name == first]
    one.registered_commands = [each for each in all_of_it.registered_commands if _name(each) == first]
    return one if one.registered_groups or one.registered_commands else all_of_it


def _name(command: CommandInfo) -> str:
    return command.name or str(getattr(command.callback, "__name__", ""))


def _is_of_a_session(error: typer.BadParameter) -> bool:
    """Tell whether an option that the bare command does not know is one of `drill`."""
    name = getattr(error, "option_name", None)
    if name is None or error.ctx is None or error.ctx.parent is not None:
        return False
    drill = cast("TyperGroup", error.ctx.command).commands["drill"]
    return any(name in (*each.opts, *each.secondary_opts) for each in drill.params)
