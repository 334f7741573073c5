from random import Random

from hypothesis import given
from hypothesis import strategies as st

from builders import DIMENSIONS, a_bank, a_question, a_reading, an_area, an_area_cue, an_attempt, an_override
from twominute.model.attempt import Attempt
from twominute.readiness import FEWEST, FEWEST_QUESTIONS, NEWEST, State, readiness

BANK = a_bank(
    a_question("one", topic="incidents"),
    a_question("two", topic="data"),
    areas=(
        an_area("rollback"),
        an_area("cued", dimensions=("goal", "rollback"), topics=("incidents",), cues=(an_area_cue("roll back"),)),
    ),
)

Rows = list[tuple[str, dict[str, int], int | None]]
LEVELS = st.dictionaries(st.sampled_from(DIMENSIONS), st.integers(0, 2))
ATTEMPTS = st.lists(
    st.tuples(st.sampled_from(["one", "two", "gone"]), LEVELS, st.none() | st.integers(0, 2)), max_size=12
)


def _attempts(rows: Rows) -> list[Attempt]:
    return [
        an_attempt(
            n,
            question_id=question_id,
            reading=a_reading(levels=levels),
            overrides=() if own is None else (an_override(own),),
        )
        for n, (question_id, levels, own) in enumerate(rows, start=1)
    ]


@given(ATTEMPTS)
def test_a_verdict_never_counts_more_than_was_said(rows: Rows) -> None:
    for found in readiness(_attempts(rows), BANK, names=lambda text: {"cued": 1} if "roll" in text else {}):
        assert found.explained <= found.said <= len(found.heard) <= NEWEST
        is_little = len(found.heard) < FEWEST or found.questions < FEWEST_QUESTIONS
        assert (found.state is State.TOO_LITTLE) == is_little
        assert found.best is None or found.best.level == max(each.level for each in found.heard if each.evidence)


@given(ATTEMPTS, st.randoms(use_true_random=False))
def test_the_order_in_which_attempts_are_given_changes_nothing(rows: Rows, rng: Random) -> None:
    attempts = _attempts(rows)
    shuffled = sorted(attempts, key=lambda _: rng.random())

    assert readiness(shuffled, BANK, names=lambda _: {}) == readiness(attempts, BANK, names=lambda _: {})
