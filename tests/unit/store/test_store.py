import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from builders_store import (
    NOON,
    Clock,
    a_rating,
    a_reading,
    a_session,
    a_store,
    an_attempt,
    an_override,
    as_stored,
)
from twominute.errors import NothingToDoError, StorageError
from twominute.model.attempt import Link, LinkKind
from twominute.model.names import Mode
from twominute.model.reading import Level
from twominute.store.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return a_store(tmp_path)


def test_an_attempt_comes_back_as_it_was(store: Store) -> None:
    number = store.save_attempt(an_attempt())

    assert store.attempt(number) == as_stored(an_attempt(), 1)


def test_an_attempt_comes_back_with_all_it_carried(store: Store) -> None:
    whole = replace(
        an_attempt(),
        self_rating=a_rating(),
        reading=a_reading(),
        overrides=(an_override(),),
        link=Link(LinkKind.RETRY, 7),
    )
    number = store.save_attempt(whole)

    assert store.attempt(number) == as_stored(whole, number)


def test_an_attempt_has_the_mode_of_its_session(store: Store) -> None:
    store.save_session(a_session("interview", mode=Mode.INTERVIEW))
    number = store.save_attempt(an_attempt(session_id="interview"))

    assert store.attempt(number).mode is Mode.INTERVIEW


def test_an_attempt_of_no_stored_session_is_refused(store: Store) -> None:
    with pytest.raises(StorageError, match="did not take this"):
        store.save_attempt(an_attempt(session_id="unknown"))
    assert store.count() == 0


def test_a_session_may_be_stored_twice(store: Store) -> None:
    store.save_session(a_session())

    assert store.save_attempt(an_attempt()) == 1


def test_the_newest_reading_counts(store: Store) -> None:
    number = store.save_attempt(an_attempt())
    store.add_reading(number, a_reading(scorer="cues 1"))
    store.add_reading(number, a_reading(scorer="cues 2"))

    assert store.attempt(number).reading == a_reading(scorer="cues 2")


def test_the_last_self_rating_counts(store: Store) -> None:
    number = store.save_attempt(an_attempt())
    store.rate(number, a_rating(Level.ABSENT))
    store.rate(number, a_rating(Level.EXPLAINED))

    assert store.attempt(number).self_rating == a_rating(Level.EXPLAINED)


def test_every_override_is_kept_in_order(store: Store) -> None:
    number = store.save_attempt(an_attempt())
    store.add_override(number, an_override(1))
    store.add_override(number, an_override(3, dimension=None))

    assert store.attempt(number).overrides == (an_override(1), an_override(3, dimension=None))


def test_what_belongs_to_one_attempt_is_not_given_to_another(store: Store) -> None:
    first, second = store.save_attempt(an_attempt()), store.save_attempt(an_attempt())
    store.add_reading(first, a_reading())

    assert store.attempt(second).reading is None


def test_the_list_is_newest_first(store: Store) -> None:
    for text in ("one", "two", "three"):
        store.save_attempt(an_attempt(text))

    assert [found.answer.text for found in store.attempts()] == ["three", "two", "one"]
    assert [found.number for found in store.attempts(newest_first=False)] == [1, 2, 3]


def test_a_limit_keeps_the_newest_in_either_order(store: Store) -> None:
    for _ in range(3):
        store.save_attempt(an_attempt())

    assert [found.number for found in store.attempts(limit=2)] == [3, 2]
    assert [found.number for found in store.attempts(limit=2, newest_first=False)] == [2, 3]
    assert store.attempts(limit=0) == []


def test_the_list_can_be_of_one_question(store: Store) -> None:
    store.save_attempt(an_attempt(question_id="a"))
    store.save_attempt(an_attempt(question_id="b"))

    assert [found.number for found in store.attempts(question_id="b")] == [2]


def test_since_counts_its_own_moment(store: Store) -> None:
    store.save_attempt(an_attempt(started_at=NOON - timedelta(microseconds=1)))
    store.save_attempt(an_attempt(started_at=NOON))

    assert [found.number for found in store.attempts(since=NOON)] == [2]


def test_the_last_session_is_told_in_the_order_of_its_answers(store: Store) -> None:
    store.save_attempt(an_attempt(question_id="old"))
    store.save_session(a_session("newer"))
    for question_id in ("b", "a"):
        store.save_attempt(an_attempt(session_id="newer", question_id=question_id))

    assert store.last_session_question_ids() == ["b", "a"]


def test_an_empty_store_has_no_last_session(store: Store) -> None:
    assert store.last_session_question_ids() == []


def test_an_unknown_number_is_answered_with_the_range(store: Store) -> None:
    for _ in range(3):
        store.save_attempt(an_attempt())

    with pytest.raises(NothingToDoError, match=r"number 7; the numbers go from 1 to 3"):
        store.attempt(7)


