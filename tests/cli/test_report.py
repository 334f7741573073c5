"""Reports through the real command."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from builders_store import mode_of
from e2e.terminal import Terminal, run

ANSWER = "Traffic goes back to the old version within five minutes when refusals rise by three points."
QUESTION = "deploy-a-fraud-model"
FORMATS = ("text", "md", "html", "json", "csv", "svg")


def answered(home: Path, *questions: str) -> None:
    """Store an answer to each question."""
    for question in questions or (QUESTION,):
        run(home, "drill", question, stdin=f"{ANSWER} Nobody but us reads this.")


def test_every_format_is_written_on_stdout_and_into_a_file_of_the_person_alone(tmp_path: Path) -> None:
    answered(tmp_path)
    for format_ in FORMATS:
        file = tmp_path / f"report.{format_}"
        shown, kept = (run(tmp_path, "report", "--format", format_, *more) for more in ((), ("-o", str(file))))

        assert (shown.status, kept.status, kept.out) == (0, 0, "")
        assert file.read_text(encoding="utf-8") == shown.out
        assert mode_of(file) == 0o600
        assert f"The report is in {file}" in kept.err


def test_the_ending_of_a_file_says_the_format(tmp_path: Path) -> None:
    answered(tmp_path)
    file, other = tmp_path / "report.HTML", tmp_path / "report.txt"
    assert run(tmp_path, "report", "-o", str(file)).status == 0
    assert run(tmp_path, "report", "--format", "md", "-o", str(other)).status == 0

    assert file.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert other.read_text(encoding="utf-8").startswith("# Practice report")


@pytest.mark.parametrize("name", ["report.xyz", "report"])
def test_a_file_of_an_unknown_ending_is_told_the_known_ones(name: str, tmp_path: Path) -> None:
    answered(tmp_path)
    done = run(tmp_path, "report", "-o", str(tmp_path / name))

    assert done.status == 2
    assert "known are .txt, .md, .html, .json, .csv, .svg." in done.err
    assert "--format text, md, html, json, csv, svg." in done.err
    assert not (tmp_path / name).exists()


def test_a_report_replaces_the_one_before_it_but_nothing_that_is_no_file(tmp_path: Path) -> None:
    answered(tmp_path)
    (tmp_path / "report.md").write_text("old", encoding="utf-8")
    (tmp_path / "link.md").symlink_to(tmp_path / "report.md")
    done = [
        run(tmp_path, "report", "--format", "md", "-o", str(tmp_path / each)) for each in ("report.md", "link.md", "")
    ]

    assert [each.status for each in done] == [0, 4, 4]
    assert "is not a regular file" in done[2].err
    assert "# Practice report" in (tmp_path / "report.md").read_text(encoding="utf-8")


def test_answers_leave_only_when_they_are_asked_for(tmp_path: Path) -> None:
    answered(tmp_path)
    without, with_them = (run(tmp_path, "report", "--json", *more).out for more in ((), ("--with-answers",)))

    assert json.loads(without)["answers"] is None
    assert json.loads(with_them)["answers"][0]["answer"] == f"{ANSWER} Nobody but us reads this."


@pytest.mark.parametrize(("key", "status"), [("n", 1), ("y", 0)])
def test_a_terminal_is_asked_once_before_answers_are_written(key: str, status: int, tmp_path: Path) -> None:
    answered(tmp_path)
    file = tmp_path / "report.md"
    with Terminal(tmp_path, "report", "--format", "md", "--with-answers", "-o", str(file)) as terminal:
        terminal.wait_for("One answer of yours stands in this report, word for word. Write it? y or n:")
        terminal.press(f"{key}\r")

        assert terminal.end() == status
    assert file.exists() == (status == 0)


def test_with_yes_a_terminal_is_not_asked(tmp_path: Path) -> None:
    answered(tmp_path)
    with Terminal(tmp_path, "report", "--with-answers", "--yes", size=(200, 80)) as terminal:
        assert terminal.end() == 0
        assert "Nobody but us reads this." in terminal.text


def test_a_card_refuses_answers(tmp_path: Path) -> None:
    done = run(tmp_path, "report", "--format", "svg", "--with-answers")

    assert done.status == 2
    assert "--format html --with-answers" in done.err


def test_a_report_is_narrowed_to_a_level_and_a_topic(tmp_path: Path) -> None:
    answered(tmp_path, QUESTION, "churn-model-on-azure")
    levels = json.loads(run(tmp_path, "report", "--json").out)["levels"]
    counts = {
        level: json.loads(run(tmp_path, "report", "--json", "--level", level).out)["attempts"] for level in levels
    }
    other = run(tmp_path, "report", "--topic", "monitoring")

    assert counts == {level: rate["attempts"] for level, rate in levels.items()}
    assert other.status == 5
    assert "No answer to a question of this level and topic" in other.err


def test_an_unknown_topic_is_refused_with_those_that_there_are(tmp_path: Path) -> None:
    done = run(tmp_path, "report", "--topic", "cooking")

    assert done.status == 2
    assert "Topics here:" in done.err


@pytest.mark.parametrize(
    ("format_", "loaded"), [("text", ()), ("csv", ()), ("html", ("jinja2", "pygal")), ("svg", ("jinja2",))]
)
def test_a_format_loads_only_the_libraries_that_it_is_written_with(
    format_: str, loaded: tuple[str, ...], tmp_path: Path
) -> None:
    answered(tmp_path)
    code = "import sys; from twominute.__main__ import main; main(); sys.stderr.write(' '.join(sys.modules))"
    argv = [sys.executable, "-c", code, "report", "--format", format_]
    environ = {**os.environ, "TWOMINUTE_HOME": str(tmp_path / "data")}
    modules = subprocess.run(argv, capture_output=True, text=True, check=True, env=environ).stderr.split()

    assert {"jinja2", "pygal", "plotille", "textual"} & set(modules) == set(loaded)


def test_a_terminal_for_a_screen_reader_gets_no_plot(tmp_path: Path) -> None:
    answered(tmp_path)
    with Terminal(tmp_path, "report", size=(100, 80), ACCESSIBLE="1") as terminal:
        assert terminal.end() == 0
        assert "What is next" in terminal.text
        assert "(week)" not in terminal.text
