import json
import os
import subprocess
from pathlib import Path

import pytest

from builders import a_draft
from e2e.terminal import PROGRAM, run
from twominute.store.drafts import open_draft

STRONG = (
    "A missed fraud costs us the charge, a false alarm an angry customer, so we agree with the fraud team how many "
    "cases they can look at in a day. We train on a dated copy and check it on the month after. The new one first only "
    "watches beside the old one for two weeks, and someone from risk signs before 5% of payments go to it. Every "
    "morning we compare the share it stops with last week, and phone the person on call when it moves by a fifth. "
    "If that happens we send all payments back to the old one, which stays on, and only then look for the cause."
)
ASK = "How would you deploy a fraud model safely?"


def test_the_json_of_a_score_has_the_documented_keys(tmp_path: Path) -> None:
    done = run(tmp_path, "score", "--ask", ASK, "--json", stdin=STRONG)
    reading = json.loads(done.out)

    assert done.status == 0
    assert set(reading) == {
        *("schema_version", "id", "question", "overall", "dimensions", "tool_dropping", "off_task", "unsure"),
        *("notes", "vetoes", "without_tools", "key_points", "next_step", "scorer"),
    }
    assert list(reading["dimensions"]) == ["goal", "lifecycle", "controls", "monitoring", "rollback"]
    assert reading["question"] == ASK


def test_the_reading_is_the_same_in_another_process_and_with_another_number_of_threads(tmp_path: Path) -> None:
    outs = [
        run(tmp_path, "score", "--ask", ASK, "--json", stdin=STRONG, OPENBLAS_NUM_THREADS=each).out
        for each in ("1", "1", "2")
    ]

    assert json.loads(outs[0])["scorer"].startswith("reader/")
    assert len(set(outs)) == 1


def test_every_quote_is_cut_out_of_the_answer(tmp_path: Path) -> None:
    reading = json.loads(run(tmp_path, "score", "--ask", ASK, "--json", stdin=STRONG).out)
    quotes = [each for found in reading["dimensions"].values() for each in found["evidence"]]

    assert quotes
    assert all(STRONG[each["start"] : each["end"]] == each["quote"] for each in quotes)


@pytest.mark.parametrize(
    "answer",
    [
        "MLflow, Kubeflow, Seldon, Prometheus, Grafana, Airflow, Feast, Argo CD, Evidently, SageMaker and Datadog.",
        "We do not monitor. There is no rollback and we never validate. Nobody approves anything, no goal was set.",
        ASK,
        "",
        "fraud model deploy " * 1100,
    ],
    ids=["tools", "denied", "pasted", "empty", "long"],
)
def test_an_answer_with_nothing_in_it_reads_at_1_at_most(tmp_path: Path, answer: str) -> None:
    reading = json.loads(run(tmp_path, "score", "--ask", ASK, "--json", stdin=answer).out)

    assert reading["overall"] <= 1
    assert reading["next_step"]


def test_score_stores_nothing_unless_asked_to(tmp_path: Path) -> None:
    run(tmp_path, "score", "--ask", ASK, stdin=STRONG)
    assert run(tmp_path, "history").status == 5

    run(tmp_path, "score", "--ask", ASK, "--save", stdin=STRONG)
    assert run(tmp_path, "history").status == 0


def test_a_score_under_the_asked_for_exits_with_1(tmp_path: Path) -> None:
    assert run(tmp_path, "score", "--ask", ASK, "--fail-under", "3", stdin="It depends.").status == 1


def test_an_answer_without_its_question_is_refused(tmp_path: Path) -> None:
    done = run(tmp_path, "score", stdin=STRONG)

    assert done.status == 3
    assert "--question ID" in done.err


def test_an_unknown_question_names_the_nearest(tmp_path: Path) -> None:
    done = run(tmp_path, "score", "--question", "deploy-fraud-model", stdin=STRONG)

    assert done.status == 2
    assert "Did you mean deploy-a-fraud-model?" in done.err


def test_grade_reads_the_good_lines_and_reports_the_bad_ones(tmp_path: Path) -> None:
    rows = [
        json.dumps({"id": 1, "question": ASK, "answer": STRONG}),
        "{broken",
        json.dumps({"id": "b", "question_id": "deploy-a-fraud-model", "answer": STRONG}),
        json.dumps({"id": "c", "question_id": "no-such", "answer": STRONG}),
        json.dumps({"id": "d", "question": ASK}),
        "[]",
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(rows), encoding="utf-8")
    done = run(tmp_path, "grade", str(tmp_path / "in.jsonl"), "-o", str(tmp_path / "out.jsonl"))
    readings = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]

    assert done.status == 3
    assert [reading["id"] for reading in readings] == ["1", "b"]
    assert [f"in.jsonl:{line}:" in done.err for line in range(1, 7)] == [False, True, False, True, True, True]


