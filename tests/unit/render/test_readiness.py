from builders import a_bank, a_question, a_reading, an_attempt, rows_of
from twominute.model.attempt import Attempt
from twominute.readiness import Readiness, readiness
from twominute.render.readiness import readiness_lines
from twominute.render.readiness_json import readiness_json

BANK = a_bank(a_question("one"), a_question("two"))


def _rollback(attempts: list[Attempt]) -> Readiness:
    return next(each for each in readiness(attempts, BANK, names=lambda _: {}) if each.area.id == "rollback")


def _attempts(*levels: int) -> list[Attempt]:
    return [
        an_attempt(n, question_id="gone" if n == 1 else "one", reading=a_reading(levels={"rollback": level}))
        for n, level in enumerate(levels, start=1)
    ]


def test_an_area_shows_its_verdict_its_best_sentence_and_the_next_command() -> None:
    assert rows_of(readiness_lines([_rollback(_attempts(2, 2, 2, 2, 1))], bank=None))[2:] == [
        "  + Rollback: ready, explained in 4 and mentioned in 1 of the last 5 answers, to 2 questions",
        '      "roll back" (answer 4)',
        "      Next: twominute drill two",
    ]


def test_too_little_is_said_to_be_so() -> None:
    page = rows_of(readiness_lines([_rollback(_attempts(2, 2))], bank="mine"))

    assert page[2] == "  ? Rollback: too little seen (2 answers to 2 questions; it takes 3 answers to 2 questions)"
    assert page[-1] == "      Next: twominute drill two --bank mine"


def test_nothing_said_is_counted_too() -> None:
    page = rows_of(readiness_lines([_rollback(_attempts(0, 0, 0))], bank=None))

    assert page[2] == "  - Rollback: not yet, explained in 0 of the last 3 answers, to 2 questions"


def test_the_json_says_the_same() -> None:
    assert readiness_json(_rollback(_attempts(2, 1, 2)), bank=None) == {
        "name": "Rollback",
        "state": "partly",
        "answers": [3, 2, 1],
        "questions": 2,
        "mentioned": 1,
        "explained": 2,
        "best": {"number": 3, "level": 2, "start": 0, "end": 9, "quote": "roll back"},
        "next": "twominute drill two",
    }
