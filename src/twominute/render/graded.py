"""Many readings as a table: a row each, what has spans and reasons left to the JSON."""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO

from twominute.render.cells import cell

Flat = Mapping[str, str | int | bool]
"""One reading: levels 0 to 2 by the name of their dimension, overall 0 to 4."""


def columns(dimensions: Sequence[str]) -> dict[str, type]:
    """Return the columns of the table with the types of their values."""
    return {
        "id": str,
        "question": str,
        "overall": int,
        **dict.fromkeys(dimensions, int),
        "overall_without_tools": int,
        "key_points_found": int,
        "key_points": int,
        "tool_dropping": bool,
        "off_task": bool,
        "unsure": bool,
        "notes": str,
        "next_step": str,
        "scorer": str,
    }


def flat(line: str) -> Flat:
    """Return a reading, as a line of the documented JSON, in one row."""
    reading = json.loads(line)
    plain = ("id", "question", "overall", "tool_dropping", "off_task", "unsure", "next_step", "scorer")
    return {
        **{name: reading[name] for name in plain},
        **{dimension: found["level"] for dimension, found in reading["dimensions"].items()},
        "notes": " ".join(reading["notes"]),
        "overall_without_tools": reading["without_tools"]["overall"],
        "key_points_found": sum(point["found"] for point in reading["key_points"]),
        "key_points": len(reading["key_points"]),
    }


def graded_csv(lines: Iterable[str], dimensions: Sequence[str]) -> Iterator[str]:
    """Yield a CSV file of readings line by line, safe to be opened in a spreadsheet."""
    names = list(columns(dimensions))
    yield _csv_line(names)
    for line in lines:
        row = flat(line)
        yield _csv_line([cell(_plain(row[name])) for name in names])


def _csv_line(cells: Sequence[str]) -> str:
    target = StringIO()
    csv.writer(target, quoting=csv.QUOTE_ALL, lineterminator="\n").writerow(cells)
    return target.getvalue()


def _plain(value: str | int | bool) -> str | int:
    return str(value).lower() if isinstance(value, bool) else value