def test_grade_gives_the_same_with_one_process_and_with_two(tmp_path: Path) -> None:
    rows = [json.dumps({"id": n, "question": ASK, "answer": f"{STRONG} {n}"}) for n in range(40)]
    (tmp_path / "in.jsonl").write_text("\n".join(rows), encoding="utf-8")
    outs = [run(tmp_path, "grade", str(tmp_path / "in.jsonl"), "--processes", each).out for each in ("1", "2")]

    assert outs[0] == outs[1]
    assert outs[0].count("\n") == 40


def test_history_show_delete_and_undo(tmp_path: Path) -> None:
    for answer in ("We watch the drift weekly.", STRONG):
        run(tmp_path, "drill", "deploy-a-fraud-model", stdin=answer)
    listed = json.loads(run(tmp_path, "history", "--json").out)

    assert [each["number"] for each in listed] == [2, 1]
    assert "Other answers to this question" in run(tmp_path, "show", "2").out
    assert run(tmp_path, "delete", "2").status == 0
    assert run(tmp_path, "show", "2").status == 5
    assert run(tmp_path, "undo").status == 0
    assert run(tmp_path, "show", "2").status == 0


def test_two_answers_to_one_question_are_set_side_by_side(tmp_path: Path) -> None:
    for answer in ("We watch the drift weekly.", f"We watch the drift weekly. {STRONG}"):
        run(tmp_path, "drill", "deploy-a-fraud-model", stdin=answer)
    run(tmp_path, "drill", "churn-model-on-azure", stdin=STRONG)
    written = json.loads(run(tmp_path, "show", "2", "--against", "1", "--json").out)

    assert "Against answer 1" in run(tmp_path, "show", "2", "--against", "1").out
    assert [run["change"] for run in written["words"]] == ["kept", "added"]
    assert "different questions" in run(tmp_path, "show", "3", "--against", "1").err
    assert "beside itself" in run(tmp_path, "show", "2", "--against", "2").err
    assert run(tmp_path, "show", "2", "--against", "9").status == 5


def test_an_answer_without_tools_stands_beside_the_newest_with_them(tmp_path: Path) -> None:
    run(tmp_path, "drill", "deploy-a-fraud-model", stdin=f"MLflow. {STRONG}")
    page = run(tmp_path, "drill", "deploy-a-fraud-model", "--without-tools", stdin=STRONG).out

    assert page.startswith("With product names (answer 1) and without (this one)")
    assert "Left: no product name" in page
    assert "With product names (answer 1)" in run(tmp_path, "show", "2").out


def test_the_bank_is_listed_shown_and_sound(tmp_path: Path) -> None:
    listed = json.loads(run(tmp_path, "bank", "list", "--json").out)

    assert len(listed) >= 19
    assert "Asks for:" in run(tmp_path, "bank", "show", listed[0]["id"]).out
    assert "A model answer to:" in run(tmp_path, "bank", "show", listed[0]["id"], "--model").out


def test_the_frame_shows_a_weak_and_a_strong_answer(tmp_path: Path) -> None:
    text = run(tmp_path, "frame").out

    assert "Weak: " in text
    assert "Strong: " in text


def test_a_plan_is_ticked_off_from_what_was_answered(tmp_path: Path) -> None:
    run(tmp_path, "drill", "model-fails-after-deployment", stdin=STRONG)
    steps = json.loads(run(tmp_path, "plan", "--json").out)["steps"]
    first = run(tmp_path, "plan", "--days", "14").out
    run(tmp_path, "drill", "model-fails-after-deployment", stdin=STRONG)

    assert [bool(step["done"]) for step in steps][1:4] == [True, True, False]
    assert "14 days of ten minutes: 0 of 14 done" in first
    assert run(tmp_path, "plan", "--days", "14").out.startswith(first.partition("Next question: ")[0])
    assert "Day 1: " in run(tmp_path, "plan", "--days", "14", "--bank", "sre").out


def test_the_hands_on_plan_is_for_the_main_bank_alone(tmp_path: Path) -> None:
    done = run(tmp_path, "plan", "--bank", "sre")

    assert done.status == 2
    assert "twominute plan --days 14 --bank sre" in done.err


def test_an_older_reading_can_be_corrected(tmp_path: Path) -> None:
    run(tmp_path, "drill", "deploy-a-fraud-model", stdin=STRONG)
    done = run(tmp_path, "history", "correct", "1", "0", "--dimension", "goal", "--reason", "It names no figure.")
    listed = run(tmp_path, "history", "overrides").out

    assert done.status == 0
    assert "Stored for answer 1: goal is absent." in done.err
    assert "It names no figure." in listed


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["1", "3", "--dimension", "goal"], "One of 0 absent, 1 mentioned, 2 explained."),
        (["1", "1", "--dimension", "detection"], "One of goal, lifecycle, controls, monitoring, rollback; without"),
        (["7", "1"], "No answer has the number 7"),
        (["1", "2", "--dimension", "controls"], "That is the level it was read at; nothing stored."),
    ],
)
def test_a_correction_that_fits_nothing_is_refused(tmp_path: Path, argv: list[str], words: str) -> None:
    run(tmp_path, "drill", "deploy-a-fraud-model", stdin=STRONG)
    done = run(tmp_path, "history", "correct", *argv)

    assert done.status in {2, 5}
    assert words in done.err


