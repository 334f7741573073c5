"""The answer frame: what a strong answer covers, and a weak and a strong answer read side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from textwrap import wrap

from twominute.model.page import Line, Piece, Role
from twominute.model.question import Question, Rubric
from twominute.model.reading import Level, Reading
from twominute.render.levels import level, quote
from twominute.render.pieces import command, dim, join_with_blanks, paragraphs, plain, title
from twominute.render.reading import overall

INDENT = "    "
ARROW = " -> "
GAP = "   "
WAY_BACK = (" what was learnt goes back in ", " what was learnt ", " back ", "")
"""What stands on the arrow from the last dimension to the second: the longest that fits."""
SIDE_BY_SIDE = 79
"""Columns from which two answers fit beside each other."""


@dataclass(frozen=True, slots=True)
class ReadSample:
    """A sample answer of a question with its reading."""

    heading: str
    answer: str
    reading: Reading


def frame_page(
    rubric: Rubric, question: Question, samples: tuple[ReadSample, ReadSample], *, width: int
) -> tuple[Line, ...]:
    """Return the frame, what each level means, and two sample answers to one question side by side as they read."""
    return join_with_blanks(
        (
            (title("The frame of a strong answer"), *_picture(rubric, width)),
            _meanings(rubric),
            _levels(),
            (title("One question, a weak and a strong answer"), *paragraphs(question.ask)),
            *_samples(samples, width),
            _table(samples, rubric),
            _evidence(samples[-1], rubric),
            (command("Try it: ", f"twominute drill {question.id}"),),
        )
    )


def _picture(rubric: Rubric, width: int) -> tuple[Line, ...]:
    names = [dimension.name for dimension in rubric.dimensions]
    arrow = ARROW.join(names)
    if len(arrow) + len(INDENT) > width:
        return tuple((Piece(f"{INDENT}{name}", Role.STRONG),) for name in names)
    back = len(names[0]) + len(ARROW) + len(names[1]) // 2
    far = len(arrow) - len(names[-1]) // 2 - 1
    room = far - back - 1
    line = next(words for words in WAY_BACK if len(words) < room).center(room, "-")
    return (
        (Piece(f"{INDENT}{arrow}", Role.STRONG),),
        dim(f"{INDENT}{'^'.rjust(back + 1)}{'|'.rjust(far - back)}"),
        dim(f"{INDENT}{' ' * back}+{line}+"),
    )


def _meanings(rubric: Rubric) -> tuple[Line, ...]:
    pairs = (
        ((Piece(f"{INDENT}{each.mark} {each.name}", Role.STRONG),), plain(f"{INDENT}  {each.meaning}"))
        for each in rubric.dimensions
    )
    return tuple(line for pair in pairs for line in pair)


def _levels() -> tuple[Line, ...]:
    return (
        title("What a level means"),
        plain("    - absent: not there, denied, postponed, or a bare word in a list"),
        plain("    ~ mentioned: the answer says that it is done, not how, when, on what condition or why"),
        plain("    + explained: at least one concrete how, when, condition, threshold, order or trade-off"),
    )


def _samples(samples: Sequence[ReadSample], width: int) -> Iterator[tuple[Line, ...]]:
    if width < SIDE_BY_SIDE:
        for sample in samples:
            yield plain(_heading(sample)), dim(f"{INDENT}{' '.join(sample.answer.split())}")
        return
    column = (width - len(INDENT) - len(GAP)) // 2
    texts = [wrap(" ".join(sample.answer.split()), column) for sample in samples]
    heads = GAP.join(_heading(sample).ljust(column) for sample in samples).rstrip()
    rows = (GAP.join(cell.ljust(column) for cell in row).rstrip() for row in zip_longest(*texts, fillvalue=""))
    yield (Piece(f"{INDENT}{heads}", Role.STRONG),), *(dim(f"{INDENT}{row}") for row in rows)


def _heading(sample: ReadSample) -> str:
    return f"{sample.heading}: {overall(sample.reading.overall)}"


def _table(samples: Sequence[ReadSample], rubric: Rubric) -> tuple[Line, ...]:
    width = max(len(dimension.name) for dimension in rubric.dimensions)
    wide = max(len(level(each).text) for each in Level) + len(GAP)
    rows = []
    for dimension in rubric.dimensions:
        row = [Piece(f"{INDENT}{dimension.name.ljust(width)}{GAP}")]
        for sample in samples:
            piece = level(sample.reading.levels[dimension.id])
            row += [piece, Piece(" " * (wide - len(piece.text)))]
        rows.append(tuple(row[:-1]))
    head = "".join(sample.heading.ljust(wide) for sample in samples)
    return (dim(f"{INDENT}{' ' * width}{GAP}{head}".rstrip()), *rows)


def _evidence(sample: ReadSample, rubric: Rubric) -> tuple[Line, ...]:
    quotes = (
        (Piece(f"{INDENT}{rubric.dimension(found.dimension).name}: ", Role.STRONG), quote(found.evidence[0].quote))
        for found in sample.reading.dimensions
        if found.evidence
    )
    return (title(f"What the {sample.heading.lower()} answer earns its levels with"), *quotes)
