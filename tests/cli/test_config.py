"""Settings through the real program: what is typed wins over them."""

import json
from pathlib import Path

from e2e.terminal import Terminal, run


def a_config(home: Path, text: str) -> None:
    (home / "data").mkdir(mode=0o700)
    (home / "data" / "config.toml").write_text(text, encoding="utf-8")


def test_a_bank_that_is_set_is_asked_from_unless_another_is_typed(tmp_path: Path) -> None:
    a_config(tmp_path, 'bank = "sre"')

    assert "--bank sre" in run(tmp_path, "bank", "list").out
    assert run(tmp_path, "bank", "--", "list").out == run(tmp_path, "bank", "list").out
    assert len(json.loads(run(tmp_path, "bank", "list", "--bank", "mlops", "--json").out)) == 150
    assert run(tmp_path, "bank", "check", "--help").out == run(tmp_path / "other", "bank", "check", "--help").out


def test_a_session_is_as_it_was_set(tmp_path: Path) -> None:
    a_config(tmp_path, "plain = true\nminutes = 3\nself_rating = false\npractice_count = 2")
    with Terminal(tmp_path) as terminal:
        terminal.wait_for("Enter for the first question")
        terminal.press("\r")
        terminal.wait_for("Question 1 of 2")
        terminal.wait_for("3:00 for the answer")
        terminal.press("We go back to the last version when the error rate rises.\r.\r")
        terminal.wait_for("Enter next")

        assert "Which of these did the answer cover" not in terminal.text


def test_what_is_typed_wins(tmp_path: Path) -> None:
    a_config(tmp_path, "plain = true\nminutes = 0\nstrict = true\npractice_count = 2")
    with Terminal(tmp_path, "drill", "--minutes", "1", "--no-strict", "--count", "3") as terminal:
        terminal.wait_for("Enter for the first question")
        terminal.press("\r")
        terminal.wait_for("Question 1 of 3")
        terminal.wait_for("1:00 for the answer. A line with")


def test_broken_settings_name_their_place_and_leave_the_way_to_mend_them(tmp_path: Path) -> None:
    a_config(tmp_path, "minuts = 2")
    for argv in (["drill"], ["bank", "list"], ["why"], ["config"]):
        done = run(tmp_path, *argv, stdin="x")
        assert done.status == 3
        assert "config.toml:1:1: there is no key" in done.err

    assert run(tmp_path, "config", "path").status == 0
    assert run(tmp_path, "privacy").status == 0
    assert run(tmp_path, "history").status == 5
    assert run(tmp_path, "config", "edit", EDITOR="sed -i s/minuts/minutes/").status == 0
    assert json.loads(run(tmp_path, "config", "--json").out)["settings"][1]["value"] == 2
