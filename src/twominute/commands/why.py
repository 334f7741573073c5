"""`twominute why`: what comes next, and why."""

from twominute.commands import opened, stored
from twominute.commands.env import Env
from twominute.commands.lately import lately, next_choice
from twominute.commands.options import WhyOptions
from twominute.commands.output import show, show_json
from twominute.errors import Exit
from twominute.render.why import why_json, why_page


def why(env: Env, options: WhyOptions) -> Exit:
    """Say in one sentence why the next question is the next; nothing is asked."""
    loaded = opened.bank(env, options.bank)
    questions = opened.questions(loaded, level=options.level, topic=options.topic)
    with stored.store(env) as store:
        choice = next_choice(env, questions, lately(env, store, loaded.bank))
    if options.as_json:
        show_json(env, why_json(choice))
    else:
        show(env, why_page(choice, bank=options.bank))
    return Exit.FINE
