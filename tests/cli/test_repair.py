"""A weak answer written anew, through a pipe."""

import json
from pathlib import Path

from e2e.terminal import run
from twominute.files.load import load_bank

REPAIR = load_bank(None).bank.repairs[0]
REWRITE = (
    "A registry tells which version is live, which commit and data snapshot made it and who approved it. A version "
    "gets its alias only after it beats the current one on last month's data and a second person has signed. When the "
    "error rate rises by two points, the alias goes back to the version before within minutes. MLflow can do that."
)


def test_a_rewrite_is_read_beside_the_given_answer(tmp_path: Path) -> None:
    done = run(tmp_path, "drill", "--repair", REPAIR.id, stdin=REWRITE)

    assert done.status == 0
    assert done.out.startswith("What the rewrite added to the given answer\n")
    assert "- absent -> + explained" in done.out
    assert "The rewrite now stands without its tool names." in done.out
    assert "\nOverall: " in done.out


def test_a_rewrite_is_stored_as_a_repair_of_its_question(tmp_path: Path) -> None:
    run(tmp_path, "drill", "--repair", REPAIR.question, stdin=REWRITE)
    (stored,) = json.loads(run(tmp_path, "history", "--json").out)

    assert (stored["question_id"], stored["link"]) == (REPAIR.question, {"kind": "repair", "earlier": None})
    assert "(repair of a given answer)" in run(tmp_path, "history").out
    assert "(repair of a given answer)" in run(tmp_path, "show", "1").out


def test_the_json_of_a_rewrite_has_the_given_answer_too(tmp_path: Path) -> None:
    reading = json.loads(run(tmp_path, "drill", "--repair", REPAIR.id, "--json", stdin=REWRITE).out)

    assert reading["given"]["answer"] == REPAIR.answer
    assert reading["given"]["overall"] <= 1 < reading["overall"]
    assert set(reading["given"]["dimensions"]) == set(reading["dimensions"])


def test_an_id_that_gives_no_answer_names_the_nearest(tmp_path: Path) -> None:
    done = run(tmp_path, "drill", "--repair", "a-registry-by-brands", stdin=REWRITE)

    assert done.status == 2
    assert "Did you mean a-registry-by-brand?" in done.err


def test_another_field_has_given_answers_of_its_own(tmp_path: Path) -> None:
    done = run(tmp_path, "drill", "--repair", "alerts-by-vendor", "--bank", "sre", stdin=REWRITE)

    assert done.status == 0
    assert "What the rewrite added" in done.out
