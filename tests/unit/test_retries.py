from builders import a_reading, a_rubric, an_attempt
from twominute.model.attempt import Attempt, Link, LinkKind
from twominute.retries import retries

RUBRIC = a_rubric()


def _pairs(*overalls: tuple[int, int], **changes: object) -> list[Attempt]:
    found = []
    for first, (before, after) in zip(range(1, 99, 2), overalls, strict=False):
        again = Link(LinkKind.RETRY, first)
        found += [
            an_attempt(first, reading=a_reading(before, levels={"rollback": before // 2})),
            an_attempt(first + 1, reading=a_reading(after, levels={"rollback": after // 2}), link=again, **changes),
        ]
    return found


def test_a_retry_is_set_against_the_answer_before_it() -> None:
    found = retries(_pairs((1, 3), (2, 2), (4, 2), (0, 4)), RUBRIC)

    assert (found.higher, found.same, found.lower) == (2, 1, 1)
    assert [(gain.dimension, gain.before.total, gain.after.total) for gain in found.gains] == [
        (None, 7, 11),
        ("rollback", 3, 5),
    ]


def test_without_a_retry_nothing_is_gained() -> None:
    assert retries([an_attempt(1), an_attempt(2)], RUBRIC).gains == ()


def test_a_retry_counts_only_beside_the_answer_that_it_goes_back_to() -> None:
    unread = [an_attempt(1, reading=None), an_attempt(2, link=Link(LinkKind.RETRY, 1))]

    assert retries(_pairs((1, 3))[1:], RUBRIC).count == 0
    assert retries(unread, RUBRIC).count == 0


def test_a_follow_up_answered_again_is_left_out() -> None:
    assert retries(_pairs((1, 3), follow_up="rollback"), RUBRIC).count == 0
