"""Questions as pages and as documented JSON."""

from collections import Counter
from typing import TypedDict

from twominute.model.names import Difficulty
from twominute.model.page import Line, Piece, Role
from twominute.model.question import Bank, Question, Rubric
from twominute.render.listing import with_bank
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


class TopicJson(TypedDict):
    """One topic as `bank topics --json` gives it; `questions` counts them by level."""

    schema_version: int
    topic: str
    means: str
    questions: dict[str, int]


def topics_page(bank: Bank, *, choice: str | None) -> tuple[Line, ...]:
    """Return the topics of a bank with what they mean and their questions at each level."""
    counts = _counts(bank)
    rows = [(topic.id, *(str(counts[topic.id, level] or "-") for level in Difficulty)) for topic in bank.topics]
    totals = [str(sum(counts[topic.id, level] for topic in bank.topics)) for level in Difficulty]
    head, *lines, last = aligned([("topic", *map(str, Difficulty)), *rows, ("all", *totals)])
    pairs = zip(lines, bank.topics, strict=True)
    return (
        dim(head),
        *(each for line, topic in pairs for each in (plain(line), (Piece("    "), Piece(topic.means, Role.DIM)))),
        plain(last),
        (),
        command("Practise one: ", with_bank(f"twominute drill --topic {bank.topics[0].id}", choice)),
    )


def topics_json(bank: Bank) -> list[TopicJson]:
    """Return the topics of a bank ready for json.dumps."""
    counts = _counts(bank)
    return [
        {
            "schema_version": SCHEMA_VERSION,
            "topic": topic.id,
            "means": topic.means,
            "questions": {str(level): counts[topic.id, level] for level in Difficulty},
        }
        for topic in bank.topics
    ]


def _counts(bank: Bank) -> Counter[tuple[str, Difficulty]]:
    return Counter((question.topic, question.level) for question in bank.questions)


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
