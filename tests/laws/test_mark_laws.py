"""What figures are made of is the same from the columns that hold it as from whole attempts."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from builders_store import NOON, a_rating, a_reading, a_session, an_attempt
from twominute.marks import mark_of
from twominute.model.attempt import Answer, Attempt, Override
from twominute.model.names import Difficulty
from twominute.model.reading import Level, Reading
from twominute.store.store import open_store

LEVELS = st.sampled_from(Level)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    found = [replace(each, level=draw(LEVELS), expected=draw(st.booleans())) for each in a_reading().dimensions]
    return replace(a_reading(overall=draw(st.integers(0, 4))), dimensions=tuple(found))


@st.composite
def attempts(draw: st.DrawFn) -> Attempt:
    names = [each.dimension for each in a_reading().dimensions]
    some = st.sampled_from([None, *names])
    overrides = draw(st.lists(st.tuples(some, st.integers(0, 2)), max_size=3))
    return replace(
        an_attempt(),
        answer=Answer("We watch it.", draw(st.floats(0, 300)), draw(st.none() | st.just(120))),
        level=draw(st.none() | st.sampled_from(Difficulty)),
        follow_up=draw(some),
        started_at=NOON + timedelta(minutes=draw(st.integers(-1000, 1000))),
        self_rating=draw(st.none() | st.just(a_rating())),
        reading=draw(st.none() | readings()),
        overrides=tuple(Override(name, value, "", NOON) for name, value in overrides),
    )


@settings(max_examples=40, deadline=None)
@given(st.lists(attempts(), min_size=1, max_size=6), st.lists(readings(), max_size=2), st.data())
def test_marks_are_those_of_the_whole_attempts(some: list[Attempt], again: list[Reading], data: st.DataObject) -> None:
    with TemporaryDirectory() as folder, open_store(Path(folder) / "twominute.db", now=lambda: NOON) as store:
        store.save_session(a_session())
        numbers = [store.save_attempt(each) for each in some]
        for reading in again:
            store.add_reading(data.draw(st.sampled_from(numbers)), reading)
        store.delete(data.draw(st.sampled_from(numbers)))
        before = NOON - timedelta(minutes=data.draw(st.integers(-1000, 1000)))

        for since in (None, before):
            marks = {each.number: each for each in store.marks(since=since)}
            assert marks == {each.number: mark_of(each) for each in store.attempts(since=since)}
        store.undo()
        assert sorted(each.number for each in store.marks()) == numbers
