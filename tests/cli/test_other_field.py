"""A bank with dimensions of its own, from the drill to the report."""

import json
from pathlib import Path

from e2e.terminal import run
from twominute.files.banks import bundled
from twominute.files.load import load_bank
from twominute.model.question import SampleKind

QUESTION = load_bank(bundled() / "sre").bank.questions[0]
ANSWERS = {sample.kind: sample.answer for sample in QUESTION.tests}
DIMENSIONS = ["detection", "mitigation", "communication", "learning"]


def test_an_answer_is_read_on_the_dimensions_of_its_bank(tmp_path: Path) -> None:
    done = run(tmp_path, "score", "--bank", "sre", "--question", QUESTION.id, "--json", stdin=ANSWERS[SampleKind.PLAIN])
    reading = json.loads(done.out)

    assert list(reading["dimensions"]) == DIMENSIONS
    assert reading["scorer"].startswith("examples/1 on reader/")
    assert reading["overall"] >= 3
    assert all(reading["dimensions"][expected]["level"] for expected, _ in QUESTION.expects)


def test_a_denial_earns_nothing_there_either(tmp_path: Path) -> None:
    done = run(
        tmp_path, "score", "--bank", "sre", "--question", QUESTION.id, "--json", stdin=ANSWERS[SampleKind.NEGATED]
    )
    reading = json.loads(done.out)

    assert reading["overall"] <= 1
    assert "Nearly all of the answer denies or puts off what it names." in reading["notes"]


def test_reports_of_two_fields_do_not_mix(tmp_path: Path) -> None:
    for bank, question_id in (("sre", QUESTION.id), ("mlops", "when-to-retrain")):
        run(tmp_path, "drill", question_id, "--bank", bank, stdin=ANSWERS[SampleKind.GOOD])
    ours = json.loads(run(tmp_path, "report", "--format", "json", "--bank", "sre").out)
    theirs = json.loads(run(tmp_path, "report", "--format", "json").out)

    assert (ours["attempts"], theirs["attempts"]) == (1, 1)
    assert set(ours["dimensions"]) <= set(DIMENSIONS)
    assert not set(theirs["dimensions"]) & set(DIMENSIONS)


def test_an_answer_of_another_field_is_shown_by_its_own_rubric(tmp_path: Path) -> None:
    run(tmp_path, "drill", QUESTION.id, "--bank", "sre", stdin=ANSWERS[SampleKind.GOOD])
    done = run(tmp_path, "show", "1")

    assert done.status == 0
    assert "Mitigation" in done.out
