import json
from pathlib import Path

from e2e.terminal import Terminal, run


def test_a_plan_with_ticks_is_replaced_only_when_the_person_says_so(tmp_path: Path) -> None:
    first = json.loads(run(tmp_path, "plan", "--days", "3", "--json").out)["days"][0]
    for question in first["questions"]:
        run(tmp_path, "drill", question, stdin="We alert the on-call when the score moves and send traffic back.")

    for key, ticked in (("\r", "1 of 3 done"), ("y\r", "0 of 3 done")):
        with Terminal(tmp_path, "plan", "--days", "3", "--anew") as terminal:
            terminal.wait_for("1 of 3 days of the plan are done")
            terminal.press(key)
            terminal.wait_for(ticked)
            assert terminal.end() == 0
    assert "0 of 3 done" in run(tmp_path, "plan", "--days", "3").out
