"""The rules of a drill: what is asked, and what a front end may ask of the program behind it."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Protocol

from twominute.errors import DrillError, NothingToDoError
from twominute.model.attempt import Answer, Draft, Link, LinkKind, SelfRating
from twominute.model.names import Mode
from twominute.model.page import Line
from twominute.model.question import Dimension, Question, Rubric
from twominute.model.reading import DimensionReading, Level, Reading, Span

FOLLOW_UP_SECONDS = 45
MOST_FOLLOW_UPS = 2
"""Follow-up questions in a row after one answer."""
ENOUGH_EVIDENCE = 3
"""Sentences about a dimension after which no follow-up question asks about it."""
ON = "n asks the next question."
NO_NAMES = "name no product; say what is done and why."
GIVEN = "A given answer; write it anew so that it says what is done and why"
"""What stands above the answer of a repair."""
LONGEST_ANSWER = 20_000
"""Characters; what is typed beyond is refused with a message."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One question put to the person, with its limit."""

    question: Question
    ask: str
    seconds_limit: int | None
    strict: bool = False
    """Whether the text is locked when time is up."""
    follow_up: str | None = None
    """The dimension that a follow-up question aims at."""
    goal: str | None = None
    """What an answer given again is about."""
    text: str = ""
    """What a resumed draft holds."""
    seconds_used: float = 0.0
    hints_used: int = 0
    link: Link | None = None
    """What this turn goes back to; None for the question itself."""
    given: str | None = None
    """A weak answer to be written anew."""
    before: str = ""
    """The answer that this turn goes back to, so that it can be looked at meanwhile."""
    place: str = ""
    """Which question of how many this is, such as `2 of 3`; empty in a session of one."""

    @property
    def is_new(self) -> bool:
        """Tell whether it goes back to no answer of the person's own."""
        return self.follow_up is None and (self.link is None or self.link.earlier is None)

    @property
    def names_no_tool(self) -> bool:
        """Tell whether the answer is to do without product names."""
        return self.link is not None and self.link.kind is LinkKind.WITHOUT_TOOLS


def read_as(turn: Turn) -> Question:
    """Return the question that the answer of a turn is read for: a follow-up asks for its own dimension only."""
    if turn.follow_up is None:
        return turn.question
    return replace(turn.question, ask=turn.ask, expects=((turn.follow_up, 1),), key_points=())


def rated(turn: Turn, rubric: Rubric) -> tuple[Dimension, ...]:
    """Return the dimensions that a person rates an answer by: a follow-up's own only."""
    return tuple(each for each in rubric.dimensions if turn.follow_up in {None, each.id})


def repairing(turn: Turn, given: str) -> Turn:
    """Return the turn with a weak answer given, to be written anew."""
    return replace(turn, given=given, link=Link(LinkKind.REPAIR, None))


def resumed(turn: Turn, draft: Draft) -> Turn:
    """Return the turn as the draft left it."""
    return replace(
        turn,
        ask=draft.ask,
        seconds_limit=draft.seconds_limit,
        follow_up=draft.follow_up,
        text=draft.text,
        seconds_used=draft.seconds_used,
        hints_used=draft.hints_used,
        goal=NO_NAMES if draft.link and draft.link.kind is LinkKind.WITHOUT_TOOLS else turn.goal,
        link=draft.link,
    )


def retry(turn: Turn, reading: Reading, rubric: Rubric, *, earlier: int, aim: str | None = None) -> Turn:
    """Return the same question again after answer `earlier`, with the gap of `aim` or its weakest dimension named.

    Where all that was asked for is explained, it is the first key point that was not seen. NothingToDoError where
    there is no gap.
    """
    weights = dict(turn.question.expects)
    gaps = [
        (found.level, -weights.get(found.dimension, 0), goal)
        for found in reading.dimensions
        if found.expected and aim in {None, found.dimension}
        if (goal := rubric.dimension(found.dimension).gap_at(found.level))
    ]
    unseen = [point.say for point in reading.key_points if not point.is_found] if aim is None else []
    if gaps:
        goal = f"mend this gap. {min(gaps)[2]}"
    elif unseen:
        goal = f"make this point, too. {unseen[0]}"
    else:
        what = "all that was asked for" if aim is None else rubric.dimension(aim).name
        raise NothingToDoError(f"There is no gap to retry: {what} is explained.", next_step=ON)
    return _again(turn, goal, Link(LinkKind.RETRY, earlier))


def without_tools(turn: Turn, *, earlier: int | None) -> Turn:
    """Return the same question to be answered without product names, after answer `earlier` where there is one."""
    return _again(turn, NO_NAMES, Link(LinkKind.WITHOUT_TOOLS, earlier))


def _again(turn: Turn, goal: str, link: Link) -> Turn:
    limit, follow_up = turn.seconds_limit, turn.follow_up
    return Turn(turn.question, turn.ask, limit, strict=turn.strict, follow_up=follow_up, goal=goal, link=link)


