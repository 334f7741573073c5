from collections.abc import Callable, Sequence
from dataclasses import dataclass

from builders_bank import QUESTION, a_base, a_file, changed
from twominute.bank.check import check_question, check_twins, in_order
from twominute.bank.file import BankFile
from twominute.bank.load import parse_bank, places_in
from twominute.bank.rules import Rule
from twominute.model.question import Question
from twominute.model.reading import Level

OTHER = QUESTION.replace("id: why-a-way-back", "id: other")


@dataclass(frozen=True)
class AReader:
    """A scorer that reads every answer as it must, but for what the test names."""

    overall: Callable[[str], int] | None = None
    credited: str = ""
    levels: int = 2
    alike: float = 0.0
    """How near all texts are to each other."""

    def graded(self, question: Question, answer: str) -> tuple[int, dict[str, Level]]:
        low = next((sample.low for sample in question.tests if sample.answer == answer), 4)
        levels = dict.fromkeys(("rollback", "monitoring"), Level(self.levels))
        return self.overall(answer) if self.overall else low, levels

    def meaning(self, _: str) -> list[float]:
        return [self.alike**0.5]

    def points_made(self, question: Question) -> list[set[str]]:
        every = {each.id for each in question.key_points}
        return [every if sentence == self.credited else set() for sentence in question.sentences]


def files_of(*texts: str) -> list[BankFile]:
    return [a_file(text, f"{text.split()[1]}.yaml") for text in texts or (QUESTION,)]


def told(read: AReader, files: Sequence[BankFile] = ()) -> list[tuple[str, str, str]]:
    files = files or files_of()
    questions = parse_bank("mine", files, base=a_base()).bank.questions
    checked = [check_question(question, read) for question in questions]
    found = [finding for each in checked for finding in each.findings]
    found += check_twins(questions, [each.meaning for each in checked])
    return [(str(each.place), each.rule, each.what) for each in in_order(found, places_in(files))]


def test_a_bank_that_reads_as_it_must_has_nothing_to_mend() -> None:
    assert told(AReader()) == []


def test_a_model_answer_that_reads_badly_is_found() -> None:
    read = AReader(lambda answer: 2 if answer.startswith("The old version stays") else 4)

    assert told(read)[0] == (
        "why-a-way-back.yaml:26:15",
        "model-answer",
        "the model answer reads at 2",
    )


def test_a_model_answer_that_leaves_a_dimension_out_is_found() -> None:
    found = told(AReader(levels=0))

    assert [(rule, what) for _, rule, what in found] == [
        ("model-answer-reach", "the model answer does not reach monitoring"),
        ("model-answer-reach", "the model answer does not reach rollback"),
    ]


def test_a_sample_out_of_its_range_is_found() -> None:
    found = told(AReader(lambda _: 3))

    assert found == [
        ("why-a-way-back.yaml:45:13", "sample-stuffed", "the sample answer reads at 3"),
        ("why-a-way-back.yaml:48:13", "sample-negated", "the sample answer reads at 3"),
        ("why-a-way-back.yaml:51:13", "sample-tools", "the sample answer reads at 3"),
    ]


def test_a_near_miss_that_earns_its_point_is_found() -> None:
    found = told(AReader(credited="We look at recall."))

    assert found == [
        ("why-a-way-back.yaml:24:9", "near-miss", 'the near miss earns the key point "signal"'),
    ]


def test_a_hint_that_tells_a_sentence_of_the_model_answer_is_found() -> None:
    hint = "Say: The old version stays warm, and traffic goes back to it when recall falls by two points within a day."
    files = files_of(changed("Think of the day after.", f'"{hint}"'))

    assert told(AReader(), files) == [
        ("why-a-way-back.yaml:30:5", "hint-tells", "the hint holds a sentence of the model answer"),
    ]


def test_a_given_answer_that_is_not_weak_is_found() -> None:
    text = "repairs:\n  - {id: a, question: why-a-way-back, answer: We have Argo.}\n"
    files = [*files_of(), a_file(text, "repairs.yaml")]
    bank = parse_bank("mine", files, base=a_base()).bank
    (question,) = bank.questions
    weak, found = (
        [
            each
            for each in check_question(question, AReader(lambda _: overall), repairs=bank.repairs).findings  # noqa: B023 - at once
            if each.rule is Rule.REPAIR
        ]
        for overall in (1, 2)
    )

    assert weak == []
    assert [(str(each.place), each.rule, each.what) for each in in_order(found, places_in(files))] == [
        ("repairs.yaml:2:47", "repair", "the given answer reads at 2"),
    ]


def test_two_questions_that_ask_the_same_are_found() -> None:
    files = files_of(QUESTION, changed("Why does a release need", "Why, then, does a release need", text=OTHER))

    assert told(AReader(), files) == [("other.yaml:4:6", "twin", "it asks the same as why-a-way-back")]


def test_two_questions_that_ask_other_things_are_no_twins() -> None:
    files = files_of(QUESTION, changed("Why does a release need a way back?", "What is drift?", text=OTHER))

    assert told(AReader(alike=0.6), files) == []


def test_what_is_near_in_meaning_is_found() -> None:
    files = files_of(QUESTION, changed("Why does a release need a way back?", "What is drift?", text=OTHER))
    found = [rule for place, rule, _ in told(AReader(alike=0.95), files) if place.startswith("other")]

    assert found == ["near-twin"]
