"""The commands of `twominute config` as they are typed."""

from typing import Annotated

import typer

from twominute.cli.words import JsonOption, env_of
from twominute.commands.options import SetOptions
from twominute.errors import Exit

config_app = typer.Typer(help="Show what is set for good and where that comes from; change it.")


def setting_names(incomplete: str) -> list[str]:
    """Return the keys that a half-typed one may become, for the shell."""
    from twominute.model.setting import BY_NAME

    return [name for name in BY_NAME if name.startswith(incomplete)]


KeyArgument = Annotated[str, typer.Argument(help="A key that `config` shows.", autocompletion=setting_names)]


@config_app.callback(invoke_without_command=True)
def config(context: typer.Context, *, as_json: JsonOption = False) -> int:
    """Show every key with what holds, where that comes from, and what it is for."""
    if context.invoked_subcommand is not None:
        return Exit.FINE
    from twominute.commands import config as verb

    return verb.show_all(env_of(context), as_json=as_json)


@config_app.command("set")
def config_set(
    context: typer.Context,
    key: KeyArgument,
    value: Annotated[str, typer.Argument(help="A text, a number, or true or false.")],
) -> int:
    """Set a key for good; a flag on the command line still wins."""
    from twominute.commands import config as verb

    return verb.set_one(env_of(context), SetOptions(key=key, value=value))


@config_app.command("unset")
def config_unset(context: typer.Context, key: KeyArgument) -> int:
    """Let the usual hold again."""
    from twominute.commands import config as verb

    return verb.unset(env_of(context), key)


@config_app.command("path")
def config_path(context: typer.Context) -> int:
    """Write where the file is."""
    from twominute.commands import config as verb

    return verb.show_path(env_of(context))


@config_app.command("edit")
def config_edit(context: typer.Context) -> int:
    """Edit the file: a copy is opened in $EDITOR, checked, and then put in its place."""
    from twominute.commands import config as verb

    return verb.edit(env_of(context))
