from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from builders_store import NOON, a_reading, a_session, a_store, an_attempt, an_override
from twominute.model.attempt import Link, LinkKind
from twominute.model.names import Difficulty, Mode
from twominute.model.reading import Level
from twominute.store.search import AT_ONCE, Search
from twominute.store.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return a_store(tmp_path)


def found(store: Store, search: Search) -> list[int]:
    return [attempt.number for attempt in store.find(search, limit=20).attempts]


def test_a_search_for_nothing_finds_everything_newest_first(store: Store) -> None:
    for _ in range(3):
        store.save_attempt(an_attempt())

    assert found(store, Search()) == [3, 2, 1]


def test_a_limit_keeps_the_newest_and_the_rest_is_counted(store: Store) -> None:
    for _ in range(3):
        store.save_attempt(an_attempt())
    few = store.find(Search(), limit=2)

    assert ([attempt.number for attempt in few.attempts], few.matches) == ([3, 2], 3)


def test_what_is_found_is_the_attempt_as_it_is_stored(store: Store) -> None:
    number = store.save_attempt(replace(an_attempt(), reading=a_reading(), overrides=(an_override(),)))

    assert store.find(Search(), limit=1).attempts == [store.attempt(number)]


def test_answers_are_found_by_their_questions(store: Store) -> None:
    for question_id in ("a", "b", "c"):
        store.save_attempt(an_attempt(question_id=question_id))

    assert found(store, Search(question_ids=("a", "c"))) == [3, 1]
    assert found(store, Search(question_ids=())) == []


def test_answers_are_found_by_level_and_mode(store: Store) -> None:
    store.save_session(a_session("interview", mode=Mode.INTERVIEW))
    store.save_attempt(replace(an_attempt(), level=Difficulty.SCENARIO))
    store.save_attempt(an_attempt(session_id="interview"))
    store.save_attempt(replace(an_attempt(), level=None))

    assert found(store, Search(level=Difficulty.SCENARIO)) == [1]
    assert found(store, Search(mode=Mode.INTERVIEW)) == [2]


def test_answers_are_found_from_a_moment_on(store: Store) -> None:
    store.save_attempt(an_attempt(started_at=NOON - timedelta(microseconds=1)))
    store.save_attempt(an_attempt(started_at=NOON))

    assert found(store, Search(since=NOON)) == [2]


def test_an_older_answer_that_came_in_later_is_listed_as_the_older_one(store: Store) -> None:
    store.save_attempt(an_attempt(started_at=NOON))
    store.save_attempt(an_attempt(started_at=NOON - timedelta(days=9)))

    assert found(store, Search()) == [1, 2]


@pytest.mark.parametrize("words", ["roll back", "ROLL BACK", "\u00c9QUIPE", "\u00e9quipe", "100%", "_"])
def test_words_are_found_in_any_case_and_as_they_are_typed(store: Store, words: str) -> None:
    store.save_attempt(an_attempt("The \u00e9quipe will Roll back 100% of the_traffic."))
    store.save_attempt(an_attempt("We wait 100 days."))

    assert found(store, Search(containing=words)) == [1]


def test_an_answer_is_under_what_it_read_at_last(store: Store) -> None:
    for overall in (0, 1, 3):
        store.save_attempt(replace(an_attempt(), reading=a_reading(overall=overall)))
    store.save_attempt(an_attempt())
    store.add_reading(1, a_reading(overall=2))

    assert found(store, Search(below=2)) == [2]


def test_a_corrected_overall_counts_instead_of_the_one_that_was_read(store: Store) -> None:
    number = store.save_attempt(replace(an_attempt(), reading=a_reading(overall=0)))
    store.add_override(number, an_override(0, dimension="rollback"))
    before = found(store, Search(below=1))
    store.add_override(number, an_override(3, dimension=None))

    assert (before, found(store, Search(below=1))) == ([number], [])


def test_all_conditions_hold_together(store: Store) -> None:
    for question_id, text in (("a", "canary"), ("a", "shadow"), ("b", "canary")):
        store.save_attempt(an_attempt(text, question_id=question_id))

    assert found(store, Search(question_ids=("a",), containing="canary")) == [1]


def test_what_is_in_the_trash_is_not_found(store: Store) -> None:
    store.save_attempt(an_attempt())
    store.delete(1)

    assert store.find(Search(), limit=20) == ([], 0)


def test_answers_come_oldest_first_however_many_there_are(store: Store) -> None:
    for minutes in range(AT_ONCE + 2, 0, -1):
        store.save_attempt(an_attempt(started_at=NOON + timedelta(minutes=minutes)))

    numbers = [each.number for each in store.oldest_first(Search())]
    assert numbers == sorted(numbers, reverse=True)
    assert len(numbers) == AT_ONCE + 2


def test_answers_are_found_by_an_overall_that_they_have_at_least(store: Store) -> None:
    for overall in (1, 2, 3):
        store.save_attempt(replace(an_attempt(), reading=a_reading(overall=overall)))
    store.save_attempt(an_attempt())
    store.add_override(1, an_override(2, dimension=None))
    store.add_override(3, an_override(1, dimension=None))

    assert found(store, Search(at_least=2)) == [2, 1]


def test_answers_are_found_by_what_they_go_back_to(store: Store) -> None:
    store.save_attempt(an_attempt())
    store.save_attempt(replace(an_attempt(), link=Link(LinkKind.REPAIR, None)))

    assert found(store, Search(link=LinkKind.REPAIR)) == [2]
    assert found(store, Search(link="")) == [1]


def test_answers_are_found_by_the_dimensions_that_were_found_in_them(store: Store) -> None:
    nothing, monitoring = a_reading(), a_reading()
    absent = tuple(replace(each, level=Level.ABSENT) for each in nothing.dimensions)
    store.save_attempt(replace(an_attempt(), reading=replace(nothing, dimensions=absent)))
    store.save_attempt(replace(an_attempt(), reading=monitoring))
    store.save_attempt(an_attempt())

    assert found(store, Search(mentions=("monitoring",))) == [2]
    assert found(store, Search(mentions=("monitoring", "rollback"))) == []