def follow_up(turn: Turn, reading: Reading, rubric: Rubric, *, earlier: int, asked: Sequence[str] = ()) -> Turn:
    """Return the follow-up question after answer `earlier` that aims at the weakest dimension the question expects.

    `asked` are the follow-up questions before it: none is asked twice in the same words while others are left.
    NothingToDoError where no dimension is left of which the answer did not say enough.
    """
    weights = dict(turn.question.expects)
    levels = reading.levels
    enough = {found.dimension for found in reading.dimensions if _says_enough(found)}
    aims = [dimension for dimension in rubric.dimensions if dimension.id in weights] or list(rubric.dimensions)
    aims = [dimension for dimension in aims if dimension.id not in enough]
    if not aims:
        raise NothingToDoError(
            "There is nothing to follow up: the answer explains, or says more than once, all that was asked for.",
            next_step=ON,
        )
    aims = [dimension for dimension in aims if set(_asks(turn.question, dimension)).difference(asked)] or aims
    weakest = min(aims, key=lambda dimension: (levels.get(dimension.id, Level.ABSENT), -weights.get(dimension.id, 0)))
    asks = _asks(turn.question, weakest)
    ask = next((each for each in asks if each not in asked), asks[0])
    limit = None if turn.seconds_limit is None else FOLLOW_UP_SECONDS
    link = Link(LinkKind.FOLLOW_UP, earlier)
    return Turn(turn.question, ask, limit, strict=turn.strict, follow_up=weakest.id, link=link)


def _says_enough(found: DimensionReading) -> bool:
    """Tell whether a follow-up question about a dimension would ask for what was just said."""
    return found.level is Level.EXPLAINED or len(found.evidence) >= ENOUGH_EVIDENCE


def _asks(question: Question, dimension: Dimension) -> list[str]:
    """Return the follow-up questions about a dimension: the question's own first, then the rubric's."""
    own = dict(question.follow_ups).get(dimension.id)
    return [own, dimension.follow_up] if own else [dimension.follow_up]


def hint_of(question: Question, rubric: Rubric, rung: int) -> str:
    """Return one rung of a question's hint ladder, counted from 0: its own, or that of what it asks for first."""
    first = question.expects[0][0] if question.expects else rubric.dimensions[0].id
    hints = question.hints or rubric.dimension(first).hints
    return hints[min(rung, len(hints) - 1)]


def told(names: Iterable[str]) -> str:
    """Return product names with their number, each once: `2 product names: MLflow, Airflow`."""
    once: dict[str, str] = {}
    for name in names:
        once.setdefault(name.casefold(), name)
    if not once:
        return "no product name"
    return f"{len(once)} product {'name' if len(once) == 1 else 'names'}: {', '.join(once.values())}"


class Desk(Protocol):
    """What a front end may ask of the program behind it; a front end draws and stores nothing itself."""

    mode: Mode
    rubric: Rubric
    rates: bool
    """Whether the person is asked what an answer covers before it is read."""

    def next_turn(self) -> Turn | None:
        """Return what is asked next, None when the session is over."""

    def begin(self, turn: Turn) -> None:
        """Open a draft for this turn."""

    def keep(self, text: str, *, seconds_used: float, hints_used: int) -> None:
        """Put the draft on disk; StorageError says why it cannot be."""

    def hint(self, rung: int) -> str:
        """Return one rung of the hint ladder of the current question, counted from 0."""

    def coverage(self, text: str) -> tuple[Line, ...]:
        """Return which dimensions a text covers so far, as a page."""

    def names(self, text: str) -> tuple[Span, ...]:
        """Return where product names stand in a text."""

    def lock(self, answer: Answer, *, hints_used: int) -> None:
        """Store the answer; from here on it never changes. StorageError when it cannot be: the draft stays."""

    def rate(self, rating: SelfRating) -> None:
        """Store what the person expects of the answer just locked."""

    def read(self) -> tuple[Line, ...]:
        """Read the answer just locked, store the reading, return it as a page."""

    def override(self, dimension: str | None, value: int, reason: str) -> None:
        """Store that the person holds the reading to be wrong; None means the overall.

        NothingToDoError for the level that it was read at.
        """

    def retry_turn(self) -> Turn:
        """Return the same question again with its gap named; NothingToDoError where it has none."""

    def follow_up_turn(self) -> Turn:
        """Return a follow-up question aimed at the weakest dimension; NothingToDoError where none is left."""

    def without_tools_turn(self) -> Turn:
        """Return the same question again, to be answered without product names."""

    def model_answer(self) -> tuple[Line, ...]:
        """Return the model answer of the current question, as a page."""

    def close(self) -> tuple[Line, ...]:
        """End the session and return what it came to, as a page."""


def ways_on(desk: Desk) -> str:
    """Return the keys of what leads on from the answer just read: r retry, f follow-up, x without product names."""
    turns = {"r": desk.retry_turn, "f": desk.follow_up_turn, "x": desk.without_tools_turn}
    found = ""
    for key, turn in turns.items():
        with suppress(DrillError):
            turn()
            found += key
    return found
