"""A history that leaves comes back without a difference, and one that was changed on the way is refused."""

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import jsonschema
from hypothesis import given, settings
from hypothesis import strategies as st

from builders_store import NOON, Clock, a_rating, a_reading, a_session, a_store, an_attempt, an_override
from twominute.errors import InputError
from twominute.model.attempt import Answer, Attempt, Link, LinkKind
from twominute.model.names import Difficulty, Mode
from twominute.model.reading import Level
from twominute.store.arriving import SCHEMA, arriving
from twominute.store.exchange import written
from twominute.store.shape import first_fault
from twominute.store.store import Store, open_store

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=20)
"""Lone surrogates and NUL characters too."""
SECONDS = st.floats(min_value=0, max_value=1e9)
SHAPE = json.loads(SCHEMA.read_text("utf-8"))
FORMATS = jsonschema.FormatChecker(())


@FORMATS.checks("date-time", raises=ValueError)
def is_moment(value: object) -> bool:
    return not isinstance(value, str) or datetime.fromisoformat(value).tzinfo is not None


@st.composite
def attempts(draw: st.DrawFn) -> Attempt:
    return replace(
        an_attempt(session_id=draw(st.sampled_from(("a", "b")))),
        answer=Answer(draw(ANY_TEXT), draw(SECONDS), draw(st.none() | st.integers(0, 10_000))),
        ask=draw(ANY_TEXT),
        question_id=draw(ANY_TEXT),
        level=draw(st.none() | st.sampled_from(Difficulty)),
        follow_up=draw(st.none() | ANY_TEXT),
        overrides=tuple(draw(st.lists(st.builds(an_override, st.integers(0, 4)), max_size=2))),
    )


def filled(folder: Path, given_: list[Attempt], draw: st.DataObject) -> Store:
    """Return a store with answers that were read, rated, corrected and deleted at will."""
    store = a_store(folder, Clock())
    store.save_session(a_session("a"))
    store.save_session(a_session("b", mode=Mode.INTERVIEW))
    for place, attempt in enumerate(given_):
        earlier = st.none() | st.sampled_from(
            [*range(1, place + 1), 90, 91]
        )  # the last two are of answers that are gone
        link = draw.draw(st.none() | st.builds(Link, st.sampled_from(LinkKind), earlier))
        number = store.save_attempt(replace(attempt, link=link))
        for scorer in draw.draw(st.lists(ANY_TEXT, max_size=3)):
            store.add_reading(number, a_reading(scorer=scorer))
        for level in draw.draw(st.lists(st.sampled_from(Level), max_size=2)):
            store.rate(number, a_rating(level))
    for number in draw.draw(st.lists(st.sampled_from(range(1, len(given_) + 1)), unique=True)) if given_ else ():
        store.delete(number)
    return store


def exported(store: Store) -> str:
    with store.everything() as everything:
        return "".join(written(everything))


@settings(max_examples=12, deadline=None)
@given(st.lists(attempts(), max_size=6), st.data())
def test_what_is_exported_and_imported_is_exported_again_byte_for_byte(
    given_: list[Attempt], draw: st.DataObject
) -> None:
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        store = filled(Path(one), given_, draw)
        with open_store(Path(other) / "twominute.db", now=lambda: NOON) as empty:
            document = exported(store)
            taken = empty.take_in(arriving(document.encode(), name="it"))

            assert exported(empty) == document
            assert (taken.new, taken.known, taken.renumbered) == (len(given_), 0, {})
            assert empty.take_in(arriving(document.encode(), name="it"))[:2] == (0, len(given_))
            assert exported(empty) == document
            assert empty.attempts() == store.attempts()


@settings(max_examples=10, deadline=None)
@given(st.lists(attempts(), max_size=4), st.data())
def test_every_export_has_the_shape_of_its_schema(given_: list[Attempt], draw: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        document = json.loads(exported(filled(Path(folder), given_, draw)))

    jsonschema.validate(document, SHAPE, jsonschema.Draft7Validator)
    assert first_fault(document, SHAPE) is None


def places(value: Any) -> list[list[Any]]:
    """Return the way to every value within a document."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [[], *([key, *rest] for key, item in inner for rest in places(item))]


SOMETHING_ELSE: st.SearchStrategy[object] = st.sampled_from(
    [None, True, -1, 0, 3, 6, 0.5, "", "x", "2025-03-04", "2025-03-04T05:06:07Z", [], {}]
)


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_a_changed_export_is_told_from_a_whole_one_as_the_schema_tells_it(draw: st.DataObject) -> None:
    document = json.loads(SAMPLE)
    way = draw.draw(st.sampled_from(places(document)[1:]))
    target = document
    for key in way[:-1]:
        target = target[key]
    target[way[-1]] = draw.draw(SOMETHING_ELSE)

    is_whole = jsonschema.Draft7Validator(SHAPE, format_checker=FORMATS).is_valid(document)
    assert (first_fault(document, SHAPE) is None) == is_whole
    try:
        arriving(json.dumps(document).encode(), name="it")
    except InputError:
        return
    assert is_whole


@settings(max_examples=200, deadline=None)
@given(st.data(), st.characters(max_codepoint=0x7F))
def test_one_other_character_anywhere_is_noticed_or_changes_nothing(draw: st.DataObject, character: str) -> None:
    at = draw.draw(st.integers(0, len(SAMPLE) - 1))
    changed = f"{SAMPLE[:at]}{character}{SAMPLE[at + 1 :]}"

    try:
        arrived = arriving(changed.encode(), name="it")
    except InputError:
        return
    assert "".join(written(arrived)) == SAMPLE


def _sample() -> str:
    with TemporaryDirectory() as folder:
        store = a_store(Path(folder), Clock())
        whole = replace(an_attempt(), self_rating=a_rating(), overrides=(an_override(),), link=Link(LinkKind.RETRY, 7))
        store.save_attempt(replace(whole, reading=a_reading()))
        store.save_attempt(an_attempt())
        store.delete(2)
        return exported(store)


SAMPLE = _sample()
