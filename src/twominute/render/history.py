"""Attempts as pages: the list, and one whole."""

from collections.abc import Sequence
from datetime import tzinfo

from twominute.marks import corrections
from twominute.model.attempt import Attempt, LinkKind, Override
from twominute.model.page import Line, Piece, Role
from twominute.model.question import Rubric
from twominute.model.reading import LEVEL_WORDS, OVERALL_WORDS, Level
from twominute.render.kinds import kind
from twominute.render.marked import marked
from twominute.render.pieces import aligned, command, dim, join_with_blanks, paragraphs, plain, title
from twominute.render.reading import facts, overall, reading_page

DAY = "%Y-%m-%d %H:%M"
GOES_BACK = {
    LinkKind.FOLLOW_UP: "A follow-up to answer {}.",
    LinkKind.RETRY: "Answer {} once more.",
    LinkKind.WITHOUT_TOOLS: "Answer {} again, without product names.",
}


def history_page(attempts: Sequence[Attempt], *, zone: tzinfo, matches: int) -> tuple[Line, ...]:
    """Return attempts as a list, a line each, and where to go on; `matches` is how many there are in all."""
    head = ("no", "when", "overall", "time", "question")
    lines = aligned([head, *(_row(attempt, zone) for attempt in attempts)])
    return (
        dim(lines[0]),
        *(plain(line) for line in lines[1:]),
        (),
        *_more(len(attempts), matches),
        command("See one whole: ", f"twominute show {attempts[0].number}"),
    )


def attempt_page(
    attempt: Attempt,
    rubric: Rubric,
    *,
    zone: tzinfo,
    others: Sequence[Attempt] = (),
    beside: tuple[Line, ...] = (),
) -> tuple[Line, ...]:
    """Return one attempt with its answer, its reading and how others to the same question read.

    `beside` is the comparison with one of them.
    """
    when = attempt.started_at.astimezone(zone).strftime(DAY)
    return join_with_blanks(
        (
            (
                title(f"{attempt.number}. {attempt.question_id}{kind(attempt)}"),
                dim(f"{when}, {facts(attempt.answer)}"),
                *_goes_back(attempt),
            ),
            paragraphs(attempt.ask),
            (title("Answer"), *_answer(attempt, rubric)),
            _reading(attempt, rubric),
            beside,
            _overrides(attempt.overrides, rubric),
            _others(attempt, others, zone),
            (command("Where it is wrong: ", f"twominute history correct {attempt.number} LEVEL --dimension NAME"),),
        )
    )


def _more(listed: int, matches: int) -> tuple[Line, ...]:
    if listed == matches:
        return ()
    return (command(f"{listed} of {matches} answers. To list all of them, add: ", f"--limit {matches}"),)


def _goes_back(attempt: Attempt) -> tuple[Line, ...]:
    link = attempt.link
    if link is None or link.earlier is None or link.kind not in GOES_BACK:
        return ()
    return (dim(GOES_BACK[link.kind].format(link.earlier)),)


def _answer(attempt: Attempt, rubric: Rubric) -> tuple[Line, ...]:
    if attempt.reading is None:
        return tuple(plain(line) for line in attempt.answer.text.splitlines())
    return marked(attempt.answer.text, attempt.reading, rubric)


def _reading(attempt: Attempt, rubric: Rubric) -> tuple[Line, ...]:
    if attempt.reading is None:
        return (plain("Not read yet: the program ended between storing and reading."),)
    own = {each.dimension: Level(each.value) for each in corrections(attempt) if each.dimension is not None}
    page = reading_page(attempt.reading, rubric, expected=attempt.self_rating, held=own)
    return (*page, (), dim(f"scorer {attempt.reading.scorer}"))


def _overrides(overrides: Sequence[Override], rubric: Rubric) -> tuple[Line, ...]:
    if not overrides:
        return ()
    return (title("Your corrections"), *(_override(each, rubric) for each in overrides))


def _override(override: Override, rubric: Rubric) -> Line:
    if override.dimension is None:
        what = f"overall: {overall(override.value)}"
    else:
        what = f"{rubric.dimension(override.dimension).name}: {LEVEL_WORDS[override.value]}"
    reason = f" ({override.reason})" if override.reason else ""
    return (Piece(f"    {what}{reason}"),)


def _others(attempt: Attempt, others: Sequence[Attempt], zone: tzinfo) -> tuple[Line, ...]:
    if not others:
        return ()
    rows = aligned((*_row(each, zone)[:4], kind(each).strip()) for each in others)
    same = [each for each in others if each.follow_up is attempt.follow_up is None]
    pair = sorted((attempt, *same[:1]), key=lambda each: each.moment)
    beside = (
        (command("Word by word beside one: ", f"twominute show {pair[1].number} --against {pair[0].number}"),)
        if same
        else ()
    )
    return (title("Other answers to this question"), *((Piece(f"    {row}", Role.DIM),) for row in rows), *beside)


def _row(attempt: Attempt, zone: tzinfo) -> tuple[str, str, str, str, str]:
    used = int(attempt.answer.seconds_used)
    return (
        str(attempt.number),
        attempt.started_at.astimezone(zone).strftime(DAY),
        OVERALL_WORDS[attempt.reading.overall] if attempt.reading else "not read",
        f"{used // 60}:{used % 60:02d}",
        f"{attempt.question_id}{kind(attempt)}",
    )
