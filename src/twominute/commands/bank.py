"""`twominute bank list`, `topics` and `show`: what is asked."""

from twominute.commands import opened
from twominute.commands.env import Env
from twominute.commands.options import ListOptions, ShowQuestionOptions
from twominute.commands.output import show, show_json
from twominute.errors import Exit
from twominute.render.bank import model_page, question_json, question_page, topics_json, topics_page


def list_whole(env: Env, options: ListOptions) -> Exit:
    """Write the questions of a bank as JSON, each whole."""
    found = opened.questions(opened.bank(env, options.bank), level=options.level, topic=options.topic)
    show_json(env, [question_json(question) for question in found])
    return Exit.FINE


def list_topics(env: Env, choice: str | None, *, as_json: bool) -> Exit:
    """List the topics of a bank with what they mean and how many questions there are at each level."""
    bank = opened.bank(env, choice).bank
    if as_json:
        show_json(env, topics_json(bank))
    else:
        show(env, topics_page(bank, choice=choice))
    return Exit.FINE


def show_question(env: Env, options: ShowQuestionOptions) -> Exit:
    """Show one question, with its model answer when asked for."""
    loaded = opened.bank(env, options.bank)
    question = opened.question(loaded, options.question_id)
    if options.as_json:
        show_json(env, question_json(question))
    elif options.with_model:
        show(env, model_page(question, loaded.bank.rubric))
    else:
        show(env, question_page(question, loaded.bank.rubric))
    return Exit.FINE
