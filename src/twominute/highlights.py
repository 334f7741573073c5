"""What stands out in answers: the sentences that earned most, and the gap that came back most."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from twominute.marks import as_held, effective_levels
from twominute.model.attempt import Attempt
from twominute.model.reading import Evidence, Level, Span
from twominute.progress import FEWEST
from twominute.scoring.text import sentences

MOST_SENTENCES = 3


@dataclass(frozen=True, slots=True)
class Earned:
    """A sentence with all that it earned."""

    number: int
    """The number of the attempt."""
    evidence: Evidence
    levels: tuple[tuple[str, Level], ...]
    """The dimensions that it is the best sentence of, each with its level."""
    key_points: int
    """Key points of the question that it makes."""

    @property
    def worth(self) -> int:
        """Return its levels and key points, added up."""
        return sum(level for _, level in self.levels) + self.key_points


@dataclass(frozen=True, slots=True)
class RecurringGap:
    """A dimension that stayed at one level below explained more often than any other did."""

    dimension: str
    level: Level
    times: int
    asked: int
    """Answers that were asked for the dimension."""


def best_sentences(attempts: Iterable[Attempt]) -> tuple[Earned, ...]:
    """Return the three sentences that earned most, the newer one first where two earned the same; none comes twice."""
    found = sorted((each for attempt in attempts for each in _sentences(attempt)), key=_rank, reverse=True)
    distinct = {_words(each): each for each in reversed(found)}
    return tuple(sorted(distinct.values(), key=_rank, reverse=True)[:MOST_SENTENCES])


def only_said(attempt: Attempt, other: Attempt) -> tuple[Earned, ...]:
    """Return the sentences of an answer that another has not, each with what it earned, which may be nothing."""
    there = {_words(each) for each in _all_sentences(other)}
    return tuple(each for each in _all_sentences(attempt) if _words(each) not in there)


def recurring_gap(attempts: Iterable[Attempt]) -> RecurringGap | None:
    """Return the gap that came back most; None while there is none, or under five answers asked for its dimension."""
    levels = [pair for attempt in attempts for pair in effective_levels(attempt).items()]
    asked = Counter(dimension for dimension, _ in levels)
    gaps = Counter(pair for pair in levels if pair[1] < Level.EXPLAINED and asked[pair[0]] >= FEWEST)
    if not gaps:
        return None
    # The lower level, then the name, decides between two that came back as often.
    (dimension, level), times = min(gaps.items(), key=lambda item: (-item[1], item[0][1], item[0][0]))
    return RecurringGap(dimension, Level(level), times, asked[dimension])


def _sentences(attempt: Attempt) -> Iterator[Earned]:
    if attempt.reading is None:
        return
    credited = _credited(attempt, effective_levels(attempt))
    for span, evidence in {found.span: found for _, _, found in credited}.items():
        levels = tuple((dimension, level) for dimension, level, found in credited if found.span == span)
        points = sum(_overlaps(span, point.evidence) for point in attempt.reading.key_points)
        yield Earned(attempt.number, evidence, levels, points)


def _all_sentences(attempt: Attempt) -> Iterator[Earned]:
    reading, text = as_held(attempt), attempt.answer.text
    credited = _credited(attempt, reading.levels if reading else {})
    points = attempt.reading.key_points if attempt.reading else ()
    for span in (Span(each.start, each.end) for each in sentences(text)):
        levels = tuple((dimension, level) for dimension, level, found in credited if _overlaps(span, found))
        evidence = Evidence(span, text[span.start : span.end], "a sentence of the answer")
        yield Earned(attempt.number, evidence, levels, sum(_overlaps(span, point.evidence) for point in points))


def _credited(attempt: Attempt, held: Mapping[str, int]) -> list[tuple[str, Level, Evidence]]:
    """Return the dimensions that are said by these levels, each with its level and its best sentence."""
    found = attempt.reading.dimensions if attempt.reading else ()
    best = [(each.dimension, each.evidence[0]) for each in found if each.evidence]
    return [(dimension, Level(held[dimension]), evidence) for dimension, evidence in best if held.get(dimension)]


def _rank(each: Earned) -> tuple[int, int, int]:
    return each.worth, each.number, -each.evidence.span.start


def _words(each: Earned) -> str:
    return " ".join(each.evidence.quote.casefold().split())


def _overlaps(span: Span, other: Evidence | None) -> bool:
    return other is not None and other.span.start < span.end and span.start < other.span.end
