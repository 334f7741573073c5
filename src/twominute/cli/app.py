"""The commands as they are typed. Each loads its own verb, so that `--help` loads none (100 ms saved)."""

import gc
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from twominute.cli.bank import bank_app
from twominute.cli.care import add_care
from twominute.cli.config import config_app
from twominute.cli.drill import drill
from twominute.cli.history import history_app
from twominute.cli.words import BankOption, JsonOption, LevelOption, TopicOption, env_of, output_option
from twominute.commands.options import (
    GradeOptions,
    PlanOptions,
    ReportFormat,
    ReportOptions,
    ScoreOptions,
    ShowOptions,
    WhyOptions,
)
from twominute.errors import Exit

if TYPE_CHECKING:
    from typer.core import TyperGroup

app = typer.Typer(
    name="twominute",
    help="Practise MLOps interviews: one question, two minutes, one typed answer, an honest reading. Offline.",
    epilog="Without a command: the next thing to practise. Exit statuses and files are explained in README.",
    rich_markup_mode=None,  # plain help starts 60 ms sooner
    pretty_exceptions_enable=False,  # they print local variables, which hold answers
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(drill)
app.add_typer(bank_app, name="bank")
app.add_typer(history_app, name="history")
app.add_typer(config_app, name="config")


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    *,
    version: Annotated[bool, typer.Option("--version", "-V", help="Show the version.")] = False,
) -> int:
    """Go on with the one obvious next thing; without a terminal, show this help."""
    if context.invoked_subcommand is not None:
        return Exit.FINE
    env = env_of(context)
    if version or not env.is_interactive:
        typer.echo(context.get_help())
        return Exit.FINE
    return _run(context, "drill")


@app.command()
def score(
    context: typer.Context,
    file: Annotated[str, typer.Argument(help="A file with one answer; - reads standard input.")] = "-",
    *,
    question: Annotated[str | None, typer.Option(help="The id of a question in the bank.")] = None,
    ask: Annotated[str | None, typer.Option(help="The words of any question.")] = None,
    bank: BankOption = None,
    as_json: JsonOption = False,
    save: Annotated[bool, typer.Option("--save", help="Store the answer and its reading.")] = False,
    fail_under: Annotated[int | None, typer.Option(min=0, max=4, help="Exit with 1 when the overall is lower.")] = None,
) -> int:
    """Read one answer."""
    options = ScoreOptions(
        file=file, question_id=question, ask=ask, bank=bank, as_json=as_json, save=save, fail_under=fail_under
    )
    from twominute.commands import score as verb

    return verb.score(env_of(context), options)


@app.command()
def grade(
    context: typer.Context,
    source: Annotated[
        Path,
        typer.Argument(help='JSON lines {"id", "question" or "question_id", "answer"}, or .csv with such columns.'),
    ],
    *,
    output: Annotated[
        Path | None,
        output_option(help="Where the readings go: .csv, .parquet, or JSON lines by any other name."),
    ] = None,
    bank: BankOption = None,
    processes: Annotated[int | None, typer.Option(min=1, max=256, help="Default: one for each core.")] = None,
    scheduler: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="Read on a Dask cluster; local: one on this machine.")
    ] = None,
    anew: Annotated[bool, typer.Option("--anew", help="Throw away what a run that was ended had done.")] = False,
) -> int:
    """Read many answers; a run that was ended goes on where it stopped."""
    options = GradeOptions(
        source=source,
        target=output,
        bank=bank,
        processes=processes or len(os.sched_getaffinity(0)),
        scheduler=scheduler,
        anew=anew,
    )
    from twominute.commands import grade as verb

    return verb.grade(env_of(context), options)


@app.command()
def plan(
    context: typer.Context,
    *,
    days: Annotated[
        int | None, typer.Option(min=1, max=60, help="So many days of ten minutes, built from what is weak.")
    ] = None,
    anew: Annotated[bool, typer.Option("--anew", help="Lay the days out again.")] = False,
    bank: BankOption = None,
    as_json: JsonOption = False,
) -> int:
    """Show what to practise in which order, ticked off from what was answered."""
    from twominute.commands import plan as verb

    return verb.plan(env_of(context), PlanOptions(days=days, anew=anew, bank=bank, as_json=as_json))


@app.command()
def why(
    context: typer.Context,
    *,
    level: LevelOption = None,
    topic: TopicOption = None,
    bank: BankOption = None,
    as_json: JsonOption = False,
) -> int:
    """Say which question comes next, and why."""
    from twominute.commands import why as verb

    return verb.why(env_of(context), WhyOptions(bank=bank, level=level, topic=topic, as_json=as_json))


@app.command()
def frame(context: typer.Context, *, bank: BankOption = None) -> int:
    """Show what a strong answer covers, with a weak and a strong answer read."""
    from twominute.commands import frame as verb

    return verb.frame(env_of(context), bank)


@app.command()
def show(
    context: typer.Context,
    number: Annotated[int, typer.Argument(min=1, help="The number that `history` shows.")],
    *,
    against: Annotated[int | None, typer.Option(min=1, help="Another answer to the question, to compare with.")] = None,
    bank: BankOption = None,
    as_json: JsonOption = False,
) -> int:
    """Show one stored answer with its reading."""
    options = ShowOptions(number=number, bank=bank, as_json=as_json, against=against)
    from twominute.commands import show as verb

    return verb.show_one(env_of(context), options)


@app.command()
def report(
    context: typer.Context,
    *,
    days: Annotated[int | None, typer.Option(min=1, max=36_500, help="Only the last so many days.")] = None,
    level: LevelOption = None,
    topic: TopicOption = None,
    bank: BankOption = None,
    format_: Annotated[
        ReportFormat | None,
        typer.Option("--format", help="How it is written. Default: as the ending of FILE says; text without one."),
    ] = None,
    output: Annotated[Path | None, output_option(metavar="FILE", help="A file to write it into.")] = None,
    with_answers: Annotated[bool, typer.Option("--with-answers", help="The answers too, word for word.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before the answers are written.")] = False,
    as_json: JsonOption = False,
) -> int:
    """Show progress: practice, readiness, levels over time, self-rating against reading, retries, what is next."""
    options = ReportOptions(
        days=days,
        format=ReportFormat.JSON if as_json else format_,
        bank=bank,
        level=level,
        topic=topic,
        output=output,
        with_answers=with_answers,
        yes=yes,
    )
    gc.disable()  # a report keeps all that it makes until its end: to look for garbage takes a tenth of its time
    from twominute.commands import report as verb

    return verb.report(env_of(context), options)


add_care(app)


def _run(context: typer.Context, name: str) -> int:
    """Run a command as if its name had been typed, with all that is set for it."""
    command = cast("TyperGroup", context.command).commands[name]
    with command.make_context(name, [], parent=context) as inner:
        return int(command.invoke(inner))
