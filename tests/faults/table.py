"""The table of hazards: recorded while the tests run, written into docs/reliability.md afterwards."""

import json
import os
import sys
from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from faults.hazards import HAZARDS

RECORD = "TWOMINUTE_FAULTS_RECORD"
"""The variable with the name of the file that the run adds its lines to."""
BEGIN, END = "<!-- table: made by `make faults` -->", "<!-- end of the table -->"


class Outcome(NamedTuple):
    """What one test came to."""

    hazard: str
    test: str
    reached: str
    seconds: float
    outcome: str
    is_long: bool
    day: str


def record(outcome: Outcome) -> None:
    """Add a line to the record, where one is kept."""
    path = os.environ.get(RECORD)
    if path:
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(json.dumps(outcome) + "\n")


def today() -> str:
    """Return the day of a figure."""
    return datetime.now(UTC).date().isoformat()


def rows(outcomes: Iterable[Outcome]) -> list[str]:
    """Return the lines of the table: a row for each test of this folder, one for each file of another."""
    newest = {(each.test, each.is_long): each for each in outcomes}
    by_row: dict[tuple[str, str, bool], list[Outcome]] = defaultdict(list)
    for each in newest.values():
        by_row[each.hazard, _row(each.test), each.is_long].append(each)
    lines = ["| | hazard and number asked | test | number reached | s | run | day |", "|---|---|---|---|---|---|---|"]
    for hazard_id, (name, asked) in HAZARDS.items():
        found = sorted((key for key in by_row if key[0] == hazard_id), key=lambda key: ("faults" not in key[1], key))
        for place, key in enumerate(found):
            told = f"**{name}**: {asked}" if place == 0 else ""
            lines.append(f"| {hazard_id} | {told} | {key[1]} | {_figures(by_row[key])} |")
        if not found:
            lines.append(f"| {hazard_id} | **{name}**: {asked} | | not tried yet | | | |")
    return lines


def _row(test: str) -> str:
    path, _, name = test.partition("::")
    return f"`{name.partition('[')[0]}` ({path})" if "/faults/" in path else f"`{path}`"


def _figures(found: list[Outcome]) -> str:
    reached = "; ".join(dict.fromkeys(each.reached for each in found if each.reached)) or f"{len(found)} tests"
    wrong = [each for each in found if each.outcome != "passed"]
    if wrong:
        reached += f" ({len(wrong)} {wrong[0].outcome})"
    run = "long" if found[0].is_long else "short"
    return f"{reached} | {sum(each.seconds for each in found):.1f} | {run} | {max(each.day for each in found)}"


def main(record_path: Path, page: Path) -> None:
    """Put the table of a record into a page."""
    outcomes = [Outcome(*json.loads(line)) for line in record_path.read_text("utf-8").splitlines()]
    before, _, rest = page.read_text("utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    page.write_text("\n".join([f"{before}{BEGIN}", "", *rows(outcomes), "", f"{END}{after}"]), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
