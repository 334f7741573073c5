"""The answer frame: what a strong answer covers, and a weak and a strong answer read side by side."""

from dataclasses import dataclass

from twominute.model.page import Line, Piece, Role
from twominute.model.question import Question, Rubric
from twominute.model.reading import Reading
from twominute.render.levels import level, quote
from twominute.render.pieces import command, dim, join_with_blanks, paragraphs, plain, title
from twominute.render.reading import overall


@dataclass(frozen=True, slots=True)
class ReadSample:
    """A sample answer of a question with its reading."""

    heading: str
    answer: str
    reading: Reading


def frame_page(rubric: Rubric, question: Question, samples: tuple[ReadSample, ...]) -> tuple[Line, ...]:
    """Return the frame, what each level means, and sample answers to one question as they read."""
    return join_with_blanks(
        (
            _picture(rubric),
            _meanings(rubric),
            _levels(),
            (title("One question, a weak and a strong answer"), *paragraphs(question.ask)),
            *(_sample(sample, rubric) for sample in samples),
            (command("Try it: ", f"twominute drill {question.id}"),),
        )
    )


def _picture(rubric: Rubric) -> tuple[Line, ...]:
    arrow = " -> ".join(dimension.name for dimension in rubric.dimensions)
    return (title("The frame of a strong answer"), (Piece(f"    {arrow}", Role.STRONG),))


def _meanings(rubric: Rubric) -> tuple[Line, ...]:
    width = max(len(dimension.name) for dimension in rubric.dimensions)
    return tuple(
        (Piece(f"    {dimension.mark} {dimension.name.ljust(width)}  ", Role.STRONG), Piece(dimension.meaning))
        for dimension in rubric.dimensions
    )


def _levels() -> tuple[Line, ...]:
    return (
        title("What a level means"),
        plain("    - absent      not there, denied, postponed, or a bare word in a list"),
        plain("    ~ mentioned   the answer says that it is done, not how, when, on what condition or why"),
        plain("    + explained   at least one concrete how, when, condition, threshold, order or trade-off"),
    )


def _sample(sample: ReadSample, rubric: Rubric) -> tuple[Line, ...]:
    width = max(len(dimension.name) for dimension in rubric.dimensions)
    rows = []
    for found in sample.reading.dimensions:
        name = rubric.dimension(found.dimension).name.ljust(width)
        row = [Piece(f"    {name}  "), level(found.level)]
        if found.evidence:
            row += [Piece("  "), quote(found.evidence[0].quote)]
        rows.append(tuple(row))
    return (
        (Piece(f"{sample.heading}: ", Role.STRONG), Piece(overall(sample.reading.overall))),
        *(dim(f"    {line}") for line in sample.answer.splitlines()),
        *rows,
    )
