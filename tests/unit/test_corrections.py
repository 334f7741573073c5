from builders import DIMENSIONS, a_reading, an_attempt, an_override
from twominute.corrections import corrected, rated


def test_a_correction_says_what_was_read_and_what_is_held_right() -> None:
    (found,) = corrected([an_attempt(7, reading=a_reading(levels={"rollback": 1}), overrides=(an_override(2),))])

    assert (found.number, found.dimension, found.read, found.held) == (7, "rollback", 1, 2)
    assert found.reason == "The last sentence says so."


def test_of_a_level_that_is_corrected_twice_the_last_word_counts() -> None:
    attempt = an_attempt(overrides=(an_override(2), an_override(3, dimension=None), an_override(0)))

    assert [(each.dimension, each.held) for each in corrected([attempt])] == [("rollback", 0), (None, 3)]


def test_a_rated_answer_has_the_readings_levels_where_nothing_is_corrected() -> None:
    attempt = an_attempt(
        reading=a_reading(2, levels={"goal": 1, "rollback": 0}),
        overrides=(an_override(2), an_override(4, dimension=None)),
    )
    (found,) = rated([attempt], dimensions=DIMENSIONS)

    assert dict(found.levels) == {"goal": 1, "lifecycle": 0, "controls": 0, "monitoring": 0, "rollback": 2}
    assert (found.overall, [each.dimension for each in found.corrected]) == (4, ["rollback", None])


def test_only_corrected_answers_that_were_read_by_these_dimensions_are_rated() -> None:
    attempts = [
        an_attempt(1),
        an_attempt(2, reading=None, overrides=(an_override(),)),
        an_attempt(3, overrides=(an_override(1),)),
    ]

    assert [each.attempt.number for each in rated(attempts, dimensions=DIMENSIONS)] == [3]
    assert rated(attempts, dimensions=("goal",)) == ()
