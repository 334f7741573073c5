from collections.abc import Mapping

import pytest

from builders import a_bank, a_found, a_question, a_reading, an_area, an_area_cue, an_attempt, an_override
from twominute.model.attempt import Attempt
from twominute.model.question import Area, Bank
from twominute.readiness import LOOKED_AT, Readiness, State, areas_of, readiness

CUED = an_area("versioning", dimensions=("lifecycle",), topics=("registry",), cues=(an_area_cue("commit"),))
OTHER = an_area("training", dimensions=("lifecycle",), topics=("data",), cues=(an_area_cue("fit"),))
WORDS = {"commit": "versioning", "fit": "training"}


def names(text: str) -> Mapping[str, int]:
    return {area: 1 for word, area in WORDS.items() if word in text}


def _of(attempts: list[Attempt], *areas: Area, bank: Bank | None = None) -> Readiness:
    found, *_ = readiness(attempts, bank or a_bank(areas=areas or (an_area(),)), names=names)
    return found


def levels(*values: int) -> list[Attempt]:
    readings = (a_reading(levels={"rollback": level}) for level in values)
    return [an_attempt(n, question_id=f"q{n % 2}", reading=each) for n, each in enumerate(readings, start=1)]


def saying(quote: str, *, number: int = 1, question_id: str = "why-a-way-back", level: int = 2) -> Attempt:
    reading = a_reading(levels={})
    found = a_found("lifecycle", level, quote=quote)
    dimensions = tuple(found if each.dimension == "lifecycle" else each for each in reading.dimensions)
    return an_attempt(number, question_id=question_id, reading=a_reading(dimensions=dimensions))


@pytest.mark.parametrize(
    ("given", "state"),
    [
        ((), State.TOO_LITTLE),
        ((2, 2), State.TOO_LITTLE),
        ((2, 2, 2), State.READY),
        ((2, 2, 2, 2, 0), State.READY),
        ((2, 2, 2, 1, 1), State.PARTLY),
        ((2, 2, 1), State.PARTLY),
        ((1, 1, 0), State.PARTLY),
        ((1, 1, 0, 0, 0), State.NOT_YET),
        ((0, 0, 0), State.NOT_YET),
    ],
)
def test_a_verdict_is_counted(given: tuple[int, ...], state: State) -> None:
    assert _of(levels(*given)).state is state


def test_one_question_answered_three_times_is_too_little() -> None:
    same = [an_attempt(n, reading=a_reading(levels={"rollback": 2})) for n in (1, 2, 3)]

    assert (_of(same).state, _of(same).questions) == (State.TOO_LITTLE, 1)
    assert _of([*same, *levels(2)]).state is State.READY


def test_only_the_newest_five_count_whatever_their_order() -> None:
    found = _of(levels(2, 2, 2, 2, 0, 0, 0, 0, 0)[::-1])

    assert [each.number for each in found.heard] == [9, 8, 7, 6, 5]
    assert found.state is State.NOT_YET


def test_an_answer_that_was_not_asked_for_an_area_and_says_nothing_of_it_does_not_count() -> None:
    silent = [an_attempt(n, reading=a_reading(levels={"goal": 2})) for n in (1, 2, 3)]

    assert _of(silent).heard == ()


def test_an_unread_answer_says_nothing() -> None:
    assert _of([an_attempt(reading=None)]).heard == ()


def test_answers_from_long_ago_say_nothing() -> None:
    recent = [an_attempt(n, reading=a_reading(levels={"goal": 2})) for n in range(4, 4 + LOOKED_AT)]

    assert _of([*levels(2, 2, 2), *recent]).heard == ()


def test_the_persons_own_level_counts() -> None:
    attempts = [
        an_attempt(n, question_id=f"q{n}", reading=a_reading(levels={"rollback": 0}), overrides=(an_override(2),))
        for n in (1, 2, 3)
    ]

    assert (_of(attempts).state, _of(attempts).best) == (State.READY, None)


def test_the_best_sentence_is_of_the_highest_level_then_of_the_newest_answer() -> None:
    best = _of(levels(1, 2, 2, 1)).best

    assert best is not None
    assert best.evidence is not None
    assert (best.number, best.evidence.quote) == (3, "roll back")


def test_a_sentence_speaks_of_the_area_that_it_names() -> None:
    assert _of([saying("the commit is kept")], CUED).said == 1
    assert _of([saying("it is kept")], CUED).said == 0


def test_a_sentence_that_names_no_area_speaks_of_the_topic_of_its_question() -> None:
    bank = a_bank(a_question("why-a-registry", topic="registry"), areas=(CUED, OTHER))
    plain, other = (saying(words, question_id="why-a-registry") for words in ("it is kept", "we fit it"))

    assert _of([plain], bank=bank).said == 1
    assert _of([other], bank=bank).said == 0


def test_an_area_with_topics_is_asked_for_by_these_only() -> None:
    asked = a_question("why-a-registry", topic="registry", expects=(("lifecycle", 3),))
    bank = a_bank(asked, a_question(expects=(("lifecycle", 3),)), areas=(CUED,))
    silent = [
        an_attempt(n, question_id=each.id, reading=a_reading(levels={"lifecycle": 0}))
        for n, each in enumerate(bank.questions, start=1)
    ]

    assert [each.number for each in _of(silent, bank=bank).heard] == [1]


def test_the_next_question_is_the_one_answered_longest_ago() -> None:
    bank = a_bank(a_question("one"), a_question("two"), a_question("other", expects=(("goal", 1),)), areas=(an_area(),))
    attempts = [an_attempt(1, question_id="two"), an_attempt(2, question_id="one")]

    assert _of([], bank=bank).next_question == "one"
    assert _of(attempts[1:], bank=bank).next_question == "two"
    assert _of(attempts, bank=bank).next_question == "two"


def test_an_area_that_no_question_asks_for_has_no_next_one() -> None:
    assert _of([], an_area(dimensions=("goal",))).next_question is None


def test_a_bank_without_areas_has_its_dimensions_in_place_of_them() -> None:
    assert [each.id for each in areas_of(a_bank())] == [each.id for each in a_bank().rubric.dimensions]
