"""The reading of one answer: levels to overall, gaps, next step and flags."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from twominute.model.knowledge import Knowledge
from twominute.model.question import Dimension, Question, Rubric
from twominute.model.reading import (
    DimensionReading,
    Evidence,
    KeyPointReading,
    Level,
    Reading,
    Veto,
    WithoutTools,
)
from twominute.scoring import keypoints, offtask, polarity, tools
from twominute.scoring.cues import Lexicon, lexicon
from twominute.scoring.reader import Claim, Passage, claims, refusals
from twominute.scoring.text import Sentence

SCORER = "cues/1"
MOST_EVIDENCE = 3
_LONG = 60
_LITTLE = 1
_STEPS = (0.25, 0.5, 0.9)
"""Shares of what a question needs from which an answer is partly there, good, strong."""
_FULL, _FULL_FOR_A_TERM = 6.5, 4.0
"""Levels, summed over the dimensions, that fill an answer to a question asked ad hoc."""
_NEEDED = 0.8
"""Share of a bank question's expectations that fills an answer: two minutes are not enough for all."""
_POINTS_SHARE = 0.4
_MOST_FOR_NAMES = 1
"""Overall at most, for an answer that leans on product names."""
_LEAST_NAMES, _NAMES_SHARE, _POOR_WITHOUT = 3, 0.2, 2
_TERM_ASKS = ("what is", "what are", "what's", "why", "explain", "what does", "define", "what do we mean")


@dataclass(frozen=True, slots=True)
class _Sight:
    """What one pass over a text sees."""

    passages: tuple[Passage, ...]
    claims: tuple[Claim, ...]
    levels: dict[str, Level]
    off_task: str | None
    words: int

    @property
    def asserted(self) -> tuple[Sentence, ...]:
        """Return the sentences in which nothing is taken back."""
        return tuple(passage.sentence for passage in self.passages if not passage.strikes)


def read(question: Question, answer: str, knowledge: Knowledge) -> Reading:
    """Read one answer to one question."""
    known = lexicon(knowledge)
    sight = _look(question, answer, knowledge, known)
    points = keypoints.find(question.key_points, answer, sight.asserted)
    weights = _weights(question, knowledge, known)
    dimensions = tuple(_dimension(each, sight, answer, weights) for each in knowledge.rubric.dimensions)
    overall = _overall(sight, question, points)
    without = _without_tools(question, answer, knowledge, overall=overall, levels=sight.levels)
    is_dropping = _is_tool_dropping(sight, without)
    if is_dropping:
        overall = min(overall, _MOST_FOR_NAMES)
        without = replace(without, overall=min(overall, without.overall))
    unsure = _is_unsure(sight)
    return Reading(
        overall=overall,
        dimensions=dimensions,
        vetoes=_vetoes(answer, sight, known),
        tool_dropping=is_dropping,
        off_task=sight.off_task is not None,
        unsure=unsure,
        notes=_notes(sight, unsure=unsure),
        without_tools=without,
        key_points=points,
        next_step=_next_step(
            question,
            dimensions,
            rubric=knowledge.rubric,
            weights=weights,
            is_off_task=sight.off_task is not None,
        ),
        scorer=SCORER,
    )


def _look(question: Question, answer: str, knowledge: Knowledge, known: Lexicon) -> _Sight:
    ask = _words_of(question.ask, known)
    all_sentences = _once_each(known.sentences(answer))
    orders = [each for each in all_sentences if offtask.is_order(each)]
    kept = [each for each in all_sentences if each not in orders and not offtask.is_echo(each, ask)]
    listed = [each for each in kept if polarity.is_listed(each)]
    passages = tuple(Passage(each, polarity.strikes(each, known)) for each in kept if each not in listed)
    names = tools.names_in(answer, knowledge.tools)
    found = claims(answer, passages, known, names=names)
    levels = {
        each.id: max((claim.level for claim in found if claim.dimension == each.id), default=Level.ABSENT)
        for each in knowledge.rubric.dimensions
    }
    why = None
    if not found and offtask.is_not_english(answer):
        why = "The answer is not in English, so it is not scored."
    elif not found:
        domain = known.vocabulary.union(*(_words_of(answer[name.start : name.end], known) for name in names))
        why = offtask.why_off_task(all_sentences, ask=ask, domain=domain, orders=len(orders), listed=len(listed))
    return _Sight(passages, found, levels, why, sum(len(each.words) for each in kept))


