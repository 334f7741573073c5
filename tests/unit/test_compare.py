from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from builders import NOON, a_reading, an_answer, an_attempt
from twominute.compare import Change, Together, chain, compare, joined
from twominute.model.attempt import Attempt, Link, LinkKind, Override
from twominute.model.reading import DimensionReading, Evidence, KeyPointReading, Level, Reading, Span

WORDS = st.lists(st.sampled_from(["we", "watch", "Drift.", "drift", "weekly", "\n"]), max_size=30)


def said(number: int, text: str, reading: Reading | None = None) -> Attempt:
    return an_attempt(number, answer=an_answer(text), reading=reading)


def found_in(text: str, quote: str, level: Level, *, is_made: bool = False) -> Reading:
    start = text.index(quote)
    evidence = Evidence(Span(start, start + len(quote)), quote, "says how")
    dimension = DimensionReading("rollback", level, (evidence,), None, expected=True)
    point = KeyPointReading("way-back", "The old version can come back.", evidence if is_made else None)
    return a_reading(dimensions=(dimension,), key_points=(point,))


def runs(earlier: str, later: str) -> list[tuple[str, str]]:
    return [(run.change.value, run.text) for run in compare(said(1, earlier), said(2, later)).runs]


def follow_up(number: int, earlier: int, kind: LinkKind = LinkKind.FOLLOW_UP) -> Attempt:
    return an_attempt(number, follow_up="rollback", link=Link(kind, earlier), answer=an_answer(f"Answer {number}."))


def test_added_and_dropped_words_are_found_and_marks_and_case_are_no_change() -> None:
    assert runs("We watch drift, and then retrain", "we watch the input drift and roll back") == [
        ("kept", "we watch"),
        ("added", "the input"),
        ("kept", "drift and"),
        ("dropped", "then retrain"),
        ("added", "roll back"),
    ]


def test_line_ends_of_an_answer_are_kept() -> None:
    assert runs("one\ntwo", "one\nthree\ntwo") == [("kept", "one"), ("added", "\nthree"), ("kept", "\ntwo")]


@given(WORDS, WORDS)
def test_no_word_of_either_answer_is_lost(old: list[str], new: list[str]) -> None:
    earlier, later = " ".join(old), " ".join(new)
    found = compare(said(1, earlier), said(2, later))
    now = [word for run in found.runs if run.change is not Change.DROPPED for word in run.text.split()]

    assert now == later.split()
    assert found.words(Change.KEPT) + found.words(Change.DROPPED) == len(earlier.split())


def test_a_long_answer_of_one_word_is_compared_at_once() -> None:
    found = compare(said(1, "drift " * 3000), said(2, "drift " * 3300))

    assert (found.words(Change.KEPT), found.words(Change.ADDED)) == (3000, 300)


def test_a_level_that_rose_names_the_sentence_with_the_new_words() -> None:
    before, after = "We roll back.", "We roll back. Traffic goes to the old version within a minute. Fine."
    quote = "Traffic goes to the old version within a minute"
    found = compare(
        said(1, before, found_in(before, "We roll back", Level.MENTIONED)),
        said(2, after, found_in(after, quote, Level.EXPLAINED, is_made=True)),
    )
    (move,) = found.moves

    assert (move.before, move.after, move.rose) == (Level.MENTIONED, Level.EXPLAINED, True)
    assert move.evidence is not None
    assert move.evidence.quote == quote
    assert [point.id for point in found.made] == ["way-back"]
    assert found.idle == 1


def test_a_level_that_rose_without_new_words_names_no_sentence() -> None:
    text = "We roll back. More."
    found = compare(
        said(1, text, found_in(text, "We roll back", Level.MENTIONED)),
        said(2, f"{text} Still.", found_in(text, "We roll back", Level.EXPLAINED)),
    )

    assert [move.evidence for move in found.moves] == [None]


