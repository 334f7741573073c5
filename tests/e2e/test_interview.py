"""An interview that was interrupted goes on as an interview."""

import json
from pathlib import Path

import pytest

from e2e.terminal import Terminal, run

INTERVIEW = ("drill", "--mode", "interview", "--plain")
ANSWER = "we compare the model with the last one before it goes out."


def answer(terminal: Terminal, place: str) -> None:
    """Answer one question in plain lines, without a self-rating."""
    terminal.wait_for(f"Question {place}")
    terminal.wait_for("alone shows the keys.")
    terminal.press(f"Answer {place}: {ANSWER}\r.\r")
    terminal.wait_for("Which of these did the answer cover?")
    terminal.press("s\r")


def start(terminal: Terminal) -> None:
    """Begin an interview in a new home and give its first answer."""
    terminal.wait_for("Enter")
    terminal.press("\r")
    answer(terminal, "1 of 3")
    terminal.wait_for("Question 2 of 3")
    terminal.wait_for("alone shows the keys.")


@pytest.mark.parametrize("typed", ["", "half of it\r:show\r"])
def test_a_killed_interview_asks_the_rest_and_shows_all_at_its_end(tmp_path: Path, typed: str) -> None:
    with Terminal(tmp_path, *INTERVIEW, size=(40, 100), NO_COLOR="1") as terminal:
        start(terminal)
        terminal.press(typed)
        terminal.wait_for(typed.partition("\r")[0])
        terminal.kill()
        terminal.end()

    with Terminal(tmp_path, "drill", "--plain", size=(40, 100), NO_COLOR="1") as terminal:
        terminal.wait_for("Unfinished interview, question 2 of 3")
        terminal.press("\r")
        answer(terminal, "2 of 3")
        answer(terminal, "3 of 3")
        terminal.end()

        assert terminal.raw.index(b"Question 3 of 3") < terminal.raw.index(b"Overall")
        assert terminal.raw.count(b"Overall: ") == 3
        assert b"in all, 0 of 3 past the limit" in terminal.raw

    found = [json.loads(run(tmp_path, "show", str(number), "--json").out) for number in (1, 2, 3)]
    assert {each["mode"] for each in found} == {"interview"}
    assert len({each["question_id"] for each in found}) == 3


def test_an_interview_that_was_left_shows_nothing_before_its_end(tmp_path: Path) -> None:
    with Terminal(tmp_path, *INTERVIEW, size=(40, 100), NO_COLOR="1") as terminal:
        start(terminal)
        terminal.press("half of it\r:leave\r")

        assert terminal.end() == 0
        assert "The interview is not finished: 1 of 3 answers stored" in terminal.text
        assert b"Overall" not in terminal.raw

    with Terminal(tmp_path, "drill", "--plain", size=(40, 100), NO_COLOR="1") as terminal:
        terminal.wait_for("Unfinished interview, question 2 of 3")
        terminal.press("d\r")
        terminal.wait_for("Answer 1 was stored and not read")
        terminal.wait_for("alone shows the keys.")
        terminal.press(":leave\r")
        terminal.end()
