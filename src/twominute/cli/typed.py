"""A command line taken apart by typer."""

from typing import cast

import typer

from twominute.cli.app import app
from twominute.cli.usual import Usual
from twominute.commands.env import Env
from twominute.errors import Exit

UsageProblem = cast("type[typer.BadParameter]", typer.BadParameter.__base__)
"""What typer raises for a wrong command line: importing click for its name costs 22 ms, and may be another copy."""


def parse_and_run(env: Env) -> int:
    """Run the command that was typed and return the exit status."""
    try:
        status = app(standalone_mode=False, obj=env, default_map=Usual(env))
    except UsageProblem as error:
        error.show()
        return Exit.USAGE
    except typer.Abort:
        return Exit.INTERRUPTED
    except SystemExit as error:
        if isinstance(error.__context__, OSError):  # typer ends the program where the reader of a pipe has gone
            raise error.__context__ from None
        raise
    return status if isinstance(status, int) else Exit.FINE
