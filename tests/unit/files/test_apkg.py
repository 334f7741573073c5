import json
import sqlite3
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from twominute.files.apkg import packed
from twominute.model.deck import Deck, Flashcard

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def a_deck(*ids: str, bank: str = "mlops", text: str = "Why?") -> Deck:
    cards = tuple(Flashcard(each, (f"{text} ({each})", "Because."), ("beginner", "data")) for each in ids or ("a", "b"))
    return Deck(bank, ("Question", "Answer"), "{{Question}}", "{{FrontSide}}{{Answer}}", ".card {}", cards)


def rows(deck: Deck, sql: str, *, now: datetime = NOON) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(":memory:")
    with ZipFile(BytesIO(packed(deck, now=now))) as package:
        connection.deserialize(package.read("collection.anki2"))
    found = connection.execute(sql).fetchall()
    connection.close()
    return found


def ids(deck: Deck, *, now: datetime = NOON) -> list[tuple[Any, ...]]:
    return rows(deck, "select notes.id, guid, mid, cards.id, did from notes join cards on nid = notes.id", now=now)


def test_a_deck_has_a_note_with_one_card_for_each_question() -> None:
    notes = rows(a_deck(), "select flds, tags from notes")

    assert notes == [("Why? (a)\x1fBecause.", " beginner data "), ("Why? (b)\x1fBecause.", " beginner data ")]
    assert rows(a_deck(), "select count(*) from cards") == [(2,)]


def test_ids_stay_when_the_words_change_and_when_questions_come_and_go() -> None:
    before = ids(a_deck("a", "b"))
    after = ids(a_deck("new", "b", "a", text="Other words"), now=NOON + timedelta(days=9))

    assert set(before) < set(after)
    assert len({note for note, *_ in after}) == 3


def test_a_later_deck_is_newer_so_that_its_words_are_taken_over() -> None:
    later = NOON + timedelta(days=1)

    assert rows(a_deck(), "select distinct mod from notes") < rows(
        a_deck(), "select distinct mod from notes", now=later
    )


def test_two_banks_have_decks_and_notes_of_their_own() -> None:
    one, other = ids(a_deck("a")), ids(a_deck("a", bank="sre"))

    assert [mine == theirs for mine, theirs in zip(one[0], other[0], strict=True)] == [False, False, True, False, False]


def test_the_deck_is_named_after_its_bank_and_brings_no_media() -> None:
    (decks,) = rows(a_deck(), "select decks from col")[0]
    with ZipFile(BytesIO(packed(a_deck(), now=NOON))) as package:
        assert package.namelist() == ["collection.anki2", "media"]
        assert json.loads(package.read("media")) == {}

    assert "twominute::mlops" in {deck["name"] for deck in json.loads(decks).values()}


def test_every_id_is_one_that_anki_can_count_in() -> None:
    assert all(0 < number < 2**53 for row in ids(a_deck()) for number in row if isinstance(number, int))
