"""A plan of ten minutes a day, built from what is weak: which questions, in which order, and what is done of it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from twominute.marks import Mark
from twominute.model.attempt import Attempt, LinkKind
from twominute.model.names import Difficulty, Mode
from twominute.model.question import Bank, Question
from twominute.progress import FEWEST, Rate, level_means

A_DAY = 3
"""Questions: with their readings about ten minutes."""
TURNS = (0, 1, 2, 0, 3, 1, 0, 4, 2, 0)
"""Which dimension each day of questions is for, by its rank from the weakest; then again from the first."""
INTERVIEW = "interview"
REPAIR = "repair"
SPECIAL = {4: REPAIR, 7: INTERVIEW, 11: REPAIR, 14: INTERVIEW}
"""Days that are something else than questions."""
STRONG = 3.0
"""The mean overall from which the plan begins above beginner's questions."""

Past = Sequence[tuple[date, Attempt]]


@dataclass(frozen=True, slots=True)
class Day:
    """One day: its questions with the reason, or an interview, or a repair."""

    number: int
    """Counts from 1."""
    why: str
    questions: tuple[str, ...]
    special: str | None = None


@dataclass(frozen=True, slots=True)
class Fortnight:
    """The days as they were laid out on the day the plan began."""

    began: date
    after: int
    """The number of the newest answer on that day: only later ones count."""
    days: tuple[Day, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """A day of the plan with the date on which the last of it was done, None while some of it is open."""

    day: Day
    on: date | None
    left: tuple[str, ...]
    """The questions that are still open."""


def begin_with(question_id: str, days: Sequence[Done]) -> tuple[Done, ...]:
    """Return the days with this question before the others of the first that is open, if it is one of them."""
    at = next((place for place, each in enumerate(days) if each.on is None), len(days))
    return tuple(
        replace(each, left=tuple(sorted(each.left, key=lambda left: left != question_id))) if place == at else each
        for place, each in enumerate(days)
    )


def lay_out(bank: Bank, marks: Sequence[Mark], *, first: Question, today: date, days: int) -> Fortnight:
    """Return a plan: weakest dimension most often, topics never practised first, levels rising.

    It begins with the question that comes next without it.

    The same history and day give the same plan.
    """
    seen = Counter(mark.question_id for mark in marks)
    topics = Counter(each.topic for each in bank.questions if seen[each.id])
    ranked = _weakest_first(bank, marks)
    taken: set[str] = set()
    laid: list[Day] = []
    for number in range(1, days + 1):
        special = SPECIAL.get(number)
        if special == REPAIR and not bank.repairs:
            special = None
        turn = sum(bool(day.questions) for day in laid)
        dimension = ranked[TURNS[turn % len(TURNS)] % len(ranked)]
        level = _level(number, days, marks)
        begun = () if laid else (first,)
        untaken = [each for each in bank.questions if each.id not in taken]
        chosen = () if special else _questions(untaken, dimension, level, begun, seen=seen, topics=topics)
        taken.update(each.id for each in chosen)
        topics.update(each.topic for each in chosen)
        if chosen:
            name = bank.rubric.dimension(dimension).name
            why = f"{name}, {level} questions{', the next question first' if begun else ''}"
            laid.append(Day(number, why, tuple(each.id for each in chosen)))
        else:
            special = special or INTERVIEW  # every question of a small bank has had its day
            laid.append(Day(number, _WHY[special], (), special))
    return Fortnight(today, max((mark.number for mark in marks), default=0), tuple(laid))


def ticked(plan: Fortnight, past: Past) -> tuple[Done, ...]:
    """Return the days with what is done of each since the plan began; an interview or a repair counts once.

    Of `past` only what has a higher number than the newest answer on the first day is looked at.
    """
    since = [(day, attempt) for day, attempt in past if attempt.number > plan.after]
    first: dict[str, date] = {}
    for day, attempt in since:
        if attempt.link is None and attempt.follow_up is None:
            first.setdefault(attempt.question_id, day)
    sittings = {attempt.session_id: day for day, attempt in since if attempt.mode is Mode.INTERVIEW}
    repairs = [day for day, attempt in since if attempt.link is not None and attempt.link.kind is LinkKind.REPAIR]
    waiting = {INTERVIEW: iter(sorted(sittings.values())), REPAIR: iter(sorted(repairs))}
    done = []
    for each in plan.days:
        left = tuple(question for question in each.questions if question not in first)
        if each.special is not None:
            done.append(Done(each, next(waiting[each.special], None), ()))
        else:
            done.append(Done(each, None if left else max(first[question] for question in each.questions), left))
    return tuple(done)


_WHY = {
    INTERVIEW: "an interview: three questions in a row, everything that was read at the end",
    REPAIR: "a given answer that only names tools, written anew",
}


def _weakest_first(bank: Bank, marks: Sequence[Mark]) -> list[str]:
    """Return the dimensions by their mean level; one that was never asked for counts as the weakest."""
    means = level_means(mark.levels for mark in marks)
    order = [each.id for each in bank.rubric.dimensions]
    return sorted(order, key=lambda each: (means.get(each, Rate(1, 0.0)).mean, order.index(each)))


def _level(number: int, days: int, marks: Sequence[Mark]) -> Difficulty:
    overalls = [mark.overall for mark in marks if mark.overall is not None]
    levels = list(Difficulty)
    if len(overalls) >= FEWEST and sum(overalls) / len(overalls) >= STRONG:
        levels = levels[1:]
    return levels[(number - 1) * len(levels) // days]


def _questions(
    untaken: Sequence[Question],
    dimension: str,
    level: Difficulty,
    begun: Sequence[Question],
    *,
    seen: Counter[str],
    topics: Counter[str],
) -> Sequence[Question]:
    """Return the questions of one day, after those it begins with; each of another topic while there are such."""
    chosen = list(begun)
    while left := [each for each in untaken if each not in chosen]:
        today = {each.topic for each in chosen}
        keys = {
            each.id: (*_rank(each, dimension, level), each.topic in today, seen[each.id], topics[each.topic], each.id)
            for each in left
        }
        chosen.append(min(left, key=lambda each: keys[each.id]))
        if len(chosen) == A_DAY:
            break
    return chosen


def _rank(question: Question, dimension: str, level: Difficulty) -> tuple[bool, bool, int]:
    """Return a key that is least for a question that asks for the dimension, at the level, and foremost for it."""
    weight = dict(question.expects).get(dimension, 0)
    return weight == 0, question.level is not level, -weight