def _once_each(said: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Return the sentences without repetitions: saying it again adds nothing."""
    return tuple(reversed({each.stems: each for each in reversed(said)}.values()))


def _words_of(text: str, known: Lexicon) -> frozenset[str]:
    return frozenset[str]().union(*(each.content for each in known.sentences(text)))


def _weights(question: Question, knowledge: Knowledge, known: Lexicon) -> dict[str, int]:
    """Return what the question expects; of one asked ad hoc, what its own words name, or else everything."""
    if question.expects:
        return dict(question.expects)
    named = {hit.cue.dimension for each in known.sentences(question.ask) for hit in known.cues(each)}
    if named and _is_about_a_term(question):
        return dict.fromkeys(named, 1)
    return {each.id: 2 if each.id in named else 1 for each in knowledge.rubric.dimensions}


def _is_about_a_term(question: Question) -> bool:
    return question.ask.lower().lstrip().startswith(_TERM_ASKS)


def _overall(sight: _Sight, question: Question, points: Sequence[KeyPointReading]) -> int:
    """Return 0 to 4: how much of what the question needs is said, and how well."""
    if sight.off_task is not None:
        return 0
    share = _share(sight.levels, question)
    if points:
        found = sum(point.is_found for point in points) / len(points)
        share = max(share, (1 - _POINTS_SHARE) * share + _POINTS_SHARE * found)
    return 1 + sum(share >= step for step in _STEPS)


def _share(levels: dict[str, Level], question: Question) -> float:
    if not question.expects:
        return sum(levels.values()) / (_FULL_FOR_A_TERM if _is_about_a_term(question) else _FULL)
    expects = dict(question.expects)
    said = sum(weight * levels.get(each, Level.ABSENT) for each, weight in expects.items())
    beside = sum(level for each, level in levels.items() if each not in expects)
    # What nobody asked for helps an answer, but cannot carry it.
    return (said + min(beside, said)) / (_NEEDED * 2 * sum(expects.values()))


def _dimension(dimension: Dimension, sight: _Sight, answer: str, weights: dict[str, int]) -> DimensionReading:
    level = sight.levels[dimension.id]
    own = sorted(
        (claim for claim in sight.claims if claim.dimension == dimension.id),
        key=lambda claim: (-claim.level, claim.span),
    )
    first_for_span = {claim.span: claim for claim in reversed(own)}
    evidence = tuple(
        Evidence(claim.span, answer[claim.span.start : claim.span.end], claim.why)
        for claim in own
        if first_for_span[claim.span] is claim
    )[:MOST_EVIDENCE]
    gap = (dimension.gap_absent, dimension.gap_mentioned, None)[level]
    return DimensionReading(dimension.id, level, evidence, gap, expected=dimension.id in weights)


def _vetoes(answer: str, sight: _Sight, known: Lexicon) -> tuple[Veto, ...]:
    return tuple(
        Veto(each.dimension, each.span, answer[each.span.start : each.span.end], each.why)
        for each in refusals(answer, sight.passages, known)
    )


def _without_tools(
    question: Question, answer: str, knowledge: Knowledge, *, overall: int, levels: dict[str, Level]
) -> WithoutTools:
    names = tools.names_in(answer, knowledge.tools)
    if not names:
        return WithoutTools(overall, (), ())
    known = lexicon(knowledge)
    sight = _look(question, tools.strike_out(answer, names), knowledge, known)
    points = keypoints.find(question.key_points, answer, sight.asserted)
    return WithoutTools(
        min(overall, _overall(sight, question, points)),
        tuple(each for each, level in levels.items() if sight.levels[each] < level),
        tuple(Evidence(name, answer[name.start : name.end], "a product name") for name in names),
    )


def _is_tool_dropping(sight: _Sight, without: WithoutTools) -> bool:
    names = {name.quote.lower() for name in without.names}
    name_words = sum(len(name.quote.split()) for name in without.names)
    is_heavy = len(names) >= _LEAST_NAMES and name_words >= _NAMES_SHARE * sight.words
    return is_heavy and without.overall <= _POOR_WITHOUT


def _is_unsure(sight: _Sight) -> bool:
    return sight.off_task is None and sight.words >= _LONG and sum(sight.levels.values()) <= _LITTLE


def _notes(sight: _Sight, *, unsure: bool) -> tuple[str, ...]:
    if sight.off_task:
        return (sight.off_task,)
    if unsure:
        return ("The answer is long and little of it was recognised; rate it yourself and trust that more.",)
    return ()


def _next_step(
    question: Question,
    dimensions: Sequence[DimensionReading],
    *,
    rubric: Rubric,
    weights: dict[str, int],
    is_off_task: bool,
) -> str:
    open_ones = [each for each in dimensions if each.gap and each.expected]
    if open_ones:
        aim = max(open_ones, key=lambda each: (weights[each.dimension], -each.level))
        start = (
            "Begin with one sentence that answers" if is_off_task else "Try again with one more sentence that answers"
        )
    else:
        aim = min(dimensions, key=lambda each: each.level)
        start = "All that was asked for is explained; go one step further"
    ask = dict(question.follow_ups).get(aim.dimension) or rubric.dimension(aim.dimension).follow_up
    return f"{start}: {ask}"
