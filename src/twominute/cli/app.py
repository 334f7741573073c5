"""The commands as they are typed. Each loads its own verb, so that `--help` loads none (100 ms saved)."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from twominute.cli.bank import bank_app
from twominute.cli.care import add_care
from twominute.cli.config import config_app
from twominute.cli.history import history_app
from twominute.cli.words import BankOption, JsonOption, LevelOption, TopicOption, env_of, question_ids
from twominute.commands.options import (
    DrillOptions,
    GradeOptions,
    PlanOptions,
    ReportFormat,
    ReportOptions,
    ScoreOptions,
    ShowOptions,
    WhyOptions,
)
from twominute.errors import Exit
from twominute.model.names import Mode

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
def drill(
    context: typer.Context,
    ids: Annotated[
        list[str] | None, typer.Argument(help="Questions to answer, by id.", autocompletion=question_ids)
    ] = None,
    *,
    level: LevelOption = None,
    topic: TopicOption = None,
    count: Annotated[int | None, typer.Option(min=1, max=50, help="How many questions.")] = None,
    mode: Annotated[
        Mode, typer.Option(help="practice: help and feedback at once; interview: neither.")
    ] = Mode.PRACTICE,
    minutes: Annotated[float | None, typer.Option(min=0, max=60, help="Minutes for each answer; 0: no limit.")] = None,
    strict: Annotated[
        bool, typer.Option("--strict/--no-strict", show_default=False, help="Lock the answer when time is up.")
    ] = False,
    no_limit: Annotated[bool, typer.Option("--no-limit", help="No time limit.")] = False,
    plain: Annotated[
        bool, typer.Option("--plain/--no-plain", show_default=False, help="Plain lines instead of the full screen.")
    ] = False,
    self_rating: Annotated[
        bool,
        typer.Option(
            "--self-rating/--no-self-rating", show_default=False, help="Ask what the answer covers before it is read."
        ),
    ] = True,
    announce: Annotated[
        bool,
        typer.Option("--announce/--no-announce", show_default=False, help="Tell the time left, in plain lines."),
    ] = True,
    without_tools: Annotated[bool, typer.Option("--without-tools", help="Answer without product names.")] = False,
    repair: Annotated[bool, typer.Option("--repair", help="Write a given answer anew that only names tools.")] = False,
    bank: BankOption = None,
    as_json: JsonOption = False,
) -> int:
    """Answer questions against the clock; an answer that is piped in is read at once."""
    options = DrillOptions(
        ids=tuple(ids or ()),
        level=level,
        topic=topic,
        how_many=_set_count(context, mode) if count is None and not repair else count,
        mode=mode,
        minutes=minutes,
        strict=strict,
        no_limit=no_limit,
        plain=plain,
        bank=bank,
        as_json=as_json,
        without_tools=without_tools,
        repair=repair,
        self_rating=self_rating,
        announce=announce,
    )
    from twominute.commands import drill as verb

    return verb.drill(env_of(context), options)


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
    source: Annotated[Path, typer.Argument(help='JSON lines: {"id", "question" or "question_id", "answer"}.')],
    *,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Where the readings go.")] = None,
    bank: BankOption = None,
    processes: Annotated[int | None, typer.Option(min=1, max=256, help="Default: one for each core.")] = None,
) -> int:
    """Read many answers, a JSON line each."""
    options = GradeOptions(source=source, target=output, bank=bank, processes=processes or len(os.sched_getaffinity(0)))
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
    format_: Annotated[ReportFormat, typer.Option("--format", help="How it is written.")] = ReportFormat.TEXT,
    bank: BankOption = None,
    as_json: JsonOption = False,
) -> int:
    """Show progress: readiness, by dimension, by level, over time, self-rating against reading."""
    chosen = ReportFormat.JSON if as_json else format_
    options = ReportOptions(days=days, format=chosen, bank=bank)
    from twominute.commands import report as verb

    return verb.report(env_of(context), options)


add_care(app)


def _set_count(context: typer.Context, mode: Mode) -> int | None:
    """Return how many questions the person has set for a session of this mode."""
    found = context.lookup_default(f"{mode}_count")
    return found if isinstance(found, int) else None


def _run(context: typer.Context, name: str) -> int:
    """Run a command as if its name had been typed, with all that is set for it."""
    command = cast("TyperGroup", context.command).commands[name]
    with command.make_context(name, [], parent=context) as inner:
        return int(command.invoke(inner))
