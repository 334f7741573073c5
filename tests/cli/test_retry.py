"""A stored answer given once more from the command line."""

import json
from pathlib import Path

from e2e.terminal import Terminal, run

ANSWER = (
    "We train on a dated snapshot, check it on the two months after, and promote only if recall beats the current "
    "model in every region. We alert the on-call when the score distribution moves by 3 points."
)


def test_a_retry_names_its_gap_and_is_shown_beside_the_answer_before(tmp_path: Path) -> None:
    run(tmp_path, "drill", "churn-model-on-azure", stdin=ANSWER)
    with Terminal(
        tmp_path, "drill", "--retry", "1", "--gap", "goal", "--plain", size=(60, 100), NO_COLOR="1"
    ) as terminal:
        terminal.wait_for("This time: mend this gap. The answer does not say which decision the model supports")
        terminal.press("The list decides which customers are called.\r.\r")
        terminal.wait_for("Which of these did the answer cover?")
        terminal.press("s\r")
        terminal.wait_for("q leave:")
        terminal.press("\r")

        assert terminal.end() == 0
        assert b"Against answer 1" in terminal.raw

    assert json.loads(run(tmp_path, "show", "2", "--json").out)["link"] == {"kind": "retry", "earlier": 1}


def test_a_retry_without_an_answer_or_a_gap_says_what_there_is(tmp_path: Path) -> None:
    run(tmp_path, "drill", "churn-model-on-azure", stdin=ANSWER)
    asked = [
        (("--retry", "7"), 5, "No answer has the number 7"),
        (("--retry", "1", "--gap", "goals"), 2, "One of goal, lifecycle, controls, monitoring, rollback."),
        (("--retry", "1", "--gap", "monitoring"), 5, "There is no gap to retry: Monitoring is explained."),
        (("--retry", "1", "--repair"), 2, "Leave the rest out: twominute drill --retry 1"),
        (("--gap", "goal"), 2, "Name the answer: twominute drill --retry N --gap goal"),
    ]

    for argv, status, words in asked:
        with Terminal(tmp_path, "drill", *argv, "--plain", size=(60, 100), NO_COLOR="1") as terminal:
            assert terminal.end() == status
            assert words in " ".join(terminal.text.split())
