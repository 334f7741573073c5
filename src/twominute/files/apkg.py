"""A deck of flash cards as Anki's package. No id ever changes, so a deck that is imported again mends its own cards.

genanki alone would take a note's identity from its text, and leave its database in the folder for temporary files.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import genanki

from twominute.model.deck import Deck

FIRST_ID = 1_500_000_000_000
"""Anki's ids are milliseconds since 1970; ours begin in 2017 and end in 2020."""
IDS = 100_000_000_000


def packed(deck: Deck, *, now: datetime) -> bytes:
    """Return the package; Anki takes a card over from it where its own is older than `now`."""
    package = BytesIO()
    with ZipFile(package, "w", ZIP_DEFLATED) as archive:
        archive.writestr("collection.anki2", _collection(deck, now.timestamp()))
        archive.writestr("media", json.dumps({}))
    return package.getvalue()


def _collection(deck: Deck, timestamp: float) -> bytes:
    with closing(sqlite3.connect(":memory:")) as connection:
        genanki.Package(_deck(deck)).write_to_db(connection.cursor(), timestamp, _ids(deck))
        connection.commit()
        return connection.serialize()


def _deck(deck: Deck) -> genanki.Deck:
    model = genanki.Model(
        _id("model", *deck.fields),
        "twominute question",
        fields=[{"name": name} for name in deck.fields],
        templates=[{"name": "Question", "qfmt": deck.front, "afmt": deck.back}],
        css=deck.style,
    )
    made = genanki.Deck(_id("deck", deck.bank), f"twominute::{deck.bank}")
    for card in deck.cards:
        guid = genanki.guid_for(deck.bank, card.question_id)
        made.add_note(genanki.Note(model, list(card.fields), tags=list(card.tags), guid=guid))
    return made


def _ids(deck: Deck) -> Iterator[int]:
    """Yield the id of each note and of its one card, in the order in which they are written."""
    for card in deck.cards:
        number = _id("note", deck.bank, card.question_id)
        yield from (number, number)


def _id(*names: str) -> int:
    """Return a number that these names always have, and hardly any others."""
    return FIRST_ID + int.from_bytes(sha256("\0".join(names).encode()).digest()[:8]) % IDS
