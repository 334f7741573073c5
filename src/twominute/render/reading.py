"""A reading as a page: evidence first, then the gaps, then exactly one next step."""

from collections.abc import Mapping
from types import MappingProxyType

from twominute.model.attempt import Answer, SelfRating
from twominute.model.page import Line, Piece, Role
from twominute.model.question import Rubric
from twominute.model.reading import OVERALL_WORDS, KeyPointReading, Level, Reading
from twominute.render.levels import level_here, quote, quoted
from twominute.render.pieces import dim, join_with_blanks, plain, title

MOST_GAPS = 3
UNCORRECTED: Mapping[str, Level] = MappingProxyType({})


def reading_page(
    reading: Reading,
    rubric: Rubric,
    *,
    answer: Answer | None = None,
    expected: SelfRating | None = None,
    held: Mapping[str, Level] = UNCORRECTED,
) -> tuple[Line, ...]:
    """Return the whole reading of one answer, with its one next step; `held` are levels that the person corrected."""
    step: Line = (Piece("Next: ", Role.STRONG), Piece(reading.next_step))
    return join_with_blanks((reading_body(reading, rubric, answer=answer, expected=expected, held=held), (step,)))


def reading_body(
    reading: Reading,
    rubric: Rubric,
    *,
    answer: Answer | None = None,
    expected: SelfRating | None = None,
    held: Mapping[str, Level] = UNCORRECTED,
) -> tuple[Line, ...]:
    """Return a reading without its next step."""
    return join_with_blanks(
        (
            _head(reading, answer),
            tuple(dim(note) for note in reading.notes),
            _dimensions(reading, rubric, expected, held),
            _vetoes(reading, rubric),
            _gaps(reading, rubric, held),
            _key_points(reading.key_points),
            _tools(reading, rubric),
        )
    )


def facts(answer: Answer) -> str:
    """Return time and words as plain facts."""
    used = f"{int(answer.seconds_used) // 60}:{int(answer.seconds_used) % 60:02d}"
    if answer.seconds_limit is None:
        time = f"{used}, no limit"
    else:
        time = f"{used} of {answer.seconds_limit // 60}:{answer.seconds_limit % 60:02d}"
        if answer.seconds_over >= 1:
            time += " (over time)"
    return f"{time}, {answer.words} {'word' if answer.words == 1 else 'words'}"


def overall(value: int) -> str:
    """Return the overall as its word and number."""
    return f"{OVERALL_WORDS[value]} ({value} of 4)"


def _head(reading: Reading, answer: Answer | None) -> tuple[Line, ...]:
    head = (Piece("Overall: ", Role.TITLE), Piece(overall(reading.overall), Role.STRONG))
    return (head, dim(facts(answer))) if answer else (head,)


def _dimensions(
    reading: Reading, rubric: Rubric, expected: SelfRating | None, held: Mapping[str, Level]
) -> tuple[Line, ...]:
    rated = dict(expected.levels) if expected else {}
    width = max(len(dimension.name) for dimension in rubric.dimensions)
    lines: list[Line] = []
    for found in reading.dimensions:
        name = rubric.dimension(found.dimension).name.ljust(width)
        theirs = _theirs(rated.get(found.dimension), held.get(found.dimension))
        lines.append((Piece(f"{name}  ", Role.STRONG), *level_here(found), *theirs))
        lines.extend(
            (Piece("    "), *quoted(evidence), Piece(f" {evidence.why}", Role.DIM)) for evidence in found.evidence[:1]
        )
    return tuple(lines)


def _theirs(rated: Level | None, held: Level | None) -> Line:
    """Return what the person expected of a dimension, and what they hold right."""
    expected = () if rated is None else (Piece(f", you expected {rated.word}", Role.DIM),)
    return expected if held is None else (*expected, Piece(f", yours: {held.word}", Role.STRONG))


def _vetoes(reading: Reading, rubric: Rubric) -> tuple[Line, ...]:
    if not reading.vetoes:
        return ()
    rows = [
        (
            Piece("    "),
            quote(veto.quote),
            Piece(f" {rubric.dimension(veto.dimension).name}: {veto.why}", Role.DIM),
        )
        for veto in reading.vetoes[:MOST_GAPS]
    ]
    return (title("Earned nothing"), *rows)


def _gaps(reading: Reading, rubric: Rubric, held: Mapping[str, Level]) -> tuple[Line, ...]:
    asked = [(rubric.dimension(found.dimension), found) for found in reading.dimensions if found.expected]
    read = [(each.name, found.gap) for each, found in asked if each.id not in held]
    own = [(each.name, each.gap_at(held[each.id]) or "none") for each, _ in asked if each.id in held]
    gaps = [(name, gap) for name, gap in read if gap][:MOST_GAPS]
    lines = [*gaps, *((name, f"{gap} (by your correction)") for name, gap in own)]
    if not lines:
        return ()
    return (title("Gaps"), *((Piece(f"    {name}: ", Role.STRONG), Piece(gap)) for name, gap in lines))


def _key_points(points: tuple[KeyPointReading, ...]) -> tuple[Line, ...]:
    if not points:
        return ()
    found = sum(point.is_found for point in points)
    lines: list[Line] = [title(f"Key points of this question: {found} of {len(points)} found")]
    for point in points:
        mark = Piece("    + found     ", Role.GOOD) if point.evidence else Piece("    - not seen  ", Role.MISSING)
        lines.append((mark, Piece(point.say)))
        if point.evidence:
            lines.append((Piece("                "), *quoted(point.evidence)))
    return tuple(lines)


def _tools(reading: Reading, rubric: Rubric) -> tuple[Line, ...]:
    struck = reading.without_tools
    if not struck.names:
        return (plain("No tool names to strike out."),)
    names = ", ".join(dict.fromkeys(name.quote for name in struck.names))
    if reading.stands_without_tools and reading.tool_dropping:
        verdict = (
            f"Nothing falls without its tool names, for little stands on anything else (overall {struck.overall} of 4)"
        )
    elif reading.stands_without_tools:
        verdict = "Stands without its tool names: yes"
    else:
        falls = ", ".join(rubric.dimension(each).name for each in struck.falls)
        fallen = f"it falls on {falls} (overall {struck.overall} of 4)" if falls else f"overall {struck.overall} of 4"
        verdict = f"Stands without its tool names: no, {fallen}"
    lines: list[Line] = [plain(verdict), dim(f"    struck out: {names}")]
    if reading.tool_dropping:
        lines.append(plain("    The answer leans on product names instead of saying what is done and why."))
    return tuple(lines)
