from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders_store import NOON, a_draft, a_reading, a_session, an_attempt
from twominute.model.attempt import Answer
from twominute.model.reading import Evidence, Level, Reading, Span, WithoutTools
from twominute.store import reading_json
from twominute.store.draft_lines import header_line, parse_lines, snapshot_line
from twominute.store.store import Store, open_store
from twominute.store.text import storable

ANY_TEXT = st.text(st.characters(exclude_categories=()))
"""Lone surrogates and NUL characters too."""
SECONDS = st.floats(min_value=0, max_value=1e9)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    opened = open_store(tmp_path / "twominute.db", now=lambda: NOON)
    opened.save_session(a_session())
    return opened


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    text = st.text()
    evidence = tuple(
        Evidence(Span(start, start + 1), draw(text), draw(text)) for start in draw(st.lists(st.integers(0, 20_000)))
    )
    found = [
        replace(each, level=draw(st.sampled_from(Level)), evidence=evidence, gap=draw(st.none() | text))
        for each in a_reading().dimensions
    ]
    return replace(
        a_reading(overall=draw(st.integers(0, 4)), scorer=draw(text)),
        dimensions=tuple(found),
        notes=tuple(draw(st.lists(text))),
        without_tools=WithoutTools(draw(st.integers(0, 4)), tuple(draw(st.lists(text))), evidence),
    )


@given(ANY_TEXT)
def test_what_is_storable_can_be_written_and_keeps_every_offset(text: str) -> None:
    safe = storable(text)

    assert safe.encode().decode() == safe
    assert len(safe) == len(text)
    assert storable(safe) == safe


@given(readings())
def test_a_reading_written_and_read_again_is_equal(reading: Reading) -> None:
    assert reading_json.parse(reading_json.dump(reading)) == reading


@given(ANY_TEXT, SECONDS, st.none() | st.integers(0, 10_000))
def test_a_draft_written_and_read_again_is_equal(text: str, used: float, limit: int | None) -> None:
    draft = replace(a_draft(storable(text)), seconds_used=used, seconds_limit=limit, ask=storable(text[::-1]))

    assert parse_lines(header_line(draft) + snapshot_line(draft)) == draft


@given(ANY_TEXT, st.integers(0, 200))
def test_a_draft_torn_anywhere_gives_an_older_snapshot(text: str, cut: int) -> None:
    older, newer = a_draft("We"), a_draft(storable(text))
    content = header_line(older) + snapshot_line(older)

    assert parse_lines(content + snapshot_line(newer)[:-1][:cut]) in {older, newer}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # one store for all examples, on purpose
@given(answer=st.builds(Answer, ANY_TEXT, SECONDS, st.none() | st.integers(0, 10_000)), ask=ANY_TEXT)
def test_an_attempt_stored_and_listed_is_equal(store: Store, answer: Answer, ask: str) -> None:
    number = store.save_attempt(replace(an_attempt(), answer=answer, ask=ask))

    found = store.attempts(limit=1)[0]
    assert found.answer == replace(answer, text=storable(answer.text))
    assert (found.ask, found.number) == (storable(ask), number)
