from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from builders_store import NOON, Clock, a_rating, a_reading, a_store, an_attempt
from twominute.errors import StorageError
from twominute.model.attempt import Link, LinkKind
from twominute.model.reading import Level
from twominute.store.arriving import arriving
from twominute.store.exchange import written
from twominute.store.intake import Taken
from twominute.store.store import Store, open_store
from twominute.store.whole import Everything, Whole

RETRY = LinkKind.RETRY


@pytest.fixture
def there(tmp_path: Path) -> Store:
    (tmp_path / "there").mkdir()
    return a_store(tmp_path / "there")


@pytest.fixture
def here(tmp_path: Path) -> Store:
    (tmp_path / "here").mkdir()
    return a_store(tmp_path / "here")


def leaving(store: Store) -> Everything:
    with store.everything() as everything:
        return arriving("".join(written(everything)).encode(), name="it")


def save(store: Store, *texts: str, link: Link | None = None) -> None:
    for text in texts:
        store.save_attempt(replace(an_attempt(text), link=link))


def texts(store: Store) -> dict[int, str]:
    return {attempt.number: attempt.answer.text for attempt in store.attempts(newest_first=False)}


def test_what_is_known_is_not_stored_twice(here: Store, there: Store) -> None:
    save(there, "one", "two")
    first, second = here.take_in(leaving(there)), here.take_in(leaving(there))

    assert (first, second) == (Taken(2, 0, {}), Taken(0, 2, {}))
    assert texts(here) == {1: "one", 2: "two"}


def test_every_reading_and_self_rating_comes_with_its_answer(here: Store, there: Store) -> None:
    save(there, "one")
    for scorer, level in (("old", Level.ABSENT), ("new", Level.EXPLAINED)):
        there.add_reading(1, a_reading(scorer=scorer))
        there.rate(1, a_rating(level))
    here.take_in(leaving(there))

    with here.everything() as mine, there.everything() as theirs:
        assert list(mine.attempts) == list(theirs.attempts)
        assert [each.what.scorer for each in next(iter(mine.attempts)).readings] == ["old", "new"]


def test_a_number_that_is_taken_gives_way_to_a_new_one_and_a_free_one_is_kept(here: Store, there: Store) -> None:
    save(here, "mine")
    save(there, "one", "two", "three")

    assert here.take_in(leaving(there)) == Taken(3, 0, {1: 4})
    assert texts(here) == {1: "mine", 2: "two", 3: "three", 4: "one"}


def test_links_lead_to_the_same_answers_under_their_new_numbers(here: Store, there: Store) -> None:
    save(here, "mine")
    save(there, "one")
    save(there, "one again", link=Link(RETRY, 1))
    here.take_in(leaving(there))

    assert here.attempt(2).link == Link(RETRY, 3)
    assert here.attempt(3).answer.text == "one"


def test_a_link_leads_to_an_answer_that_was_known_before(here: Store, there: Store) -> None:
    save(here, "mine")
    save(there, "one")
    here.take_in(leaving(there))
    save(there, "one again", link=Link(RETRY, 1))
    here.take_in(leaving(there))

    assert here.attempt(3).link == Link(RETRY, 2)


def test_a_link_to_an_answer_that_is_gone_never_leads_to_another(here: Store, there: Store) -> None:
    save(here, "mine", "too", "three")
    save(there, "after one that is gone", link=Link(RETRY, 3))
    save(there, "after another", link=Link(RETRY, 9))
    moved = replace(leaving(there), attempts=[_as(each, 20 + each.attempt.number) for each in leaving(there).attempts])
    here.take_in(moved)
    save(here, "next")

    assert [here.attempt(number).link for number in (21, 22)] == [Link(RETRY, None), Link(RETRY, 9)]
    save(there, *"345678", "the ninth")
    assert here.take_in(leaving(there)).renumbered[9] > 23


def test_a_number_that_a_link_still_names_is_never_given_away(here: Store, there: Store) -> None:
    save(there, "one", link=Link(RETRY, 7))
    here.take_in(leaving(there))
    save(here, "next")

    assert texts(here) == {1: "one", 8: "next"}


def test_the_trash_comes_too_and_goes_on_its_own_day(tmp_path: Path, there: Store) -> None:
    save(there, "one", "two")
    there.delete(2)
    there.delete(1)
    clock = Clock(NOON + timedelta(days=29))
    with open_store(tmp_path / "late.db", now=clock) as late:
        late.take_in(leaving(there))
        back = late.undo()
        clock.skip(days=2)

        assert back is not None
        assert back.answer.text == "one"
        assert late.undo() is None
        assert texts(late) == {1: "one"}


def test_what_was_deleted_long_ago_does_not_leave(tmp_path: Path) -> None:
    clock = Clock()
    store = a_store(tmp_path, clock)
    save(store, "a canary", "kept")
    store.delete(1)
    clock.skip(days=31)

    with store.everything() as everything:
        text = "".join(written(everything))
    assert "canary" not in text
    assert "kept" in text


def test_half_an_import_is_none(here: Store, there: Store) -> None:
    save(there, "one", "two")
    everything = leaving(there)
    torn = replace(everything, sessions=[])
    odd = replace(
        torn, attempts=[replace(each, attempt=replace(each.attempt, session_id="?")) for each in torn.attempts]
    )

    with pytest.raises(StorageError, match="did not take this"):
        here.take_in(odd)
    assert texts(here) == {}


def _as(whole: Whole, number: int) -> Whole:
    return replace(whole, attempt=replace(whole.attempt, number=number))
