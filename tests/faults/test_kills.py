"""R1 and R2: the program is killed, at a random moment and before each call that changes the disk."""

from pathlib import Path

import pytest

from e2e.terminal import run
from e2e.typist import QUESTION
from faults.hazards import Tell
from faults.killing import kill_often
from faults.operations import OPERATIONS, copied
from faults.scale import at_once, spread, times
from faults.stopping import Stop, steps_of, stopped
from faults.traced import HAS_STRACE

OFTEN = {"finish", "migrate"}
"""The operations that are stopped in every run."""
HOMES = 4
"""Kills at once: typing is mostly waiting."""


@pytest.mark.hazard("R1")
def test_a_kill_in_the_middle_of_an_answer_loses_nothing_that_is_two_seconds_old(tmp_path: Path, reached: Tell) -> None:
    kills = times(4, 1_000)
    cases = []
    for home in range(HOMES):
        folder = tmp_path / str(home)
        folder.mkdir()
        assert run(folder, "drill", QUESTION, stdin="we watch it").status == 0
        cases.append((folder, range(home, kills, HOMES)))
    found = at_once(kill_often, cases, workers=HOMES)

    reached(
        f"{kills:,} kills, {sum(len(each.stored) for each in found):,} of them after an acknowledged answer: "
        f"0 corrupt, 0 acknowledged lost, newest lost key {max(each.oldest_lost for each in found):.2f} s old"
    )
    assert [loss for each in found for loss in each.losses] == []


@pytest.mark.hazard("R2")
@pytest.mark.skipif(not HAS_STRACE, reason="strace is not installed")
@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[] if name in OFTEN else [pytest.mark.slow]) for name in OPERATIONS]
)
def test_a_kill_before_any_call_that_changes_the_disk_leaves_before_or_after(
    name: str, tmp_path: Path, reached: Tell
) -> None:
    operation, template = OPERATIONS[name], tmp_path / "template"
    operation.prepare(template)
    calls = steps_of(name, copied(template, tmp_path / "whole"))
    chosen = spread(calls, times(2, len(calls)))
    wrong = at_once(stopped, [Stop(operation.name, template, step, "signal=KILL") for step in chosen])

    reached(f"{name}: killed before {len(chosen)} of {len(calls)} calls, 0 wrong")
    assert len(calls) >= 4
    assert [each for each in wrong if each] == []
