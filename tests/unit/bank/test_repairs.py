from builders_bank import a_base, a_file, changed, problems_of
from twominute.bank.load import parse_bank
from twominute.model.question import Repair

REPAIRS = """\
repairs:
  - id: by-brand
    question: why-a-way-back
    answer: |-
      Argo, which is great.
      And then there is MLflow.
"""
TWICE = REPAIRS + REPAIRS.removeprefix("repairs:\n")


def problems_in(text: str) -> list[str]:
    return problems_of(a_file(), a_file(text, "repairs.yaml"))


def test_a_repair_comes_out_as_it_is_written() -> None:
    bank = parse_bank("mine", [a_file(), a_file(REPAIRS, "repairs.yaml")], base=a_base()).bank
    repair = Repair("by-brand", "why-a-way-back", "Argo, which is great.\nAnd then there is MLflow.")

    assert bank.repairs == (repair,)
    assert bank.repair_of("why-a-way-back") == repair
    assert bank.repair_of("other") is None


def test_a_bank_without_the_file_has_no_repairs_even_if_the_one_it_leans_on_has() -> None:
    base = parse_bank("base", [a_file(), a_file(REPAIRS, "repairs.yaml")], base=a_base())

    assert parse_bank("mine", [a_file()], base=base).bank.repairs == ()


def test_an_unknown_question_is_told_with_the_nearest() -> None:
    assert problems_in(changed("why-a-way-back", "why-a-way-bak", text=REPAIRS)) == [
        'repairs.yaml:3:15: the question "why-a-way-bak" is unknown, did you mean why-a-way-back?',
    ]


def test_an_id_and_a_question_come_once() -> None:
    assert problems_in(TWICE) == [
        'repairs.yaml:7:9: repair "by-brand" is in line 2 already, keep one of them',
        'repairs.yaml:8:15: a repair of "why-a-way-back" is in line 3 already, keep one of them',
    ]


def test_an_answer_has_words_and_every_key_is_there() -> None:
    assert problems_in("repairs:\n  - {id: a, question: why-a-way-back, answer: ' '}\n  - {id: b}\n") == [
        "repairs.yaml:2:47: answer is empty, write text",
        "repairs.yaml:3:5: answer is missing, add it to the repair",
        "repairs.yaml:3:5: question is missing, add it to the repair",
    ]
