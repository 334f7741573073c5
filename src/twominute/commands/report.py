"""`twominute report`: progress."""

from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

from twominute.commands import opened, stored
from twominute.commands.ask import agrees
from twominute.commands.env import Env
from twominute.commands.lately import lately, next_choice
from twominute.commands.options import ReportFormat, ReportOptions
from twominute.commands.output import tell
from twominute.commands.written import written
from twominute.errors import Exit, NothingToDoError, UsageError
from twominute.files.writing import write_private
from twominute.marks import SomeRead, of_bank
from twominute.model.question import Question
from twominute.progress import practice_day, progress
from twominute.readiness import readiness
from twominute.render.listing import with_bank
from twominute.render.pieces import shortened
from twominute.report import Report, Scope, recent
from twominute.scoring.areas import namer

ENDINGS = {
    ".txt": ReportFormat.TEXT,
    ".md": ReportFormat.MARKDOWN,
    ".html": ReportFormat.HTML,
    ".json": ReportFormat.JSON,
    ".csv": ReportFormat.CSV,
    ".svg": ReportFormat.SVG,
}
LONGEST_SHOWN = 60
"""Characters of a file's name."""


def report(env: Env, options: ReportOptions) -> Exit:
    """Show what the stored answers come to, or write it into a file."""
    format_ = options.format or _format_of(options.output)
    if options.with_answers and format_ is ReportFormat.SVG:
        raise UsageError("A card has no room for answers.", next_step="`--format html --with-answers` has them.")
    made = _made(env, options)
    if not made.progress.attempts and format_ is not ReportFormat.JSON:
        raise _nothing(options)
    if options.with_answers and not options.yes and not _may_leave(env, made):
        tell(env, "Nothing is written. Without --with-answers the answers are left out.")
        return Exit.NO
    text = written(env, made, format_, to_file=options.output is not None)
    if options.output is None:
        env.stdout.write(text)
        env.stdout.flush()
    else:
        write_private(options.output, text)
        tell(env, f"The report is in {options.output}, for you alone to read.")
    return Exit.FINE


def _format_of(output: Path | None) -> ReportFormat:
    """Return the format that the ending of a file says; text where there is no file."""
    if output is None:
        return ReportFormat.TEXT
    try:
        return ENDINGS[output.suffix.casefold()]
    except KeyError:
        name = shortened(output.name, LONGEST_SHOWN)
        raise UsageError(
            f"The name {name} does not say in which format: known are {', '.join(ENDINGS)}.",
            next_step=f"Give one of these endings, or --format {', '.join(ReportFormat)}.",
        ) from None


def _made(env: Env, options: ReportOptions) -> Report:
    bank = opened.bank(env, options.bank)
    questions = opened.questions(bank, level=options.level, topic=options.topic)
    today = practice_day(env.now(), env.zone)
    since = None if options.days is None else env.now() - timedelta(days=options.days)
    with stored.store(env) as store:
        marks = _wanted(of_bank(store.marks(since=since), bank.bank), options, questions)
        past = lately(env, store, bank.bank)
        answers = store.attempts(since=since) if options.with_answers else ()
    newest = _wanted((each for _, each in past if since is None or each.started_at >= since), options, questions)
    return Report(
        scope=Scope(options.bank, options.days, options.level, options.topic),
        made_on=env.now().astimezone(env.zone).date(),
        rubric=bank.bank.rubric,
        progress=progress(marks, bank.bank.rubric, today=today, zone=env.zone),
        readiness=readiness(newest, bank.bank, names=namer(bank.bank.areas)),
        recent=recent(newest, bank.bank.rubric),
        following=next_choice(env, questions, past),
        answers=tuple(stored.with_days(env, _wanted(of_bank(answers, bank.bank), options, questions)))
        if options.with_answers
        else None,
    )


def _wanted(attempts: Iterable[SomeRead], options: ReportOptions, questions: Iterable[Question]) -> list[SomeRead]:
    """Return the attempts at these questions, all of them where no bank, level or topic was asked for."""
    if options.bank is None and options.level is None and options.topic is None:
        return list(attempts)
    ids = {each.id for each in questions}
    return [each for each in attempts if each.question_id in ids]


def _may_leave(env: Env, made: Report) -> bool:
    count = made.progress.attempts
    them = "One answer of yours stands" if count == 1 else f"{count} answers of yours stand"
    return agrees(env, f"{them} in this report, word for word. Write it? y or n:")


def _nothing(options: ReportOptions) -> NothingToDoError:
    if options.level or options.topic:
        return NothingToDoError(
            "No answer to a question of this level and topic is stored here.",
            next_step="`twominute report` without --level, --topic and --days looks at all of them.",
        )
    if options.days is not None:
        return NothingToDoError(
            f"No answer to this bank is stored in the last {options.days} days.",
            next_step="`twominute report` without --days looks at all of them.",
        )
    start = "twominute" if options.bank is None else with_bank("twominute drill", options.bank)
    return NothingToDoError(
        "No answer to this bank is stored yet.",
        next_step=f"`{start}` asks a question; `--bank NAME` reports on another.",
    )
