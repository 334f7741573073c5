import json
from pathlib import Path

from e2e.terminal import Terminal, run

ANSWER = (
    "Success is renewals among the customers we call against a group left alone. We train on a dated snapshot, "
    "check it on the two months after, and promote only if recall beats the current model in every region. "
    "We alert the on-call when the score distribution moves by 3 points and send traffic back to the old version."
)


def test_a_whole_drill_from_the_bare_command_to_the_report(tmp_path: Path) -> None:
    with Terminal(tmp_path) as terminal:
        terminal.wait_for("Nothing leaves this machine.")
        terminal.press("\r")
        terminal.wait_for("F1 keys")
        terminal.press(ANSWER)
        terminal.wait_for("the old version.")
        terminal.press("\x13")
        terminal.wait_for("Which of these did you cover?")
        terminal.press("2101")
        terminal.press("\r")
        terminal.wait_for("Overall:")
        terminal.press("q")

        assert terminal.end() == 0
        assert "twominute show 1" in terminal.text

    stored = json.loads(run(tmp_path, "show", "1", "--json").out)
    assert stored["answer"] == ANSWER
    assert stored["self_rating"] == {"goal": 2, "lifecycle": 1, "controls": 0, "monitoring": 1}
    for found in stored["reading"]["dimensions"].values():
        assert all(ANSWER[each["start"] : each["end"]] == each["quote"] for each in found["evidence"])
    assert json.loads(run(tmp_path, "report", "--json").out)["attempts"] == 1


def test_the_same_in_plain_lines(tmp_path: Path) -> None:
    with Terminal(tmp_path, "drill", "churn-model-on-azure", TERM="dumb") as terminal:
        terminal.wait_for("Nothing leaves this machine.")
        terminal.press("\r")
        terminal.wait_for("alone shows the keys.")
        terminal.press(f"{ANSWER}\r")
        terminal.press(".\r")
        terminal.wait_for("Which of these did the answer cover?")
        terminal.press("s\r")
        terminal.wait_for("q leave:")
        terminal.press("q\r")

        assert terminal.end() == 0
        assert b"\x1b" not in terminal.raw

    assert json.loads(run(tmp_path, "show", "1", "--json").out)["answer"] == ANSWER


def test_the_question_is_there_before_the_full_screen(tmp_path: Path) -> None:
    with Terminal(tmp_path, "drill", "churn-model-on-azure") as terminal:
        terminal.wait_for("Enter")
        terminal.press("\r")
        terminal.wait_for("F1 keys")

        assert b"churn" in terminal.raw.partition(b"\x1b[?1049h")[0]
        terminal.press("\x03\x03")


def test_an_interview_keeps_its_feedback_to_the_end(tmp_path: Path) -> None:
    argv = ("drill", "--mode", "interview", "--count", "2", "--plain")
    with Terminal(tmp_path, *argv, NO_COLOR="1") as terminal:
        terminal.wait_for("Enter")
        terminal.press("\r")
        for number in (1, 2):
            terminal.wait_for("alone shows the keys.")
            terminal.press(f"Answer {number}: we compare the model with the last one before it goes out.\r.\r")
            terminal.wait_for("Which of these did the answer cover?")
            assert b"Overall" not in terminal.raw
            terminal.press("s\r")
        assert terminal.end() == 0
        assert terminal.raw.count(b"Overall: ") == 2


def test_a_piped_answer_is_stored_and_read(tmp_path: Path) -> None:
    done = run(tmp_path, "drill", "deploy-a-fraud-model", "--json", stdin=ANSWER)

    assert done.status == 0
    assert json.loads(done.out)["question"]
    assert json.loads(run(tmp_path, "show", "1", "--json").out)["answer"] == ANSWER


def test_an_unfinished_answer_can_wait_and_can_be_thrown_away(tmp_path: Path) -> None:
    with Terminal(tmp_path, "drill", "churn-model-on-azure", "--plain") as terminal:
        terminal.wait_for("Enter")
        terminal.press("\r")
        terminal.wait_for("alone shows the keys.")
        terminal.press("half a thought\r:leave\r")
        assert terminal.end() == 0
    for key, is_offered_again in (("q", True), ("d", False)):
        with Terminal(tmp_path, "drill", "churn-model-on-azure", "--plain") as again:
            again.wait_for("Unfinished answer")
            again.press(f"{key}\r")
            if key == "d":
                again.wait_for("alone shows the keys.")
                again.press(":leave\r")
            assert again.end() == 0

        assert any((tmp_path / "data" / "drafts").iterdir()) is is_offered_again


def test_an_answer_that_a_kill_left_unread_is_read_at_the_next_start(tmp_path: Path) -> None:
    with Terminal(tmp_path, "drill", "churn-model-on-azure") as terminal:
        terminal.wait_for("Enter")
        terminal.press("\r")
        terminal.wait_for("F1 keys")
        terminal.press(ANSWER)
        terminal.wait_for("the old version.")
        terminal.press("\x13")
        terminal.wait_for("Which of these did you cover?")
        terminal.kill()
        terminal.end()
    assert json.loads(run(tmp_path, "show", "1", "--json").out)["reading"] is None

    with Terminal(tmp_path, "drill", "churn-model-on-azure") as terminal:
        terminal.wait_for("F1 keys")
        assert "Answer 1 was stored and not read before the program ended; it reads" in terminal.raw.decode()
    assert json.loads(run(tmp_path, "show", "1", "--json").out)["reading"]["overall"] >= 2
