"""The desk of a session: what the front ends ask for, done on the real store, bank and scorer."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

from twominute.bank.loaded import LoadedBank
from twominute.commands import beside
from twominute.commands.entries import attempt_of, draft_of
from twominute.commands.env import Env
from twominute.commands.lately import lately
from twominute.commands.reader import Reader
from twominute.commands.wanted import Sitting
from twominute.errors import NothingToDoError
from twominute.model.attempt import Answer, Attempt, LinkKind, Override, SelfRating, Session
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
from twominute.render.summary import summary_page
from twominute.schedule import Choice, choose, choose_set
from twominute.session import Turn, read_as, repairing, retry, without_tools
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
        self._session = Session(str(uuid4()), sitting.mode, env.now())
        self._asked: list[str] = []
        self._set: tuple[Question, ...] | None = None
        self._done: list[int] = []
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
        choice = self._in_order() if self._sitting.in_order else self._chosen()
        if choice is None:
            return None
        question = choice.question
        limit = self._sitting.seconds_limit(question.seconds)
        count = self._sitting.count
        place = f"{len(self._asked) + 1} of {count}" if count > 1 else ""
        turn = Turn(question, question.ask, limit, strict=self._sitting.strict, place=place)
        repair = self._bank.repair_of(question.id) if self._sitting.is_repair else None
        if repair is not None:
            return repairing(turn, repair.answer)
        if not self._sitting.without_tools:
            return turn
        earlier = beside.with_tools(self._store, question, self.rubric)
        return beside.with_before(self._store, without_tools(turn, earlier=earlier))

    def begin(self, turn: Turn) -> None:
        """Open a draft for this turn."""
        self._turn, self._number, self._reading, self._together = turn, None, None, None
        self._read.load()
        self._began = self._env.now()
        if turn.is_new or (turn.names_no_tool and turn.question.id not in self._asked):
            self._asked.append(turn.question.id)
        if self._draft is not None:
            self._draft.close()
        resumed, self._resumed = self._resumed, None
        if resumed is not None and turn is resumed.turn:
            self._draft = take(self._sitting.drafts, resumed.draft)
        else:
            self._draft = open_draft(self._sitting.drafts, draft_of(turn, self._session, at=self._env.now()))

    def keep(self, text: str, *, seconds_used: float, hints_used: int) -> None:
        """Put the draft on disk."""
        if self._draft is not None:
            self._draft.keep(
                text,
                seconds_used=seconds_used,
                hints_used=hints_used,
                saved_at=self._env.now(),
                now=self._env.monotonic(),
            )

    def hint(self, rung: int) -> str:
        """Return one rung of the hint ladder of the current question, counted from 0."""
        question = self._current().question
        asked_for = question.expects[0][0] if question.expects else self.rubric.dimensions[0].id
        hints = question.hints or self.rubric.dimension(asked_for).hints
        return hints[min(rung, len(hints) - 1)]

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
        self._store.add_override(self._locked(), Override(dimension, value, reason, self._env.now()))

    def retry_turn(self) -> Turn:
        """Return the same question again with its gap named."""
        return beside.with_before(self._store, retry(self._current(), self._read_already(), earlier=self._locked()))

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
        if self._draft is not None:
            self._draft.close()
            self._draft = None
        attempts = self._all_read()
        self.closing = summary_page(attempts, self.rubric, given=self._given_read(attempts), bank=self._sitting.bank)
        return self.closing

    def _all_read(self) -> Sequence[Attempt]:
        by_id = {question.id: question for question in self._sitting.questions}
        attempts = []
        for number in self._done:
            attempt = self._store.attempt(number)
            if attempt.reading is None:
                question = read_as(Turn(by_id[attempt.question_id], attempt.ask, None, follow_up=attempt.follow_up))
                self._store.add_reading(number, self._read(question, attempt.answer.text))
                attempt = self._store.attempt(number)
            attempts.append(attempt)
        return attempts

    def _given_read(self, attempts: Sequence[Attempt]) -> dict[int, Reading]:
        """Return how the given answers read that were written anew in an interview, by the number of the rewrite."""
        found = {}
        for attempt in attempts if self.mode is Mode.INTERVIEW else ():
            repair = self._bank.repair_of(attempt.question_id)
            if repair and attempt.link and attempt.link.kind is LinkKind.REPAIR:
                question = next(each for each in self._bank.questions if each.id == repair.question)
                found[attempt.number] = self._read(question, repair.answer)
        return found

    def _in_order(self) -> Choice | None:
        return self._next_of(self._sitting.questions)

    def _next_of(self, questions: Sequence[Question]) -> Choice | None:
        return next((Choice(each, "Asked for.") for each in questions if each.id not in self._asked), None)

    def _chosen(self) -> Choice | None:
        past, today = lately(self._env, self._store, self._bank), practice_day(self._env.now(), self._env.zone)
        if self.mode is not Mode.INTERVIEW:
            return choose(self._sitting.questions, past, today=today, leave_out=self._asked)
        if self._set is None:
            self._set = choose_set(self._sitting.questions, past, today=today, count=self._sitting.count)
        return self._next_of(self._set)

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
