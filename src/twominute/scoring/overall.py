"""The overall of an answer: how a fair, senior interviewer would take it for the question that was asked."""

from collections.abc import Sequence

from twominute.model.knowledge import Knowledge
from twominute.model.question import Question
from twominute.model.reading import KeyPointReading, Level
from twominute.scoring.cues import Lexicon
from twominute.scoring.sight import Sight

_STEPS = (0.25, 0.5, 0.9)
"""Shares of what a question needs from which an answer is partly there, good, strong."""
_FULL, _FULL_FOR_A_TERM = 6.5, 4.0
"""Levels, summed over the dimensions, that fill an answer to a question asked ad hoc."""
_NEEDED = 0.8
"""Share of a bank question's expectations that fills an answer: two minutes are not enough for all."""
_POINTS_SHARE = 0.4
_MOST = ((0.5, 4), (0.25, 3), (0.0, 2))
"""Shares of what a question of a bank needs, or of its key points, with the overall that they allow."""
_HEAVY = 3
"""The weight of a dimension without which an answer is not strong."""
_GOOD, _STRONG = 3, 4
_MOST_FOR_NOTHING = 1
"""Overall of an answer that tries, and says nothing of what was asked for, or denies nearly all of it."""
_TERM_ASKS = ("what is", "what are", "what's", "why", "explain", "what does", "define", "what do we mean")


def overall(sight: Sight, question: Question, points: Sequence[KeyPointReading]) -> int:
    """Return 0 to 4: how much of what the question needs is said, and how well."""
    if sight.off_task is not None:
        return 0
    if sight.is_denial:
        return _MOST_FOR_NOTHING
    share = _share(sight, question)
    made = sum(point.is_found for point in points) / len(points) if points else 0.0
    if sight.likely is None:
        share = max(share, (1 - _POINTS_SHARE) * share + _POINTS_SHARE * made)
        return 1 + sum(share >= step for step in _STEPS)
    if share == 0 and made == 0:
        return _MOST_FOR_NOTHING
    with_points = (1 - _POINTS_SHARE) * sight.likely + _POINTS_SHARE * 4 * made
    found = min(_STRONG, max(1, round(max(sight.likely, with_points))))
    return min(found, _most(max(share, made)), _most_without(sight, question)) if question.expects else found


def _most(made: float) -> int:
    """Return what an answer can read at, however well it sounds, by the larger share that it makes: levels or points.

    Measured on 800 rated answers to questions of the bank: agreement on the overall 0.830 with it, 0.821 without.
    """
    return next(most for least, most in _MOST if made >= least)


def _most_without(sight: Sight, question: Question) -> int:
    """Return what an answer can read at that leaves a heavy dimension out.

    Of 288 rated answers that do, raters held one to be strong.
    """
    is_without = any(weight >= _HEAVY and not sight.levels.get(each) for each, weight in question.expects)
    return _GOOD if is_without else _STRONG


def expected(question: Question, knowledge: Knowledge, known: Lexicon) -> dict[str, int]:
    """Return the weights of what a question expects; of one asked ad hoc, what its own words name, or else all."""
    if question.expects:
        return dict(question.expects)
    named = {hit.cue.dimension for each in known.sentences(question.ask) for hit in known.cues(each)}
    if named and _is_about_a_term(question):
        return dict.fromkeys(named, 1)
    return {each.id: 2 if each.id in named else 1 for each in knowledge.rubric.dimensions}


def _is_about_a_term(question: Question) -> bool:
    return question.ask.lower().lstrip().startswith(_TERM_ASKS)


def _share(sight: Sight, question: Question) -> float:
    levels = sight.levels
    if not question.expects:
        return sum(levels.values()) / (_FULL_FOR_A_TERM if _is_about_a_term(question) else _FULL)
    expects = dict(question.expects)
    said = sum(weight * levels.get(each, Level.ABSENT) for each, weight in expects.items())
    beside = sum(level for each, level in levels.items() if each not in expects)
    # What nobody asked for helps an answer, but cannot carry it.
    return (said + min(beside, said)) / (_NEEDED * 2 * sum(expects.values()))
