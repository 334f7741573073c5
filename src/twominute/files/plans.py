"""Plans that were laid out, in one file of the person's data: they stay as they are while history grows."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from twominute.errors import StorageError
from twominute.files.regular import RefusedError, read_regular
from twominute.files.writing import write_private
from twominute.fortnight import INTERVIEW, REPAIR, Day, Fortnight

NAME = "plans.json"
FORMAT = "twominute-plans/1"
LARGEST = 1_000_000
"""Bytes."""


def read_plan(folder: Path, bank: str) -> Fortnight | None:
    """Return the plan that was laid out for a bank, None when there is none; StorageError when it cannot be read."""
    found = _read(folder / NAME).get(bank)
    try:
        return None if found is None else _plan(found)
    except (LookupError, TypeError, ValueError) as error:
        raise _damaged(folder / NAME, error) from error


def write_plan(folder: Path, bank: str, plan: Fortnight) -> None:
    """Keep a plan in the place of the bank's earlier one; those of other banks stay."""
    days = [[day.number, day.why, list(day.questions), day.special] for day in plan.days]
    try:
        others = _read(folder / NAME)
    except StorageError:
        others = {}  # a damaged file holds nothing that could be kept
    plans = {**others, bank: {"began": plan.began.isoformat(), "after": plan.after, "days": days}}
    write_private(folder / NAME, json.dumps({"format": FORMAT, "plans": plans}, indent=1) + "\n")


def forget_plans(folder: Path) -> None:
    """Remove every plan."""
    (folder / NAME).unlink(missing_ok=True)


def _read(path: Path) -> dict[str, Any]:
    if not path.exists():
        return {}
    try:
        found = json.loads(read_regular(path, most=LARGEST))
        return dict({FORMAT: found["plans"]}[found["format"]])
    except (RefusedError, LookupError, TypeError, ValueError) as error:
        raise _damaged(path, error) from error


def _plan(found: Any) -> Fortnight:  # noqa: ANN401 - JSON, tried by what is done with it
    return Fortnight(date.fromisoformat(found["began"]), int(found["after"]), tuple(map(_day, found["days"])))


def _day(row: Any) -> Day:  # noqa: ANN401 - as above
    number, why, ids, special = row
    if bool(ids) == bool(special) or special not in {None, INTERVIEW, REPAIR}:
        raise ValueError(f"day {number} has nothing to do")
    return Day(int(number), str(why), tuple(map(str, ids)), special)


def _damaged(path: Path, error: Exception) -> StorageError:
    return StorageError(
        f"{path} cannot be used: {error}.", next_step="The same command with --anew lays out a new plan."
    )
