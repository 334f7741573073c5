"""The commands that take care of the person's data, as they are typed."""

from pathlib import Path
from typing import Annotated

import typer

from twominute.cli.words import JsonOption, env_of, output_option
from twominute.commands.options import ForgetOptions, RestoreOptions


def add_care(app: typer.Typer) -> None:
    """Give a program the commands of care."""
    app.command()(delete)
    app.command()(undo)
    app.command()(backup)
    app.command()(restore)
    app.command()(forget)
    app.command()(privacy)
    app.command()(doctor)


def delete(context: typer.Context, number: Annotated[int, typer.Argument(min=1)]) -> int:
    """Put one stored answer into the trash for 30 days."""
    from twominute.commands import history as verb

    return verb.delete(env_of(context), number)


def undo(context: typer.Context) -> int:
    """Bring the answer that was deleted last back."""
    from twominute.commands import history as verb

    return verb.undo(env_of(context))


def backup(
    context: typer.Context,
    *,
    output: Annotated[
        Path | None,
        output_option(metavar="FILE", help="A new file; without it among the copies that are kept."),
    ] = None,
) -> int:
    """Copy everything that is stored."""
    from twominute.commands import backup as verb

    return verb.backup(env_of(context), output)


def restore(
    context: typer.Context,
    which: Annotated[str | None, typer.Argument(help="A name or a number of the list, or a file.")] = None,
    *,
    salvage: Annotated[
        bool,
        typer.Option("--salvage", help="Add what can be read of a damaged one; without a number, of the present."),
    ] = False,
    as_json: JsonOption = False,
) -> int:
    """List the copies, or put one back; what is there now is kept as a copy too."""
    from twominute.commands import backup as verb

    return verb.restore(env_of(context), RestoreOptions(which=which, salvage=salvage, as_json=as_json))


def forget(
    context: typer.Context,
    number: Annotated[int | None, typer.Argument(min=1, help="The number that `history` shows.")] = None,
    *,
    every: Annotated[bool, typer.Option("--all", help="Every answer, draft, plan and copy.")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> int:
    """Remove an answer for good, from every copy too; this cannot be undone."""
    from twominute.commands import forget as verb

    return verb.forget(env_of(context), ForgetOptions(number=number, every=every, is_sure=yes))


def privacy(context: typer.Context, *, as_json: JsonOption = False) -> int:
    """Show every path that holds something of yours, with its size and what it is."""
    from twominute.commands import privacy as verb

    return verb.privacy(env_of(context), as_json=as_json)


def doctor(context: typer.Context, *, as_json: JsonOption = False) -> int:
    """Look whether everything is as it should be; no answer is shown."""
    from twominute.commands import doctor as verb

    return verb.doctor(env_of(context), as_json=as_json)
