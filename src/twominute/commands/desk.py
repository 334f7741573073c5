"""The desk of a session: what the front ends ask for, done on the real store, bank and scorer."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

from twominute.bank.loaded import LoadedBank
from twominute.commands import beside
from twominute.commands.closing import all_read, given_read
from twominute.commands.correct import refuse_unchanged
from twominute.commands.entries import attempt_of, draft_of
from twominute.commands.env import Env
from twominute.commands.lately import lately
from twominute.commands.reader import Reader
from twominute.commands.turns import turn_of
from twominute.commands.wanted import Sitting
from twominute.errors import NothingToDoError, StorageError
from twominute.marks import as_held
from twominute.model.attempt import Answer, Override, SelfRating, Session
from twominute.model.names import Mode
from twominute.model.page import Line
from twominute.model.question import Question, Rubric
from twominute.model.reading import Reading, Span
from twominute.progress import practice_day
from twominute.render.bank import model_page
from twominute.render.coverage import coverage_page
from twominute.render.pieces import join_with_blanks
from twominute.render.reading import reading_page
from twominute.render.rewrite import rewrite_page
from twominute.render.summary import left_page, summary_page
from twominute.schedule import Choice, choose, choose_set
from twominute.session import Turn, hint_of, read_as
from twominute.store.drafts import DraftFile, open_draft, take
from twominute.store.store import Store

if TYPE_CHECKING:
    from twominute.compare import Together


class RealDesk:
    """One session on the person's own store."""

    def __init__(self, env: Env, loaded: LoadedBank, store: Store, *, sitting: Sitting) -> None:
        self.mode, self.rates = sitting.mode, sitting.rates
        self._bank = loaded.bank
        self.rubric: Rubric = loaded.bank.rubric
        self._env = env
        self._read = Reader(loaded.knowledge)
        self._store = store
        self._sitting = sitting
        self._session = Session(sitting.session_id or str(uuid4()), sitting.mode, env.now())
        self._asked = list(sitting.asked)
        self._set: tuple[Question, ...] | None = None
        self._done = list(sitting.done)
        self._turn: Turn | None = None
        self._began = self._session.started_at
        self._draft: DraftFile | None = None
        self._number: int | None = None
        self._reading: Reading | None = None
        self._together: Together | None = None
        self._first: Turn | None = None
        self._resumed = sitting.resumed
        self.closing: tuple[Line, ...] = ()

    def first_turn(self) -> Turn | None:
        """Return what the first `next_turn` will return, so that it can be shown before a front end is loaded."""
        self._first = self._picked()
        return self._first

    def next_turn(self) -> Turn | None:
        """Return what is asked next, None when the session is over."""
        first, self._first = self._first, None
        return first or self._picked()

    def _picked(self) -> Turn | None:
        if self._resumed is not None:
            self._resumed = replace(self._resumed, turn=beside.with_before(self._store, self._resumed.turn))
            return self._resumed.turn
        if len(self._asked) >= self._sitting.count:
            return None
        if self._sitting.again is not None:
            return self._sitting.again
        choice = self._next_of(self._sitting.questions) if self._sitting.in_order else self._chosen()
        if choice is None:
            return None
        return turn_of(choice.question, self._sitting, self._bank, self._store, number=len(self._asked) + 1)

    def begin(self, turn: Turn) -> None:
        """Open a draft for this turn."""
        self._turn, self._number, self._reading, self._together = turn, None, None, None
        self._read.load()
        self._began = self._env.now()
        is_first = turn.question.id not in self._asked and (turn.names_no_tool or turn is self._sitting.again)
        if turn.is_new or is_first:
            self._asked.append(turn.question.id)
        if self._draft is not None:
            self._draft.close()
        resumed, self._resumed = self._resumed, None
        if resumed is not None and turn is resumed.turn:
            self._draft = take(self._sitting.drafts, resumed.draft)
        else:
            self._draft = self._opened(turn)

    def keep(self, text: str, *, seconds_used: float, hints_used: int) -> None:
        """Put the draft on disk; a text that is locked is no draft any more."""
        if self._draft is not None and self._number is None:
            self._draft.keep(
                text,
                seconds_used=seconds_used,
                hints_used=hints_used,
                saved_at=self._env.now(),
                now=self._env.monotonic(),
            )

    def hint(self, rung: int) -> str:
        """Return one rung of the hint ladder of the current question, counted from 0."""
        return hint_of(self._current().question, self.rubric, rung)

    def coverage(self, text: str) -> tuple[Line, ...]:
        """Return which dimensions a text covers so far, as a page."""
        return coverage_page(self._read(read_as(self._current()), text), self.rubric)

    def names(self, text: str) -> tuple[Span, ...]:
        """Return where product names stand in a text."""
        return self._read.names(text)

    def lock(self, answer: Answer, *, hints_used: int) -> None:
        """Store the answer, and only then let go of its draft."""
        turn = self._current()
        if not self._done:
            self._store.save_session(self._session)
        attempt = attempt_of(turn, self._session, answer, began=self._began, hints_used=hints_used)
        self._number = self._store.save_attempt(attempt)
        self._done.append(self._number)
        self._let_go()
        if self.mode is Mode.INTERVIEW:
            self._hold_place()

    def rate(self, rating: SelfRating) -> None:
        """Store what the person expects of the answer just locked."""
        self._store.rate(self._locked(), rating)

    def read(self) -> tuple[Line, ...]:
        """Read the answer just locked, store the reading, return it as a page."""
        turn, attempt = self._current(), self._store.attempt(self._locked())
        self._reading = self._read(read_as(turn), attempt.answer.text)
        self._store.add_reading(attempt.number, self._reading)
        attempt = replace(attempt, reading=self._reading)
        self._together = beside.together(
            self._store, attempt, turn.question, read=self._read, scorer=self._reading.scorer
        )
        above = beside.short_beside(self._store, attempt, self.rubric, whole=self._together)
        if turn.given is not None:
            above = rewrite_page(self._read(turn.question, turn.given), self._reading, self.rubric)
        page = reading_page(self._reading, self.rubric, answer=attempt.answer, expected=attempt.self_rating)
        return join_with_blanks((above, page))

    def override(self, dimension: str | None, value: int, reason: str) -> None:
        """Store that the person holds the reading to be wrong."""
        number, override = self._locked(), Override(dimension, value, reason, self._env.now())
        refuse_unchanged(self._store.attempt(number), override)
        self._store.add_override(number, override)
        self._reading = as_held(self._store.attempt(number))

    def retry_turn(self) -> Turn:
        """Return the same question again with its gap named; a follow-up is not asked again."""
        return beside.next_retry(
            self._store, self._current(), self._read_already(), self.rubric, earlier=self._locked()
        )

    def follow_up_turn(self) -> Turn:
        """Return a follow-up question aimed at the weakest dimension of all that was answered so far."""
        reading = self._together.after if self._together else self._read_already()
        return beside.next_follow_up(self._store, self._current(), reading, self.rubric, earlier=self._locked())

    def without_tools_turn(self) -> Turn:
        """Return the same question again, to be answered without product names; after a follow-up the first one."""
        self._read_already()
        limit = self._sitting.seconds_limit(self._current().question.seconds)
        return beside.first_without_tools(self._store, self._current(), earlier=self._locked(), seconds_limit=limit)

    def model_answer(self) -> tuple[Line, ...]:
        """Return the model answer of the current question, as a page."""
        return model_page(self._current().question, self.rubric)

    def close(self) -> tuple[Line, ...]:
        """End the session: read what interview mode left unread, return what the session came to."""
        draft, self._draft = self._draft, None
        left = draft.close() if draft is not None else None
        if left is not None and left.interview:
            self.closing = left_page(len(self._done), len(left.interview), bank=self._sitting.bank)
            return self.closing
        attempts = all_read(self._store, self._done, self._bank, self._read)
        given = given_read(attempts, self._bank, self._read) if self.mode is Mode.INTERVIEW else {}
        self.closing = summary_page(attempts, self.rubric, given=given, bank=self._sitting.bank)
        return self.closing

    def _next_of(self, questions: Sequence[Question]) -> Choice | None:
        return next((Choice(each, "Asked for.") for each in questions if each.id not in self._asked), None)

    def _chosen(self) -> Choice | None:
        past, today = lately(self._env, self._store, self._bank), practice_day(self._env.now(), self._env.zone)
        if self.mode is not Mode.INTERVIEW:
            return choose(self._sitting.questions, past, today=today, leave_out=self._asked)
        if self._set is None:
            self._set = choose_set(self._sitting.questions, past, today=today, count=self._sitting.count)
        return self._next_of(self._set)

    def _opened(self, turn: Turn) -> DraftFile:
        draft = draft_of(turn, self._session, at=self._env.now(), interview=self._interview())
        return open_draft(self._sitting.drafts, draft)

    def _interview(self) -> tuple[str, ...]:
        """Return the ids of the questions of an interview, asked or not yet, in their order; none in practice."""
        if self.mode is not Mode.INTERVIEW:
            return ()
        planned = self._sitting.questions if self._set is None else self._set
        left = (each.id for each in planned if each.id not in self._asked)
        return (*self._asked, *left)[: self._sitting.count]

    def _hold_place(self) -> None:
        """Keep the place of an interview on disk until its next question is begun."""
        self._first = self._picked()
        if self._first is not None:
            # The answer is stored, and must not be given again because its place cannot be kept.
            with suppress(StorageError):
                self._draft = self._opened(self._first)

    def _let_go(self) -> None:
        if self._draft is not None:
            self._draft.remove()
            self._draft = None

    def _current(self) -> Turn:
        if self._turn is None:
            raise NothingToDoError("No question has been asked in this session yet.")
        return self._turn

    def _locked(self) -> int:
        if self._number is None:
            raise NothingToDoError("No answer has been stored for this question yet.")
        return self._number

    def _read_already(self) -> Reading:
        if self._reading is None:
            raise NothingToDoError("This answer has not been read yet.")
        return self._reading