def test_why_names_the_question_that_comes_next_and_says_so_each_time(tmp_path: Path) -> None:
    first, second = (run(tmp_path, "why", "--level", "scenario").out for _ in range(2))
    told = json.loads(run(tmp_path, "why", "--level", "scenario", "--json").out)

    assert first == second
    assert told["why"] == "New, at the level scenario."
    assert f"Answer it: twominute drill {told['id']}" in first


def test_there_is_one_next_question(tmp_path: Path) -> None:
    following = json.loads(run(tmp_path, "why", "--json").out)["id"]
    plans = [" ".join(run(tmp_path, "plan", *words).out.split()) for words in ((), ("--days", "14"))]

    assert all(f"Next question: twominute asks {following}" in text for text in plans)
    assert f"Day 1: twominute drill {following} " in plans[1]
    assert "Next step: twominute drill " in plans[0]


def test_an_unfinished_answer_is_what_comes_next(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir(mode=0o700)
    open_draft(tmp_path / "data" / "drafts", a_draft("Some words.", question_id="model-fails-after-deployment")).close()
    told = json.loads(run(tmp_path, "why", "--json").out)

    assert (told["id"], told["why"]) == ("model-fails-after-deployment", "An answer to it is unfinished.")


def test_a_broken_bank_is_refused_with_every_place(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "q.yaml").write_text("id: Q\nlevel: expert\n", encoding="utf-8")
    done = run(tmp_path, "bank", "check", str(folder))

    assert done.status == 1
    assert 'mine/q.yaml:1:5: [not-an-id] "Q" is no id' in done.out
    assert 'mine/q.yaml:2:8: [unknown-word] "expert" is unknown' in done.out
    assert run(tmp_path, "bank", "list", "--bank", str(folder)).status == 3


@pytest.mark.parametrize("words", ["bank list", "bank list --json", "--help", "--version"])
@pytest.mark.parametrize(
    ("where", "status", "told"),
    [
        ("| true; exit ${PIPESTATUS[0]}", 0, b""),
        (">&-", 0, b""),
        ("> /dev/full", 4, b"twominute: The output cannot be written: No space left on device.\n"),
    ],
)
def test_a_closed_output_is_no_error_and_a_full_one_is_told(
    words: str, where: str, *, status: int, told: bytes, tmp_path: Path
) -> None:
    command = ["/bin/bash", "-c", f"{PROGRAM} {words} {where}"]
    env = {"PATH": os.environ["PATH"], "TWOMINUTE_HOME": str(tmp_path / "home")}
    done = subprocess.run(command, capture_output=True, check=False, env=env)

    assert (done.returncode, done.stderr) == (status, told)


def test_a_home_that_is_open_to_others_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir(mode=0o777)
    (tmp_path / "data").chmod(0o777)
    done = run(tmp_path, "history")

    assert done.status == 4
    assert "chmod 700" in done.err


def test_a_link_or_a_folder_is_never_replaced_by_readings(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(json.dumps({"id": "\ud800", "question": ASK, "answer": STRONG}))
    (tmp_path / "real").write_text("kept")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    for target in ("link", "."):
        done = run(tmp_path, "grade", str(tmp_path / "in.jsonl"), "-o", str(tmp_path / target))
        assert (done.status, "not a regular file" in done.err) == (3, True)

    assert (tmp_path / "real").read_text() == "kept"
    assert run(tmp_path, "grade", str(tmp_path / "in.jsonl")).status == 0


def test_a_message_carries_no_escape_sequence(tmp_path: Path) -> None:
    line = json.dumps({"id": "1", "question_id": "\x1b]52;c;eA==\x07", "answer": STRONG})
    (tmp_path / "in.jsonl").write_text(line)

    assert "\x1b" not in run(tmp_path, "grade", str(tmp_path / "in.jsonl")).err


@pytest.mark.parametrize(
    "argv", [("grade",), ("history", "export", "-o"), ("bank", "export", "--anki"), ("bank", "check"), ("bank", "add")]
)
def test_a_name_that_is_too_long_for_a_file_is_told_in_one_line(tmp_path: Path, argv: tuple[str, ...]) -> None:
    done = run(tmp_path, *argv, "a" * 300)

    assert done.status == 3
    assert "Traceback" not in done.err
    assert "a" * 20 in done.err
