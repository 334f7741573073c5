"""`twominute bank` and `twominute frame`: what is asked, and what a strong answer covers."""

from pathlib import Path

from twominute.bank.check import check
from twominute.commands import opened
from twominute.commands.env import Env
from twominute.commands.options import ListOptions, ShowQuestionOptions
from twominute.commands.output import show, show_json, tell
from twominute.commands.reader import Reader
from twominute.errors import Exit
from twominute.model.question import SampleKind
from twominute.render.bank import bank_page, model_page, question_json, question_page
from twominute.render.findings import findings_json, findings_text
from twominute.render.frame import ReadSample, frame_page

HEADLINE = "churn-model-on-azure"
"""The question that the frame is shown with, where the bank has it."""


def list_questions(env: Env, options: ListOptions) -> Exit:
    """List the questions of a bank."""
    found = opened.questions(opened.bank(options.bank), level=options.level, topic=options.topic)
    if options.as_json:
        show_json(env, [question_json(question) for question in found])
    else:
        show(env, bank_page(found))
    return Exit.FINE


def show_question(env: Env, options: ShowQuestionOptions) -> Exit:
    """Show one question, with its model answer when asked for."""
    loaded = opened.bank(options.bank)
    question = opened.question(loaded, options.question_id)
    if options.as_json:
        show_json(env, question_json(question))
    elif options.with_model:
        show(env, model_page(question, loaded.bank.rubric))
    else:
        show(env, question_page(question, loaded.bank.rubric))
    return Exit.FINE


def check_bank(env: Env, path: Path | None, *, as_json: bool) -> Exit:
    """Check a bank: its structure, then whether its own samples read as they must."""
    loaded = opened.bank(path)
    findings = check(loaded, Reader(loaded.knowledge))
    if as_json:
        show_json(env, findings_json(findings))
    elif findings:
        env.stdout.write(findings_text(findings) + "\n")
    count = len(loaded.bank.questions)
    tell(env, f"{count} {'question' if count == 1 else 'questions'} checked, {len(findings)} to mend.")
    return Exit.NO if findings else Exit.FINE


def frame(env: Env, path: Path | None) -> Exit:
    """Show the answer frame, and a weak and a strong answer as they read."""
    loaded = opened.bank(path)
    by_id = {question.id: question for question in loaded.bank.questions}
    question = by_id.get(HEADLINE, loaded.bank.questions[0])
    read = Reader(loaded.knowledge)
    samples = {sample.kind: sample.answer for sample in question.tests}
    shown = (("Weak", SampleKind.TOOLS), ("Strong", SampleKind.PLAIN))
    read_samples = tuple(ReadSample(heading, samples[kind], read(question, samples[kind])) for heading, kind in shown)
    show(env, frame_page(loaded.bank.rubric, question, read_samples))
    return Exit.FINE
