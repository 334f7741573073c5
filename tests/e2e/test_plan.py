import json
from pathlib import Path

from e2e.terminal import Terminal, run


def test_a_plan_with_ticks_is_replaced_only_when_the_person_says_so(tmp_path: Path) -> None:
    first = json.loads(run(tmp_path, "plan", "--days", "3", "--json").out)["days"][0]
    for question in first["questions"]:
        run(tmp_path, "drill", question, stdin="We alert the on-call when the score moves and send traffic back.")

    for key, ticked in (("\r", "1 of 3 done"), ("y\r", "0 of 3 done")):
        with Terminal(tmp_path, "plan", "--days", "3", "--anew", size=(40, 80)) as terminal:
            terminal.wait_for("1 of 3 days of the plan are done")
            terminal.press(key)
            terminal.wait_for(ticked)
            assert terminal.end() == 0
    assert "0 of 3 done" in run(tmp_path, "plan", "--days", "3").out


def _lines(home: Path, *words: str, size: tuple[int, int]) -> list[str]:
    with Terminal(home, *words, size=size, NO_COLOR="1") as terminal:
        terminal.end()
        return terminal.raw.decode().splitlines()


def test_the_command_of_a_day_stands_whole_on_a_row(tmp_path: Path) -> None:
    first = json.loads(run(tmp_path, "plan", "--days", "14", "--json").out)["days"][0]

    assert any(line.endswith(first["command"]) for line in _lines(tmp_path, "plan", "--days", "14", size=(60, 60)))


def test_no_word_is_cut_in_a_narrow_terminal(tmp_path: Path) -> None:
    lines = _lines(tmp_path, "why", size=(24, 30))

    assert max(len(line) for line in lines if "twominute" not in line) < 30