@pytest.mark.parametrize("number", [0, -1, 2**63, -(10**40)])
def test_no_number_is_too_odd_to_be_unknown(store: Store, number: int) -> None:
    store.save_attempt(an_attempt())

    with pytest.raises(NothingToDoError, match="the numbers go from 1 to 1"):
        store.attempt(number)


def test_an_empty_store_says_how_to_begin(store: Store) -> None:
    with pytest.raises(NothingToDoError, match="No answer is stored yet") as caught:
        store.attempt(1)
    assert "asks the first question" in str(caught.value)


def test_nothing_is_added_to_an_unknown_attempt(store: Store) -> None:
    store.save_attempt(an_attempt())

    with pytest.raises(NothingToDoError):
        store.add_reading(2, a_reading())
    with pytest.raises(NothingToDoError):
        store.rate(2, a_rating())


def test_a_deleted_attempt_is_gone_and_comes_back_whole(store: Store) -> None:
    number = store.save_attempt(replace(an_attempt(), reading=a_reading()))
    store.delete(number)
    without = store.count()
    back = store.undo()

    assert without == 0
    assert back == as_stored(replace(an_attempt(), reading=a_reading()), number)
    assert store.attempts() == [back]


def test_undo_brings_the_last_deleted_back_first(store: Store) -> None:
    for _ in range(3):
        store.save_attempt(an_attempt())
    for number in (3, 1, 2):
        store.delete(number)

    assert [back.number for back in (store.undo(), store.undo(), store.undo()) if back] == [2, 1, 3]
    assert store.undo() is None


def test_an_attempt_cannot_be_deleted_twice(store: Store) -> None:
    store.save_attempt(an_attempt())
    store.delete(1)

    with pytest.raises(NothingToDoError):
        store.delete(1)


def test_the_trash_is_kept_for_thirty_days(tmp_path: Path) -> None:
    clock = Clock()
    store = a_store(tmp_path, clock)
    store.save_attempt(an_attempt())
    store.delete(1)
    clock.skip(days=29)

    assert store.undo() is not None


def test_after_thirty_days_the_words_are_gone_from_the_file(tmp_path: Path) -> None:
    clock = Clock()
    store = a_store(tmp_path, clock)
    store.save_attempt(replace(an_attempt("a canary sings"), reading=a_reading(quote="a canary sings")))
    store.delete(1)
    clock.skip(days=31)
    store.save_session(a_session("next"))

    assert store.undo() is None
    assert b"canary" not in (tmp_path / "twominute.db").read_bytes()


def test_a_number_is_never_used_twice(tmp_path: Path) -> None:
    clock = Clock()
    store = a_store(tmp_path, clock)
    store.save_attempt(an_attempt())
    store.delete(1)
    clock.skip(days=31)
    store.save_session(a_session("next"))

    assert store.save_attempt(an_attempt()) == 2


def test_a_stored_answer_refuses_to_be_changed(tmp_path: Path, store: Store) -> None:
    store.save_attempt(an_attempt())
    connection = sqlite3.connect(tmp_path / "twominute.db")

    with pytest.raises(sqlite3.IntegrityError, match="an attempt never changes"):
        connection.execute("update attempt set answer = 'better'")
    connection.close()


def test_a_backup_opens_like_the_store_itself(tmp_path: Path, store: Store) -> None:
    store.save_attempt(an_attempt())
    (tmp_path / "copy").mkdir()
    store.backup(tmp_path / "copy" / "twominute.db")

    assert a_store(tmp_path / "copy").attempts() == store.attempts()


def test_a_lone_surrogate_is_stored_as_a_replacement_character(store: Store) -> None:
    number = store.save_attempt(an_attempt("roll\ud800back", question_id="\udcff"))

    assert store.attempt(number).answer.text == "roll\ufffdback"
    assert len(store.attempts(question_id="\udcff")) == 1


def test_an_answer_with_a_nul_comes_back_whole(store: Store) -> None:
    number = store.save_attempt(an_attempt("one\x00two"))

    assert store.attempt(number).answer.text == "one\x00two"


def test_another_thread_may_read_and_store(store: Store) -> None:
    store.save_attempt(an_attempt())
    with ThreadPoolExecutor(max_workers=4) as pool:
        numbers = list(pool.map(store.save_attempt, [an_attempt()] * 8))

    assert sorted(numbers) == list(range(2, 10))


def test_what_was_answered_lately_is_the_newest_of_all_and_of_each_question(store: Store) -> None:
    numbers = [store.save_attempt(an_attempt(question_id=each)) for each in ("a", "a", "a", "b", "c", "c", "c")]
    store.delete(numbers[6])
    found = store.lately(newest=2, of_each_question=1)

    assert [attempt.number for attempt in found] == [numbers[2], numbers[3], numbers[4], numbers[5]]
    assert store.lately(newest=100, of_each_question=1) == store.attempts(newest_first=False)
