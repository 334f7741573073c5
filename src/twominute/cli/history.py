"""The commands of `twominute history` as they are typed."""

from pathlib import Path
from typing import Annotated

import typer

from twominute.cli.words import BankOption, JsonOption, LevelOption, env_of, output_option, question_ids
from twominute.commands.options import CorrectOptions, HistoryOptions, OverridesOptions
from twominute.errors import Exit
from twominute.model.names import Mode

history_app = typer.Typer(help="List the stored answers, newest first; export, import, reread or correct them.")


@history_app.callback(invoke_without_command=True)
def history(
    context: typer.Context,
    *,
    question: Annotated[
        str | None, typer.Option(help="Only answers to this question.", autocompletion=question_ids)
    ] = None,
    bank: Annotated[str | None, typer.Option(help="Only answers to questions of this bank.")] = None,
    topic: Annotated[str | None, typer.Option(help="Only answers to questions of this topic.")] = None,
    level: LevelOption = None,
    mode: Annotated[Mode | None, typer.Option(help="Only answers given like this.")] = None,
    days: Annotated[int | None, typer.Option(min=1, max=36_500, help="Only the last so many days.")] = None,
    containing: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Only answers that say this, in any case.")
    ] = None,
    below: Annotated[int | None, typer.Option(min=1, max=4, help="Only answers with an overall under this.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=1_000_000, help="How many at most.")] = 20,
    as_json: JsonOption = False,
) -> int:
    """List the stored answers, newest first; several filters narrow the list together."""
    if context.invoked_subcommand is not None:
        return Exit.FINE
    options = HistoryOptions(
        limit=limit,
        as_json=as_json,
        question_id=question,
        level=level,
        topic=topic,
        bank=bank,
        mode=mode,
        days=days,
        containing=containing,
        below=below,
    )
    from twominute.commands import history as verb

    return verb.history(env_of(context), options)


@history_app.command()
def export(
    context: typer.Context,
    *,
    output: Annotated[
        Path | None, output_option(metavar="FILE", help="A new file, for you alone; default: stdout.")
    ] = None,
) -> int:
    """Write everything that is stored as one JSON document."""
    from twominute.commands import exchange as verb

    return verb.export(env_of(context), output)


@history_app.command("import")
def import_(context: typer.Context, file: Annotated[Path, typer.Argument(help="What `history export` wrote.")]) -> int:
    """Add what an exported history has and this one lacks."""
    from twominute.commands import exchange as verb

    return verb.take_in(env_of(context), file)


@history_app.command()
def reread(context: typer.Context, *, bank: BankOption = None, as_json: JsonOption = False) -> int:
    """Read every answer that an earlier scorer read again, and show what changed; the old readings stay."""
    from twominute.commands import reread as verb

    return verb.reread(env_of(context), bank, as_json=as_json)


@history_app.command()
def overrides(
    context: typer.Context,
    *,
    export: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Write the corrected answers into FILE.answers.jsonl, their levels beside it."
        ),
    ] = None,
    as_json: JsonOption = False,
) -> int:
    """List where you hold a reading to be wrong, or write those answers for improving a scorer."""
    options = OverridesOptions(export=export, as_json=as_json)
    from twominute.commands import overrides as verb

    return verb.overrides(env_of(context), options)


@history_app.command()
def correct(
    context: typer.Context,
    number: Annotated[int, typer.Argument(min=1, help="The number that `history` shows.")],
    value: Annotated[
        int, typer.Argument(min=0, max=4, help="The level you hold right: 0 to 2, of the overall 0 to 4.")
    ],
    *,
    dimension: Annotated[str | None, typer.Option(help="A dimension; without it the overall.")] = None,
    reason: Annotated[str, typer.Option(help="Why, in your words.")] = "",
) -> int:
    """Store your own level beside a reading that you hold to be wrong."""
    options = CorrectOptions(number=number, dimension=dimension, value=value, reason=reason)
    from twominute.commands import correct as verb

    return verb.correct(env_of(context), options)