def test_a_level_that_fell_names_the_sentence_that_is_gone() -> None:
    before, after = "We roll back within a minute. We watch.", "We watch."
    found = compare(
        said(1, before, found_in(before, "We roll back within a minute", Level.EXPLAINED, is_made=True)),
        said(2, after, a_reading(levels={"rollback": 0})),
    )
    (move,) = found.moves

    assert not move.rose
    assert move.evidence is not None
    assert move.evidence.quote == "We roll back within a minute"
    assert [point.id for point in found.lost] == ["way-back"]


def test_an_answer_that_was_never_read_is_compared_by_its_words_alone() -> None:
    found = compare(said(1, "one"), said(2, "one two", a_reading()))

    assert (found.moves, found.made, found.words(Change.ADDED)) == ((), (), 1)


def test_a_chain_goes_back_to_the_first_answer_and_takes_the_last_of_what_was_answered_twice() -> None:
    stored = {1: said(1, "Answer 1."), 2: follow_up(2, 1), 3: follow_up(3, 2, LinkKind.RETRY), 4: follow_up(4, 3)}

    assert [attempt.number for attempt in chain(stored[4], stored.get)] == [1, 3, 4]
    assert [attempt.number for attempt in chain(stored[3], stored.get)] == [1, 3]
    assert chain(stored[1], stored.get) == (stored[1],)


def test_a_chain_ends_where_an_answer_is_gone() -> None:
    assert [attempt.number for attempt in chain(follow_up(4, 3), lambda _: None)] == [4]


def test_every_span_of_the_joined_text_belongs_to_the_answer_it_came_from() -> None:
    attempts = (said(1, "Answer 1."), follow_up(2, 1), follow_up(7, 2))
    text, whole = joined(attempts), Together(attempts, a_reading(), a_reading())
    places = [text.index(attempt.answer.text) for attempt in attempts]

    assert [whole.part_of(Span(place, place + len("Answer 1."))) for place in places] == [1, 2, 7]


def test_a_level_of_the_persons_own_moves_the_comparison() -> None:
    before, after = (said(number, "We go back.", found_in("We go back.", "We", Level.MENTIONED)) for number in (1, 2))
    corrected = replace(after, overrides=(Override("rollback", 2, "", NOON), Override(None, 4, "", NOON)))
    found = compare(before, corrected)

    assert [(move.before, move.after) for move in found.moves] == [(Level.MENTIONED, Level.EXPLAINED)]
    assert found.after is not None
    assert (found.after.overall, found.is_corrected) == (4, True)
    assert not compare(before, after).is_corrected


UNLIKE = ("We roll back within a minute. Then we look.", "Traffic moves to the version from last week. Fine.")


def test_two_answers_are_alike_where_words_are_kept_in_a_row() -> None:
    assert compare(said(1, "We watch drift every day."), said(2, "Now we watch drift every single day.")).is_alike
    assert compare(said(1, "We."), said(2, "We. And more of it.")).is_alike
    assert not compare(*(said(number, text) for number, text in enumerate(UNLIKE))).is_alike


def test_new_and_gone_sentences_have_what_each_earned() -> None:
    before, after = (f"We watch drift. {text}" for text in UNLIKE)
    quotes = ("We roll back within a minute", "Traffic moves to the version from last week")
    found = compare(
        said(1, before, found_in(before, quotes[0], Level.MENTIONED)),
        said(2, after, found_in(after, quotes[1], Level.EXPLAINED, is_made=True)),
    )

    assert [(each.evidence.quote, each.levels, each.key_points) for each in found.new] == [
        (quotes[1], (("rollback", Level.EXPLAINED),), 1),
        ("Fine", (), 0),
    ]
    assert [each.evidence.quote for each in found.gone] == [quotes[0], "Then we look"]


def test_a_key_point_is_lost_only_where_the_later_reading_does_not_find_it() -> None:
    before, after = UNLIKE
    found = compare(
        said(1, before, found_in(before, "We roll back", Level.EXPLAINED, is_made=True)),
        said(2, after, found_in(after, "Traffic moves", Level.EXPLAINED, is_made=True)),
    )

    assert (found.made, found.lost) == ((), ())
