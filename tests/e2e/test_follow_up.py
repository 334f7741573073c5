"""A follow-up in the real program."""

from pathlib import Path

from e2e.terminal import Terminal, run


def test_a_follow_up_is_shown_together_with_its_first_answer_each_time(tmp_path: Path) -> None:
    with Terminal(tmp_path, "drill", "churn-model-on-azure", "--plain", size=(60, 100), NO_COLOR="1") as terminal:
        terminal.wait_for("Enter")
        terminal.press("\r")
        for answer in ("We train on a dated snapshot and register each version.", "Renewals against a group left out."):
            terminal.wait_for("alone shows the keys.")
            terminal.press(f"{answer}\r.\r")
            terminal.wait_for("Which of these did the answer cover?")
            terminal.press("s\r")
            terminal.wait_for("q leave:")
            terminal.press("f\r" if "snapshot" in answer else "q\r")
        terminal.end()
        shown = next(line for line in terminal.raw.decode().splitlines() if line.startswith("Together with answer 1"))

    assert shown in run(tmp_path, "show", "2").out
    assert "Together" not in run(tmp_path, "show", "1").out
