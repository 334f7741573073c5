"""A session on the terminal, in the full screen or in plain lines."""

from twominute.commands import opened, stored
from twominute.commands.desk import RealDesk, Sitting
from twominute.commands.env import Env
from twominute.commands.options import DrillOptions
from twominute.commands.output import page_width, show
from twominute.commands.resume import LeftError, offer
from twominute.commands.welcome import welcome
from twominute.errors import Exit
from twominute.model.names import Mode
from twominute.plain.run import run as run_plain
from twominute.render.asked import asked_page

PRACTICE_COUNT = 4
"""Questions in a session of about ten minutes."""

INTERVIEW_COUNT = 3


def sit(env: Env, options: DrillOptions, *, is_plain: bool) -> int:
    """Run a session and return its exit status."""
    is_first_run = not stored.has_store(env)
    loaded = opened.bank(env, options.bank)
    questions = opened.questions(loaded, ids=options.ids, level=options.level, topic=options.topic)
    with stored.store(env) as store:
        if is_first_run and not welcome(env):
            return Exit.FINE
        try:
            resumed = offer(env, questions, strict=options.strict)
        except LeftError:
            return Exit.FINE
        usual = INTERVIEW_COUNT if options.mode is Mode.INTERVIEW else PRACTICE_COUNT
        sitting = Sitting(
            questions=questions,
            in_order=bool(options.ids),
            count=len(options.ids) or options.how_many or usual,
            mode=options.mode,
            seconds_limit=options.seconds_limit,
            drafts=stored.drafts(env),
            strict=options.strict,
            resumed=resumed,
            without_tools=options.without_tools,
        )
        desk = RealDesk(env, loaded, store, sitting=sitting)
        status = _in_lines(env, desk) if is_plain else _on_screen(env, desk)
        closing = desk.closing or desk.close()
        if status != Exit.HANGUP:  # the terminal is gone
            show(env, closing)
    return status


def _in_lines(env: Env, desk: RealDesk) -> int:
    return run_plain(desk, env.monotonic, width=page_width(env), colour=env.wants_colour(env.stdout))


def _on_screen(env: Env, desk: RealDesk) -> int:
    first = desk.first_turn()
    if first is not None:
        show(env, asked_page(first.ask))
    # Late: Textual takes 200 ms, and the question is on the screen by now.
    from twominute.tui.run import run as run_screen

    return run_screen(desk, env.monotonic)
