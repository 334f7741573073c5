"""R3: the power goes, in a model of a disk."""

from pathlib import Path

import pytest

from faults.hazards import Tell
from faults.operations import OPERATIONS, copied
from faults.power import Event, Loss, events, lost
from faults.scale import WORKERS, at_once, times
from faults.traced import HAS_STRACE


@pytest.mark.hazard("R3")
@pytest.mark.skipif(not HAS_STRACE, reason="strace is not installed")
@pytest.mark.parametrize("name", ["save", "finish", "migrate"])
def test_what_was_said_to_be_stored_outlives_a_loss_of_power(name: str, tmp_path: Path, reached: Tell) -> None:
    operation, template = OPERATIONS[name], tmp_path / "template"
    operation.prepare(template)
    (template / "data" / "cache" / "bundled.json").unlink()
    whole = copied(template, tmp_path / "whole")
    happened = [moved(each, whole, template) for each in events(name, whole)]
    states = times(60, 20_000)
    shares = [range(worker * states // WORKERS, (worker + 1) * states // WORKERS) for worker in range(WORKERS)]
    found = at_once(lost, [Loss(name, template, happened, states, share) for share in shares])

    reached(
        f"{name}: {states:,} states of {len(happened)} events, {sum(each.different for each in found):,} of them "
        f"different: 0 corrupt, 0 acknowledged lost"
    )
    assert [wrong for each in found for wrong in each.wrong][:5] == []


def moved(event: Event, whole: Path, template: Path) -> Event:
    """Return an event in another home."""
    data = event.data.replace(str(whole).encode(), str(template).encode()) if event.call == "rename" else event.data
    return event._replace(path=event.path.replace(str(whole), str(template)), data=data)
