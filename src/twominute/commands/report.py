"""`twominute report`: progress."""

from datetime import timedelta

from twominute.commands import opened, stored
from twominute.commands.env import Env
from twominute.commands.options import ReportFormat, ReportOptions
from twominute.commands.output import show, show_json
from twominute.errors import Exit, NothingToDoError
from twominute.progress import of_bank, practice_day, progress
from twominute.readiness import readiness
from twominute.render.listing import with_bank
from twominute.render.report import report_page
from twominute.render.report_json import report_json
from twominute.scoring.areas import namer


def report(env: Env, options: ReportOptions) -> Exit:
    """Show what the stored answers come to."""
    bank = opened.bank(env, options.bank).bank
    since = None if options.days is None else env.now() - timedelta(days=options.days)
    with stored.store(env) as store:
        attempts = of_bank(store.attempts(since=since, newest_first=False), bank)
    if options.bank is not None:
        ids = {each.id for each in bank.questions}
        attempts = [each for each in attempts if each.question_id in ids]
    ready = readiness(attempts, bank, names=namer(bank.areas))
    found = progress(attempts, bank.rubric, today=practice_day(env.now(), env.zone), zone=env.zone)
    if options.format is ReportFormat.JSON:
        show_json(env, report_json(found, ready, bank=options.bank))
    elif attempts:
        show(env, report_page(found, bank.rubric, ready, bank=options.bank))
    else:
        raise _nothing(options)
    return Exit.FINE


def _nothing(options: ReportOptions) -> NothingToDoError:
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
