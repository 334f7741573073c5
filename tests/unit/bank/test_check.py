from collections.abc import Callable

from builders import a_reading
from builders_bank import QUESTION, a_base, a_file, changed
from twominute.bank.check import Read, check
from twominute.bank.load import LoadedBank, parse_bank
from twominute.model.question import Question
from twominute.model.reading import Evidence, KeyPointReading, Reading, Span

OTHER = QUESTION.replace("id: why-a-way-back", "id: other")


def a_loaded(*texts: str) -> LoadedBank:
    files = [a_file(text, f"{text.split()[1]}.yaml") for text in texts or (QUESTION,)]
    return parse_bank("mine", files, base=a_base())


def a_reader(overall: Callable[[str], int] | None = None, *, credited: str = "", levels: int = 2) -> Read:
    """Return a scorer that reads every answer as it must, but for what the test names."""

    def read(question: Question, answer: str) -> Reading:
        low = next((sample.low for sample in question.tests if sample.answer == answer), 4)
        points = tuple(
            KeyPointReading(point.id, point.say, Evidence(Span(0, 1), answer[0], "") if answer == credited else None)
            for point in question.key_points
        )
        return a_reading(
            overall(answer) if overall else low,
            levels={"rollback": levels, "monitoring": levels},
            key_points=points,
        )

    return read


def told(loaded: LoadedBank, read: Read) -> list[tuple[str, str, str]]:
    return [(str(each.place), each.rule, each.what) for each in check(loaded, read)]


def test_a_bank_that_reads_as_it_must_has_nothing_to_mend() -> None:
    assert check(a_loaded(), a_reader()) == ()


def test_a_model_answer_that_reads_badly_is_found() -> None:
    read = a_reader(lambda answer: 2 if answer.startswith("The old version stays") else 4)

    assert told(a_loaded(), read)[0] == (
        "why-a-way-back.yaml:26:15",
        "model-answer",
        "the model answer reads at 2",
    )


def test_a_model_answer_that_leaves_a_dimension_out_is_found() -> None:
    found = told(a_loaded(), a_reader(levels=0))

    assert [(rule, what) for _, rule, what in found] == [
        ("model-answer-reach", "the model answer does not reach monitoring"),
        ("model-answer-reach", "the model answer does not reach rollback"),
    ]


def test_a_sample_out_of_its_range_is_found() -> None:
    found = told(a_loaded(), a_reader(lambda _: 3))

    assert found == [
        ("why-a-way-back.yaml:45:13", "sample-stuffed", "the sample answer reads at 3"),
        ("why-a-way-back.yaml:48:13", "sample-negated", "the sample answer reads at 3"),
        ("why-a-way-back.yaml:51:13", "sample-tools", "the sample answer reads at 3"),
    ]


def test_a_near_miss_that_earns_its_point_is_found() -> None:
    found = told(a_loaded(), a_reader(credited="We look at recall."))

    assert found == [
        ("why-a-way-back.yaml:24:9", "near-miss", 'the near miss earns the key point "signal"'),
    ]


def test_a_hint_that_tells_a_sentence_of_the_model_answer_is_found() -> None:
    hint = "Say: The old version stays warm, and traffic goes back to it when recall falls by two points within a day."
    loaded = a_loaded(changed("Think of the day after.", f'"{hint}"'))

    assert told(loaded, a_reader()) == [
        ("why-a-way-back.yaml:30:5", "hint-tells", "the hint holds a sentence of the model answer"),
    ]


def test_two_questions_that_ask_the_same_are_found() -> None:
    loaded = a_loaded(QUESTION, changed("Why does a release need", "Why, then, does a release need", text=OTHER))

    assert told(loaded, a_reader()) == [("other.yaml:4:6", "twin", "it asks the same as why-a-way-back")]


def test_two_questions_that_ask_other_things_are_no_twins() -> None:
    loaded = a_loaded(QUESTION, changed("Why does a release need a way back?", "What is drift?", text=OTHER))

    assert check(loaded, a_reader()) == ()
