"""`twominute bank list`, `topics`, `show` and `twominute frame`: what is asked, and what a strong answer covers."""

from twominute.commands import opened
from twominute.commands.env import Env
from twominute.commands.options import ListOptions, ShowQuestionOptions
from twominute.commands.output import show, show_json
from twominute.commands.reader import Reader
from twominute.errors import Exit
from twominute.files.banks import MAIN, named_banks
from twominute.model.question import SampleKind
from twominute.render.bank import bank_page, model_page, question_json, question_page, topics_json, topics_page
from twominute.render.frame import ReadSample, frame_page

HEADLINE = "churn-model-on-azure"
"""The question that the frame is shown with, where the bank has it."""


def list_questions(env: Env, options: ListOptions) -> Exit:
    """List the questions of a bank."""
    found = opened.questions(opened.bank(env, options.bank), level=options.level, topic=options.topic)
    if options.as_json:
        show_json(env, [question_json(question) for question in found])
    else:
        here = options.bank or MAIN
        others = [name for name in named_banks(opened.banks(env)) if name != here]
        show(env, bank_page(found, bank=options.bank, others=others))
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


def frame(env: Env, choice: str | None) -> Exit:
    """Show the answer frame, and a weak and a strong answer as they read."""
    loaded = opened.bank(env, choice)
    by_id = {question.id: question for question in loaded.bank.questions}
    question = by_id.get(HEADLINE, loaded.bank.questions[0])
    read = Reader(loaded.knowledge)
    samples = {sample.kind: sample.answer for sample in question.tests}
    shown = (("Weak", SampleKind.TOOLS), ("Strong", SampleKind.PLAIN))
    read_samples = tuple(ReadSample(heading, samples[kind], read(question, samples[kind])) for heading, kind in shown)
    show(env, frame_page(loaded.bank.rubric, question, read_samples))
    return Exit.FINE
