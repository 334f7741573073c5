"""The reading of one answer: levels, overall, gaps, next step and flags."""

from collections.abc import Mapping, Sequence
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
from twominute.scoring import keypoints, tools
from twominute.scoring.cues import Lexicon, lexicon
from twominute.scoring.looked import Looked, look
from twominute.scoring.overall import expected, overall
from twominute.scoring.seen import Trained
from twominute.scoring.sight import Sight, by_cues, by_training

CUES = "cues/1"
"""The name and version of the reader that needs no weights."""
MOST_EVIDENCE = 3
_LONG = 60
_LITTLE = 1
_MOST_FOR_NAMES = 1
"""Overall at most, for an answer that leans on product names."""
_LEAST_NAMES, _NAMES_SHARE, _POOR_WITHOUT = 3, 0.2, 2
_LIKELY = 0.5
_STRONG, _PARTLY = 4, 2
_DOUBT = "The reading is unsure of this answer; rate it yourself and trust that more."
_DENIAL = "Nearly all of the answer denies or puts off what it names."
_LITTLE_SEEN = "The answer is long and little of it was recognised; rate it yourself and trust that more."
_NOT_A_SUM = "Overall is judged on the whole answer, not summed from the levels; what is absent below is still a gap."
_MORE_OF_IT = (
    "Overall is judged on the whole answer, not summed from the levels: all that was asked for is there, "
    "and an interviewer would want more of it."
)


def read(
    question: Question,
    answer: str,
    knowledge: Knowledge,
    *,
    trained: Trained | None = None,
    without: str | None = None,
) -> Reading:
    """Read one answer to one question, with the trained reader where there is one and the cues otherwise.

    `without` says why there is no trained reader; the reading says so too.
    """
    known = lexicon(knowledge)
    names = tools.names_in(answer, knowledge.tools)
    struck = tools.strike_out(answer, names)
    texts = (answer, struck) if names else (answer,)
    looked = look(trained, question.ask, texts, knowledge, known=known) if trained else (None,) * len(texts)
    whole, *others = (
        _pass(question, text, knowledge, known=known, looked=each) for text, each in zip(texts, looked, strict=True)
    )
    bare = others[0] if others else whole
    without_tools = WithoutTools(
        min(whole.overall, bare.overall),
        tuple(each for each, level in whole.sight.levels.items() if bare.sight.levels[each] < level),
        tuple(Evidence(name, answer[name.start : name.end], "a product name") for name in names),
    )
    value = whole.overall
    is_dropping = _is_tool_dropping(whole.sight, without_tools)
    if is_dropping:
        value = min(value, _MOST_FOR_NAMES)
        without_tools = replace(without_tools, overall=min(value, without_tools.overall))
    weights = expected(question, knowledge, known)
    dimensions = tuple(_dimension(each, whole.sight, answer, weights) for each in knowledge.rubric.dimensions)
    is_off_task = whole.sight.off_task is not None
    unsure = _is_unsure(whole.sight)
    asked_for = [each.level for each in dimensions if each.expected]
    return Reading(
        overall=value,
        dimensions=dimensions,
        vetoes=_vetoes(answer, whole.sight),
        tool_dropping=is_dropping,
        off_task=is_off_task,
        unsure=unsure,
        notes=_notes(whole.sight, without, unsure=unsure, apart=None if is_dropping else _apart(value, asked_for)),
        without_tools=without_tools,
        key_points=whole.points,
        next_step=_next_step(
            question, dimensions, whole.points, rubric=knowledge.rubric, weights=weights, is_off_task=is_off_task
        ),
        scorer=trained.about.name if trained else CUES,
    )


def graded(
    question: Question, answer: str, knowledge: Knowledge, *, trained: Trained | None = None
) -> tuple[int, Mapping[str, Level]]:
    """Return the overall and the levels that `read` finds, sooner where they can be told without striking names out."""
    if trained is None or not trained.judges_whole:
        reading = read(question, answer, knowledge, trained=trained)
        return reading.overall, reading.levels
    known = lexicon(knowledge)
    (looked,) = look(trained, question.ask, (answer,), knowledge, known=known)
    whole = _pass(question, answer, knowledge, known=known, looked=looked)
    is_dropping = whole.sight.tool_dropping >= _LIKELY and bool(tools.names_in(answer, knowledge.tools))
    return min(whole.overall, _MOST_FOR_NAMES) if is_dropping else whole.overall, whole.sight.levels


