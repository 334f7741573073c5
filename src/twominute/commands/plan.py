"""`twominute plan`: what to practise in which order, and what is done of it."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

from twominute import fortnight, handson
from twominute.commands import opened, stored
from twominute.commands.ask import agrees
from twominute.commands.env import Env
from twominute.commands.lately import lately, next_choice
from twominute.commands.options import PlanOptions
from twominute.commands.output import show, show_json
from twominute.errors import Exit, StorageError, UsageError
from twominute.files.banks import MAIN
from twominute.files.plans import read_plan, write_plan
from twominute.marks import each_of_bank, of_bank
from twominute.model.attempt import Attempt
from twominute.model.question import Bank
from twominute.progress import practice_day
from twominute.render.listing import with_bank
from twominute.render.plan import days_page, hands_on_page
from twominute.render.plan_json import days_json, hands_on_json
from twominute.store.search import Search
from twominute.store.store import Store


def plan(env: Env, options: PlanOptions) -> Exit:
    """Show the hands-on plan, or one of so many days."""
    return _hands_on(env, options) if options.days is None else _days(env, options, options.days)


def _hands_on(env: Env, options: PlanOptions) -> Exit:
    if options.bank not in {None, MAIN}:
        raise UsageError(
            "The hands-on plan is for the MLOps questions.",
            next_step=f"twominute plan --days 14 --bank {options.bank} plans days for these.",
        )
    if options.anew:
        raise UsageError("The hands-on plan is always the same.", next_step="Only --days can be laid out --anew.")
    loaded = opened.bank(env, None)
    with stored.store(env) as store:
        steps = handson.ticked(_finder(env, store, loaded.bank))
        following = next_choice(env, loaded.bank.questions, lately(env, store, loaded.bank))
    if options.as_json:
        show_json(env, hands_on_json(steps))
    else:
        show(env, hands_on_page(steps, following))
    return Exit.FINE


def _finder(env: Env, store: Store, bank: Bank) -> handson.Find:
    """Return what gives the answers that may tick off a step: of fifty thousand few are read."""

    def find(step: handson.Step, question_id: str | None) -> Iterator[tuple[date, Attempt]]:
        search = Search(
            question_ids=None if question_id is None else (question_id,),
            at_least=None if step.mentions else handson.ENOUGH,
            link=None if step.mentions else step.link or "",
            mentions=step.mentions or None,
        )
        for each in each_of_bank(store.oldest_first(search), bank):
            yield practice_day(each.started_at, env.zone), each

    return find


def _days(env: Env, options: PlanOptions, count: int) -> Exit:
    bank = opened.bank(env, options.bank).bank
    folder, name = stored.folder(env), options.bank or MAIN
    laid = _replaceable(folder, name) if options.anew else read_plan(folder, name)
    with stored.store(env) as store:
        following = next_choice(env, bank.questions, lately(env, store, bank))
        days = () if laid is None else fortnight.ticked(laid, stored.after(env, store, bank, laid.after))
        if laid is None or ((options.anew or len(laid.days) != count) and _is_given_up(env, days)):
            marks = of_bank(store.marks(), bank)
            today = practice_day(env.now(), env.zone)
            laid = fortnight.lay_out(bank, marks, first=following.question, today=today, days=count)
            write_plan(folder, name, laid)
            days = fortnight.ticked(laid, ())
    days = fortnight.begin_with(following.question.id, days)
    _refuse_unknown(laid, {question.id for question in bank.questions}, options)
    if options.as_json:
        show_json(env, days_json(laid, days))
    else:
        show(env, days_page(laid, days, following, bank=options.bank))
    return Exit.FINE


def _replaceable(folder: Path, name: str) -> fortnight.Fortnight | None:
    """Return the plan that is to be laid out anew; one that cannot be read has nothing to lose."""
    with suppress(StorageError):
        return read_plan(folder, name)
    return None


def _is_given_up(env: Env, days: Sequence[fortnight.Done]) -> bool:
    """Ask before ticks go with their plan; where nobody can be asked, the command itself has said it."""
    done = sum(each.on is not None for each in days)
    question = f"{done} of {len(days)} days of the plan are done; a new one begins with none. The answers stay."
    return not done or agrees(env, f"{question}\nLay out a new plan? y, or Enter to keep this one:")


def _refuse_unknown(laid: fortnight.Fortnight, known: Collection[str], options: PlanOptions) -> None:
    gone = [each for day in laid.days for each in day.questions if each not in known]
    if gone:
        raise UsageError(
            f"The plan names questions that this bank has no more: {', '.join(gone)}.",
            next_step=with_bank(f"Lay out a new one: twominute plan --days {len(laid.days)} --anew", options.bank),
        )
