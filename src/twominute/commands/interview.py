"""An interview that was interrupted, gone on with as it was."""

from collections.abc import Callable
from dataclasses import replace
from itertools import takewhile

from twominute.commands.wanted import Sitting
from twominute.model.attempt import Draft, LinkKind
from twominute.model.names import Mode
from twominute.model.question import Bank, Question
from twominute.store.search import Search
from twominute.store.store import Store


def going_on(sitting: Sitting, bank: Bank, store: Store) -> Sitting:
    """Return the sitting as the interview that the unfinished answer is part of; as it is where it is part of none."""
    if sitting.resumed is None or not sitting.resumed.draft.interview:
        return sitting
    draft, question = sitting.resumed.draft, sitting.resumed.turn.question
    by_id = {each.id: each for each in bank.questions}
    kind = draft.link.kind if draft.link else None
    stored = store.find(Search(session_id=draft.session_id), limit=len(draft.interview))
    return replace(
        sitting,
        questions=tuple(by_id[each] for each in draft.interview if each in by_id),
        in_order=True,
        count=len(draft.interview),
        mode=Mode.INTERVIEW,
        seconds_limit=_limit(draft, question),
        strict=draft.strict,
        without_tools=kind is LinkKind.WITHOUT_TOOLS,
        is_repair=kind is LinkKind.REPAIR,
        session_id=draft.session_id,
        asked=tuple(takewhile(lambda each: each != draft.question_id, draft.interview)),
        done=tuple(sorted(attempt.number for attempt in stored.attempts)),
    )


def _limit(draft: Draft, question: Question) -> Callable[[int], int | None]:
    """Return the limits of the interview: its questions' own where the unfinished answer has that of its question."""
    has_own = draft.seconds_limit == question.seconds
    return lambda seconds: seconds if has_own else draft.seconds_limit