@dataclass(frozen=True, slots=True)
class _Pass:
    """One text read: the answer, or the answer without its tool names."""

    sight: Sight
    points: tuple[KeyPointReading, ...]
    overall: int


def _pass(question: Question, text: str, knowledge: Knowledge, *, known: Lexicon, looked: Looked | None) -> _Pass:
    if looked is None:
        sight = by_cues(question.ask, text, knowledge, known=known)
        points = keypoints.find(question.key_points, text, sight.asserted)
    else:
        sight = by_training(question.ask, text, knowledge, known=known, looked=looked)
        points = keypoints.near(question, text, sight.asserted, sight.seen, trained=looked.trained)
    return _Pass(sight, points, overall(sight, question, points))


def _vetoes(answer: str, sight: Sight) -> tuple[Veto, ...]:
    quoted = [(each, answer[each.span.start : each.span.end]) for each in sight.refusals]
    return tuple(Veto(each.dimension, each.span, quote, each.why) for each, quote in quoted)


def _dimension(dimension: Dimension, sight: Sight, answer: str, weights: dict[str, int]) -> DimensionReading:
    level = sight.levels[dimension.id]
    own = sorted((each for each in sight.claims if each.dimension == dimension.id), key=lambda each: -each.level)
    first_for_span = {claim.span: claim for claim in reversed(own)}
    evidence = tuple(
        Evidence(claim.span, answer[claim.span.start : claim.span.end], claim.why, claim.carrier)
        for claim in own
        if first_for_span[claim.span] is claim
    )[:MOST_EVIDENCE]
    return DimensionReading(dimension.id, level, evidence, dimension.gap_at(level), expected=dimension.id in weights)


def _is_tool_dropping(sight: Sight, without: WithoutTools) -> bool:
    if sight.likely is not None:
        return bool(without.names) and sight.tool_dropping >= _LIKELY
    names = {name.quote.lower() for name in without.names}
    name_words = sum(len(name.quote.split()) for name in without.names)
    is_heavy = len(names) >= _LEAST_NAMES and name_words >= _NAMES_SHARE * sight.words
    return is_heavy and without.overall <= _POOR_WITHOUT


def _is_unsure(sight: Sight) -> bool:
    if sight.off_task is not None:
        return False
    return sight.is_doubtful or (sight.words >= _LONG and sum(sight.levels.values()) <= _LITTLE)


def _apart(overall: int, asked_for: Sequence[Level]) -> str | None:
    """Return what is to be said where the overall and the levels that were asked for seem to contradict each other."""
    if overall == _STRONG and not all(asked_for):
        return _NOT_A_SUM
    if 0 < overall <= _PARTLY and min(asked_for, default=Level.ABSENT) == Level.EXPLAINED:
        return _MORE_OF_IT
    return None


def _notes(sight: Sight, without: str | None, *, unsure: bool, apart: str | None) -> tuple[str, ...]:
    notes = [without] if without else []
    if sight.off_task:
        notes.append(sight.off_task)
    elif sight.is_denial:
        notes.append(_DENIAL)
    elif unsure:
        notes.append(_DOUBT if sight.is_doubtful else _LITTLE_SEEN)
    elif apart:
        notes.append(apart)
    return tuple(notes)


def _next_step(
    question: Question,
    dimensions: Sequence[DimensionReading],
    points: Sequence[KeyPointReading],
    *,
    rubric: Rubric,
    weights: dict[str, int],
    is_off_task: bool,
) -> str:
    open_ones = [each for each in dimensions if each.gap and each.expected]
    if open_ones:
        aim = min(open_ones, key=lambda each: (each.level, -weights[each.dimension]))
        start = "Begin with one sentence that answers" if is_off_task else "Add one sentence that answers"
    else:
        unseen = [each.say for each in points if not each.is_found]
        if unseen:
            missed = "one of its key points was" if len(unseen) == 1 else f"{len(unseen)} of its key points were"
            return f"All that was asked for is explained; {missed} not seen{', first' * (len(unseen) > 1)}: {unseen[0]}"
        aim = min(dimensions, key=lambda each: each.level)
        if aim.gap is None or len(weights) == 1:
            return "All that was asked for is explained; go on to the next question."
        start = "All that was asked for is explained; go one step further"
    ask = dict(question.follow_ups).get(aim.dimension) or rubric.dimension(aim.dimension).follow_up
    return f"{start}: {ask}"
