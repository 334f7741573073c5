"""Plans as pages: what is done with its date, and the command of what is next."""

from collections.abc import Sequence
from datetime import date

from twominute.fortnight import INTERVIEW, REPAIR, Done, Fortnight
from twominute.handson import Ticked
from twominute.model.page import Line, Piece, Role
from twominute.render.listing import with_bank
from twominute.render.pieces import command, dim, join_with_blanks, plain, title
from twominute.schedule import Choice

COMMANDS = {INTERVIEW: "twominute drill --mode interview", REPAIR: "twominute drill --repair"}


def hands_on_page(steps: Sequence[Ticked], following: Choice) -> tuple[Line, ...]:
    """Return the hands-on plan with its ticks."""
    open_steps = [each for each in steps if each.done is None]
    return join_with_blanks(
        (
            (title(f"The hands-on plan: {len(steps) - len(open_steps)} of {len(steps)} done"),),
            tuple(
                line
                for number, each in enumerate(steps, start=1)
                for line in _step(number, each, is_next=each in open_steps[:1])
            ),
            (
                command("Fourteen days of ten minutes, from what is weak: ", "twominute plan --days 14"),
                *(() if not open_steps else (command("Next step: ", open_steps[0].command),)),
                *_next_question(following, None),
            ),
        )
    )


def days_page(plan: Fortnight, days: Sequence[Done], following: Choice, *, bank: str | None) -> tuple[Line, ...]:
    """Return a plan of days with its ticks; the days count as they are done, not by the calendar."""
    open_day = next((each for each in days if each.on is None), None)
    count = sum(each.on is not None for each in days)
    return join_with_blanks(
        (
            (
                title(f"{len(days)} days of ten minutes: {count} of {len(days)} done"),
                dim(f"laid out on {plan.began.isoformat()} {_from(plan)}; a day counts when all of it is answered"),
            ),
            tuple(line for each in days for line in _day(each, bank, is_next=each is open_day)),
            (
                command("A new plan: ", with_bank(f"twominute plan --days {len(days)} --anew", bank)),
                *_next_question(following, bank),
                *(() if open_day is None else _next_day(plan, open_day, following, bank)),
            ),
        )
    )


def day_command(done: Done) -> str:
    """Return what is typed for what is left of a day."""
    special = done.day.special
    return f"twominute drill {' '.join(done.left)}" if special is None else COMMANDS[special]


def _next_question(following: Choice, bank: str | None) -> tuple[Line, ...]:
    asks = "twominute" if bank is None else with_bank("twominute drill", bank)
    return (command("Next question: ", asks, f" asks {following.question.id}"), dim(f"    {following.why}"))


def _next_day(plan: Fortnight, done: Done, following: Choice, bank: str | None) -> tuple[Line, ...]:
    name = f"Day {done.day.number}"
    is_other = following.question.id not in done.left
    return (
        *((dim(f"    It is not in {name}, which was laid out on {plan.began.isoformat()}."),) * is_other),
        command(f"{name}: ", with_bank(day_command(done), bank)),
    )


def _step(number: int, ticked: Ticked, *, is_next: bool) -> tuple[Line, ...]:
    step = ticked.step
    partly = f" ({ticked.count} of {step.times} so far)" if ticked.done is None and ticked.count else ""
    return (
        (
            *_tick(ticked.done, is_next=is_next),
            Piece(f"{number}. {step.title}{partly}"),
        ),
        *(() if ticked.done else (dim(f"        counts: {step.counts}"), command("        ", ticked.command))),
    )


def _from(plan: Fortnight) -> str:
    return "from what was weak then" if plan.after else "before the first answer"


def _day(done: Done, bank: str | None, *, is_next: bool) -> tuple[Line, ...]:
    head: Line = (
        *_tick(done.on, is_next=is_next),
        Piece(f"Day {done.day.number}: {done.day.why}", Role.STRONG if is_next else Role.PLAIN),
    )
    if done.on is not None:
        return (head,)
    if done.day.special is not None:
        return (head, command("        ", with_bank(day_command(done), bank)))
    return (head, *(plain(f"        {each}") for each in done.left))


def _tick(on: date | None, *, is_next: bool) -> Line:
    if on is None:
        return (Piece("[>] ", Role.KEY) if is_next else Piece("[ ] "),)
    return (Piece("[x] ", Role.GOOD), Piece(f"{on.isoformat()} ", Role.DIM))
