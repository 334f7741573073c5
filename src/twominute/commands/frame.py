"""`twominute frame`: what a strong answer covers."""

from twominute.commands import opened
from twominute.commands.env import Env
from twominute.commands.output import page_width, show
from twominute.commands.reader import Reader
from twominute.errors import Exit
from twominute.model.question import SampleKind
from twominute.render.frame import ReadSample, frame_page

HEADLINE = "churn-model-on-azure"
"""The question that the frame is shown with, where the bank has it."""


def frame(env: Env, choice: str | None) -> Exit:
    """Show the answer frame, and a weak and a strong answer as they read."""
    loaded = opened.bank(env, choice)
    by_id = {question.id: question for question in loaded.bank.questions}
    question = by_id.get(HEADLINE, loaded.bank.questions[0])
    read = Reader(loaded.knowledge)
    weak = next(sample.answer for sample in question.tests if sample.kind is SampleKind.TOOLS)
    both = (
        ReadSample("Weak", weak, read(question, weak)),
        ReadSample("Strong", question.model_answer, read(question, question.model_answer)),
    )
    show(env, frame_page(loaded.bank.rubric, question, both, bank=choice, width=page_width(env)))
    return Exit.FINE
