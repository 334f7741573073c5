from dataclasses import replace

import pytest

from builders import a_found, a_reading, an_attempt, an_override, some_evidence
from twominute.highlights import best_sentences, recurring_gap
from twominute.model.attempt import Attempt
from twominute.model.reading import KeyPointReading, Level


def _said(number: int, sentence: str, *, points: int = 0, **levels: int) -> Attempt:
    evidence = some_evidence(sentence, answer=sentence)
    reading = replace(
        a_reading(),
        dimensions=tuple(a_found(each, level, quote=sentence) for each, level in levels.items()),
        key_points=tuple(KeyPointReading(str(n), "A point.", evidence) for n in range(points)),
    )
    return an_attempt(number, reading=reading)


def test_a_sentence_earns_all_levels_and_key_points_that_it_brings() -> None:
    (found,) = best_sentences([_said(1, "It goes back.", points=1, rollback=2, controls=1, goal=0)])

    assert found.levels == (("rollback", Level.EXPLAINED), ("controls", Level.MENTIONED))
    assert (found.key_points, found.worth, found.evidence.quote) == (1, 4, "It goes back.")


def test_the_three_that_earned_most_come_first_and_the_newer_of_two_alike() -> None:
    attempts = [_said(n, f"Sentence {n}.", rollback=level) for n, level in enumerate((2, 1, 2, 2), start=1)]

    assert [each.number for each in best_sentences(attempts)] == [4, 3, 1]


def test_the_same_words_come_once_in_the_answer_where_they_earned_most() -> None:
    attempts = [_said(1, "It goes  back.", rollback=2, goal=1), _said(2, "it goes back.", rollback=2)]

    assert [each.number for each in best_sentences(attempts)] == [1]


def test_a_level_that_the_person_took_back_earns_nothing() -> None:
    attempt = replace(_said(1, "It goes back.", rollback=2), overrides=(an_override(0),))

    assert best_sentences([attempt]) == ()


@pytest.mark.parametrize("count", [4, 5])
def test_a_gap_is_told_from_five_answers_on(count: int) -> None:
    gap = recurring_gap([_said(n, "We watch.", monitoring=1) for n in range(count)])

    assert (gap is not None) == (count == 5)


def test_the_gap_that_came_back_most_is_told_with_how_often() -> None:
    attempts = [_said(n, "We watch.", monitoring=1, rollback=2 * (n % 2)) for n in range(6)]
    gap = recurring_gap(attempts)

    assert gap is not None
    assert (gap.dimension, gap.level, gap.times, gap.asked) == ("monitoring", Level.MENTIONED, 6, 6)


def test_where_all_is_explained_there_is_no_gap() -> None:
    assert recurring_gap([_said(n, "It goes back.", rollback=2) for n in range(6)]) is None
