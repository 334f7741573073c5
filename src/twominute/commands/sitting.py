"""A session on the terminal, in the full screen or in plain lines."""

from twominute.commands import opened, stored
from twominute.commands.again import again
from twominute.commands.copying import daily_copy
from twominute.commands.desk import RealDesk
from twominute.commands.env import Env
from twominute.commands.interview import going_on
from twominute.commands.options import DrillOptions
from twominute.commands.output import page_width, show
from twominute.commands.repairing import questions_to_repair
from twominute.commands.reread import read_left_over
from twominute.commands.resume import LeftError, offer
from twominute.commands.wanted import Sitting
from twominute.commands.welcome import welcome
from twominute.errors import Exit
from twominute.marks import of_bank
from twominute.model.names import Mode
from twominute.plain.run import run as run_plain
from twominute.render.asked import asked_page
from twominute.repairs import in_turn

PRACTICE_COUNT = 4
"""Questions in a session of about ten minutes."""

INTERVIEW_COUNT = 3


def sit(env: Env, options: DrillOptions, *, is_plain: bool) -> int:
    """Run a session and return its exit status."""
    is_first_run = not stored.has_store(env)
    loaded = opened.bank(env, options.bank)
    if options.repair:
        questions = questions_to_repair(loaded.bank, options)
    else:
        questions = opened.questions(loaded, ids=options.ids, level=options.level, topic=options.topic)
    with stored.store(env) as store, daily_copy(env):
        turn = None if options.retry is None else again(loaded, store, options, number=options.retry)
        if turn is not None:
            questions = (turn.question,)
        if options.repair and not options.ids:
            questions = in_turn(questions, of_bank(store.attempts(), loaded.bank), rng=env.rng)
        if is_first_run and not welcome(env):
            return Exit.FINE
        try:
            resumed = offer(env, loaded.bank, questions, strict=options.strict)
        except LeftError:
            return Exit.FINE
        read_left_over(env, loaded, store)
        sitting = Sitting(
            questions=questions,
            in_order=bool(options.ids) or options.repair,
            count=len(options.ids) or (1 if turn else options.how_many) or _usual_count(options),
            mode=options.mode,
            seconds_limit=options.seconds_limit,
            drafts=stored.drafts(env),
            strict=options.strict,
            resumed=resumed,
            without_tools=options.without_tools,
            is_repair=options.repair,
            rates=options.self_rating,
            bank=options.bank,
            again=turn,
        )
        desk = RealDesk(env, loaded, store, sitting=going_on(sitting, loaded.bank, store))
        status = _in_lines(env, desk, announce=options.announce) if is_plain else _on_screen(env, desk)
        if status != Exit.HANGUP:  # the terminal is gone: what is unfinished stays as it is
            show(env, desk.closing or desk.close())
    return status


def _usual_count(options: DrillOptions) -> int:
    if options.repair:
        return 1
    return INTERVIEW_COUNT if options.mode is Mode.INTERVIEW else PRACTICE_COUNT


def _in_lines(env: Env, desk: RealDesk, *, announce: bool) -> int:
    colour = env.wants_colour(env.stdout)
    return run_plain(desk, env.monotonic, width=page_width(env), colour=colour, announce=announce)


def _on_screen(env: Env, desk: RealDesk) -> int:
    first = desk.first_turn()
    if first is not None:
        show(env, asked_page(first.ask, first.given))
    # Late: Textual takes 200 ms, and the question is on the screen by now.
    from twominute.tui.run import run as run_screen

    return run_screen(desk, env.monotonic)
