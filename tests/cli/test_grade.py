"""Many answers from and to every format, and a run that was killed in the middle."""

import csv
import json
import os
import signal
import subprocess
from pathlib import Path
from typing import Any

import pytest
from pyarrow import parquet

from e2e.terminal import PROGRAM, Terminal, run

ASK = "How would you go back to the last good model?"
ANSWERS = (
    "We keep the old one warm and send the traffic back when refusals move by 3 points.",
    "=HYPERLINK(1), and we\nwatch it.",
    "MLflow, Airflow, Kubernetes.",
)
ROWS: list[dict[str, Any]] = [
    {"id": f"@{n}", "question": ASK, "answer": f"{ANSWERS[n % 3]} It is case {n}."} for n in range(60)
]


def the_lines(folder: Path) -> Path:
    path = folder / "in.jsonl"
    path.write_text("".join(f"{json.dumps(row)}\n" for row in ROWS), encoding="utf-8")
    return path


def the_table(folder: Path) -> Path:
    path = folder / "in.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, ["id", "question", "answer"])
        writer.writeheader()
        writer.writerows(ROWS)
    return path


def graded(folder: Path, source: Path, target: str, *options: str) -> Path:
    done = run(folder, "grade", str(source), "-o", str(folder / target), "--processes", "1", *options)
    assert (done.status, done.err) == (0, "60 read, 0 bad lines left out.\n")
    return folder / target


def test_lines_table_and_parquet_say_the_same(tmp_path: Path) -> None:
    lines = graded(tmp_path, the_lines(tmp_path), "out.jsonl")
    readings = [json.loads(line) for line in lines.read_text("utf-8").splitlines()]
    table = list(csv.DictReader(graded(tmp_path, the_table(tmp_path), "out.csv").read_text("utf-8").splitlines()))
    columns = parquet.read_table(graded(tmp_path, the_table(tmp_path), "out.parquet")).to_pylist()

    assert [each["id"] for each in columns] == [row["id"] for row in ROWS]
    for reading, cells, column in zip(readings, table, columns, strict=True):
        assert column["overall"] == int(cells["overall"]) == reading["overall"]
        assert column["rollback"] == int(cells["rollback"]) == reading["dimensions"]["rollback"]["level"]
        assert column["unsure"] == (cells["unsure"] == "true") == reading["unsure"]
        assert (column["next_step"], cells["id"]) == (reading["next_step"], f"'{reading['id']}")


@pytest.mark.parametrize(("key", "status", "is_kept"), [("n", 1, True), ("y", 0, False)])
def test_a_terminal_is_asked_before_a_file_is_written_over(
    key: str, status: int, *, is_kept: bool, tmp_path: Path
) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("mine", encoding="utf-8")
    with Terminal(tmp_path, "grade", str(the_lines(tmp_path)), "-o", str(target), "--processes", "1") as terminal:
        terminal.wait_for("Write over it?")
        terminal.press(f"{key}\r")

        assert terminal.end() == status
    assert (target.read_text("utf-8") == "mine") is is_kept


def test_a_run_that_was_ended_goes_on_without_a_question(tmp_path: Path) -> None:
    source, target = the_lines(tmp_path), tmp_path / "out.jsonl"
    target.write_text("old", encoding="utf-8")
    (tmp_path / ".out.jsonl.part").write_text("twomin", encoding="utf-8")
    with Terminal(tmp_path, "grade", str(source), "-o", str(target), "--processes", "1") as terminal:
        assert terminal.end() == 0

    assert target.read_text("utf-8").count("\n") == len(ROWS)


def test_nothing_of_a_run_that_succeeded_is_left_beside_its_target(tmp_path: Path) -> None:
    target = graded(tmp_path, the_lines(tmp_path), "out.jsonl")

    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["in.jsonl", "out.jsonl"]
    assert target.stat().st_mode & 0o777 == 0o600


def test_a_run_that_was_killed_goes_on_and_gives_the_same_file(tmp_path: Path) -> None:
    source = the_lines(tmp_path)
    whole = graded(tmp_path, source, "whole.jsonl").read_bytes()
    part = tmp_path / ".out.jsonl.part"
    env = {"PATH": os.environ["PATH"], "TWOMINUTE_HOME": str(tmp_path / "data")}
    with subprocess.Popen(
        [PROGRAM, "grade", source, "-o", tmp_path / "out.jsonl", "--processes", "2"], env=env
    ) as killed:
        while not (part.exists() and part.read_bytes().count(b"\n") > len(ROWS) // 6):
            assert killed.poll() is None
        killed.send_signal(signal.SIGKILL)
    assert not (tmp_path / "out.jsonl").exists()
    done = run(tmp_path, "grade", str(source), "-o", str(tmp_path / "out.jsonl"), "--processes", "1")

    assert "were read before; the rest goes on." in done.err
    assert (tmp_path / "out.jsonl").read_bytes() == whole
    assert not part.exists()


def test_what_was_done_of_other_answers_is_refused_until_it_is_thrown_away(tmp_path: Path) -> None:
    source, part = the_lines(tmp_path), tmp_path / ".out.jsonl.part"
    part.write_text("twominute-part/1 of-something-else\n{}\n")
    refused = run(tmp_path, "grade", str(source), "-o", str(tmp_path / "out.jsonl"))

    assert refused.status == 3
    assert "is of other answers, of another bank or of another scorer.\nThe same command with --anew" in refused.err
    graded(tmp_path, source, "out.jsonl", "--anew")


def test_a_half_line_of_an_earlier_run_is_read_again(tmp_path: Path) -> None:
    source = the_lines(tmp_path)
    whole = graded(tmp_path, source, "out.jsonl").read_text("utf-8")
    source.chmod(0o600)
    (tmp_path / ".out.jsonl.part").write_text("twomin")

    assert graded(tmp_path, source, "out.jsonl").read_text("utf-8") == whole


def test_a_file_without_line_ends_is_one_bad_line_and_the_rest_goes_on(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text(f"{'x' * 9_000_000}\n{json.dumps(ROWS[0])}\n", encoding="utf-8")
    done = run(tmp_path, "grade", str(source), "--processes", "1")

    assert [json.loads(line)["id"] for line in done.out.splitlines()] == [ROWS[0]["id"]]
    assert "1 read, 1 bad line left out." in done.err
