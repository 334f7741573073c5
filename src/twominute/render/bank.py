"""Questions as pages and as documented JSON."""

from collections.abc import Sequence
from typing import TypedDict

from twominute.model.page import Line, Piece, Role
from twominute.model.question import Question, Rubric
from twominute.render.pieces import aligned, command, dim, join_with_blanks, paragraphs, plain, title

SCHEMA_VERSION = 1


class QuestionJson(TypedDict):
    """One question as `bank list --json` and `bank show --json` give it."""

    schema_version: int
    id: str
    level: str
    topic: str
    question: str
    seconds: int
    expects: dict[str, int]
    key_points: dict[str, str]
    model_answer: str
    hints: list[str]
    follow_ups: dict[str, str]


def bank_page(questions: Sequence[Question]) -> tuple[Line, ...]:
    """Return questions as a list, a line each."""
    lines = aligned([("level", "topic", "id"), *((str(each.level), each.topic, each.id) for each in questions)])
    count = f"{len(questions)} {'question' if len(questions) == 1 else 'questions'}"
    return (
        dim(lines[0]),
        *(plain(line) for line in lines[1:]),
        (),
        command(f"{count}. Answer one: ", f"twominute drill {questions[0].id}"),
    )


def question_page(question: Question, rubric: Rubric) -> tuple[Line, ...]:
    """Return one question with what it expects, without its model answer: that is for after an answer."""
    expects = ", ".join(rubric.dimension(each).name for each, _ in question.expects)
    return join_with_blanks(
        (
            (title(question.id), dim(f"{question.level}, {question.topic}, {question.seconds} seconds")),
            paragraphs(question.ask),
            (plain(f"Asks for: {expects}"),),
            (command("Answer it: ", f"twominute drill {question.id}"),),
            (command("The model answer too: ", f"twominute bank show {question.id} --model"),),
        )
    )


def model_page(question: Question, rubric: Rubric) -> tuple[Line, ...]:
    """Return a model answer with the key points that it makes."""
    points = tuple((Piece("    "), Piece(point.say)) for point in question.key_points)
    expects = ", ".join(rubric.dimension(each).name for each, _ in question.expects)
    return join_with_blanks(
        (
            ((Piece("A model answer to: ", Role.TITLE), Piece(" ".join(question.ask.split()))),),
            paragraphs(question.model_answer),
            (title("Its key points"), *points),
            (dim(f"Dimensions it has to reach: {expects}"),),
        )
    )


def question_json(question: Question) -> QuestionJson:
    """Return one question ready for json.dumps."""
    return {
        "schema_version": SCHEMA_VERSION,
        "id": question.id,
        "level": str(question.level),
        "topic": question.topic,
        "question": question.ask,
        "seconds": question.seconds,
        "expects": dict(question.expects),
        "key_points": {point.id: point.say for point in question.key_points},
        "model_answer": question.model_answer,
        "hints": list(question.hints),
        "follow_ups": dict(question.follow_ups),
    }
