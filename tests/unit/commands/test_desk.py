"""A session on a real store, read by the cues of a small bank."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from builders import a_bank, a_question, a_tool, some_knowledge, text_of
from builders_store import Clock
from twominute.bank.loaded import LoadedBank
from twominute.commands.desk import RealDesk
from twominute.commands.resume import Resumed
from twominute.commands.wanted import Sitting
from twominute.errors import NothingToDoError
from twominute.model.attempt import Answer, Attempt, Link, LinkKind
from twominute.model.names import Mode
from twominute.model.question import Question
from twominute.session import Turn, resumed, ways_on
from twominute.store.draft_lines import parse_lines
from twominute.store.drafts import leftover
from twominute.store.store import Store, open_store
from unit.commands.test_env import an_env

QUESTION = a_question()
LOADED = LoadedBank(a_bank(QUESTION), some_knowledge(tools=(a_tool(), a_tool("Airflow"))))


@dataclass
class Play:
    """A desk, and what a person does at it."""

    desk: RealDesk
    store: Store
    number: int = 0

    def answer(self, text: str, turn: Turn | None = None) -> str:
        """Answer a turn, the next one unless another is given, and return its page."""
        asked = turn or self.desk.next_turn()
        assert asked is not None
        self.desk.begin(asked)
        self.desk.keep(text, seconds_used=1.0, hints_used=0)
        self.desk.lock(Answer(text, 1.0, 120), hints_used=0)
        self.number += 1
        return text_of(self.desk.read())

    @property
    def last(self) -> Attempt:
        return self.store.attempt(self.number)


def a_play(
    folder: Path,
    store: Store,
    *,
    draft: Resumed | None = None,
    without_tools: bool = False,
    interview: tuple[Question, ...] = (),
) -> Play:
    sitting = Sitting(
        questions=interview or (QUESTION,),
        in_order=True,
        count=len(interview) or 1,
        mode=Mode.INTERVIEW if interview else Mode.PRACTICE,
        seconds_limit=lambda seconds: seconds,
        drafts=folder,
        strict=False,
        resumed=draft,
        without_tools=without_tools,
    )
    return Play(RealDesk(an_env({}), LOADED, store, sitting=sitting), store, store.count())


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "twominute.db", now=Clock()) as store:
        yield store


@pytest.fixture
def play(tmp_path: Path, store: Store) -> Play:
    return a_play(tmp_path, store)


def test_a_retry_is_shown_beside_the_answer_before_it(play: Play) -> None:
    play.answer("We watch the drift.")
    page = play.answer("We watch the drift. We roll back within an hour.", play.desk.retry_turn())

    assert page.startswith("Against answer 1\n")
    assert "{+We roll back within an hour.+}" in page
    assert "Rollback: - absent -> " in page
    assert play.last.link == Link(LinkKind.RETRY, 1)


def test_a_follow_up_is_read_together_with_the_first_answer_and_stored_alone(play: Play) -> None:
    play.answer("We watch the drift.")
    before = play.last.reading
    page = play.answer("We roll back within an hour.", play.desk.follow_up_turn())

    assert page.startswith("Together with answer 1: Rollback absent -> ")
    assert '"We roll back within an hour" answer 2' in page
    assert play.store.attempt(1).reading == before
    assert play.last.reading is not None
    assert [found.dimension for found in play.last.reading.dimensions if found.expected] == ["rollback"]


def test_the_second_follow_up_aims_at_what_is_weakest_by_then_and_a_third_is_refused(play: Play) -> None:
    play.answer("Nothing of it.")
    first = play.desk.follow_up_turn()
    play.answer("We roll back within an hour.", first)
    second = play.desk.follow_up_turn()
    page = play.answer("We watch the drift.", second)

    assert (first.follow_up, second.follow_up) == ("rollback", "monitoring")
    assert "Answers 1, 2 and 3 are read as one here" in page
    with pytest.raises(NothingToDoError, match="2 follow-up questions in a row are the most") as refused:
        play.desk.follow_up_turn()
    assert "n asks the next question" in str(refused.value)


def test_a_resumed_follow_up_knows_its_first_answer(tmp_path: Path, play: Play) -> None:
    play.answer("We watch the drift.")
    turn = play.desk.follow_up_turn()
    play.desk.begin(turn)
    play.desk.keep("We roll", seconds_used=1.0, hints_used=0)
    play.desk.close()
    (draft,) = leftover(tmp_path)
    again = resumed(Turn(QUESTION, draft.ask, draft.seconds_limit), draft)
    later = a_play(tmp_path, play.store, draft=Resumed(again, draft))
    page = later.answer("We roll back within an hour.")

    assert page.startswith("Together with answer 1: ")
    assert later.desk.follow_up_turn().link == Link(LinkKind.FOLLOW_UP, 2)


def test_a_follow_up_whose_first_answer_was_deleted_is_read_alone(play: Play) -> None:
    play.answer("We watch the drift.")
    turn = play.desk.follow_up_turn()
    play.store.delete(1)
    page = play.answer("We roll back.", turn)

    assert page.startswith("Overall: ")


def test_without_tools_both_readings_stand_side_by_side(play: Play) -> None:
    play.answer("We roll back with MLflow.")
    page = play.answer("We roll back with Airflow.", play.desk.without_tools_turn())

    assert page.startswith("With product names (answer 1) and without (this one)")
    assert "Left: 1 product name: Airflow" in page
    assert play.last.link == Link(LinkKind.WITHOUT_TOOLS, 1)


def test_without_tools_after_a_follow_up_asks_the_first_question_again(play: Play) -> None:
    play.answer("We roll back with MLflow.")
    first = play.last
    play.answer("An alert tells us.", play.desk.follow_up_turn())
    turn = play.desk.without_tools_turn()

    assert (turn.ask, turn.follow_up, turn.seconds_limit) == (first.ask, None, first.answer.seconds_limit)
    assert turn.link == Link(LinkKind.WITHOUT_TOOLS, 1)
    assert turn.before == "We roll back with MLflow."


def test_what_a_turn_goes_back_to_can_be_looked_at(play: Play) -> None:
    play.answer("We roll back with MLflow.")

    assert play.desk.retry_turn().before == play.desk.follow_up_turn().before == "We roll back with MLflow."


def test_once_more_without_tools_still_stands_beside_the_answer_with_them(play: Play) -> None:
    play.answer("We roll back with MLflow.")
    play.answer("We roll back with Airflow.", play.desk.without_tools_turn())
    page = play.answer("We roll back.", play.desk.without_tools_turn())

    assert "(answer 1)" in page
    assert play.last.link == Link(LinkKind.WITHOUT_TOOLS, 2)


def test_a_session_without_tools_goes_back_to_the_newest_answer_with_them_and_ends(tmp_path: Path, play: Play) -> None:
    alone = a_play(tmp_path, play.store, without_tools=True)
    page = alone.answer("We roll back.")
    play.number = 1
    play.answer("We roll back with MLflow.")
    beside = a_play(tmp_path, play.store, without_tools=True)
    beside.answer("We roll back.")

    assert "No answer with them stands beside it." in page
    assert play.store.attempt(1).link == Link(LinkKind.WITHOUT_TOOLS, None)
    assert beside.last.link == Link(LinkKind.WITHOUT_TOOLS, 2)
    assert beside.desk.next_turn() is None


def test_without_tools_is_refused_where_the_answer_names_none(play: Play) -> None:
    play.answer("We watch the drift.")

    assert "x" not in ways_on(play.desk)
    with pytest.raises(NothingToDoError, match="Answer 1 names no product"):
        play.desk.without_tools_turn()


def test_a_follow_up_is_not_asked_again(play: Play) -> None:
    play.answer("We watch the drift with MLflow.")
    before = ways_on(play.desk)
    play.answer("Nothing of it.", play.desk.follow_up_turn())

    assert (before, ways_on(play.desk)) == ("rfx", "fx")
    with pytest.raises(NothingToDoError, match="A follow-up question is not asked again"):
        play.desk.retry_turn()


def test_a_correction_to_the_level_that_counts_is_not_stored(play: Play) -> None:
    play.answer("We watch the drift.")
    with pytest.raises(NothingToDoError, match="That is the level it was read at; nothing stored"):
        play.desk.override("rollback", 0, "")
    play.desk.override("rollback", 2, "")
    with pytest.raises(NothingToDoError, match="That is the level that you gave it already"):
        play.desk.override("rollback", 2, "")
    play.desk.override("rollback", 0, "")

    assert [each.value for each in play.last.overrides] == [2, 0]


def test_a_corrected_level_closes_its_gap(play: Play) -> None:
    play.answer("We watch the drift.")
    first = play.desk.retry_turn().goal
    play.desk.override("rollback", 2, "")

    rubric = LOADED.bank.rubric
    assert first == f"mend this gap. {rubric.dimension('rollback').gap_absent}"
    assert play.desk.retry_turn().goal == f"mend this gap. {rubric.dimension('monitoring').gap_mentioned}"


def test_the_place_of_an_interview_is_kept_without_the_text_that_was_locked(tmp_path: Path, store: Store) -> None:
    desk = a_play(tmp_path, store, interview=(QUESTION, a_question("another"))).desk
    first = desk.next_turn()
    assert first is not None
    desk.begin(first)
    desk.lock(Answer("We watch the drift.", 1.0, 120), hints_used=0)
    desk.keep("We watch the drift.", seconds_used=1.0, hints_used=0)
    # The file is locked by its session, so it is read as it stands.
    place = parse_lines(next(tmp_path.glob("*.draft")).read_bytes())

    assert (place.question_id, place.text) == ("another", "")
    assert place.interview == (QUESTION.id, "another")


def test_the_last_answer_of_an_interview_keeps_no_place(tmp_path: Path, store: Store) -> None:
    desk = a_play(tmp_path, store, interview=(QUESTION,)).desk
    turn = desk.next_turn()
    assert turn is not None
    desk.begin(turn)
    desk.keep("We", seconds_used=1.0, hints_used=0)
    desk.lock(Answer("We watch the drift.", 1.0, 120), hints_used=0)

    assert list(tmp_path.glob("*.draft")) == []
    assert desk.next_turn() is None


def test_product_names_are_found_where_they_stand(play: Play) -> None:
    text = "First MLflow,\nthen Airflow."

    assert [text[name.start : name.end] for name in play.desk.names(text)] == ["MLflow", "Airflow"]
