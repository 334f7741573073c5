"""Progress as documented JSON: every rate with its number of attempts, the mean null under five."""

from collections.abc import Sequence
from typing import TypedDict

from twominute.progress import Calibration, Progress, Rate, Week
from twominute.readiness import Readiness
from twominute.render.readiness_json import ReadinessJson, readiness_json

SCHEMA_VERSION = 1


class RateJson(TypedDict):
    """A mean and the number of attempts behind it; `mean` is null when there are fewer than five."""

    attempts: int
    mean: float | None


class CalibrationJson(TypedDict):
    """Expected level beside the level found, both 0 to 2."""

    expected: RateJson
    found: RateJson


class TogetherJson(TypedDict):
    """All dimensions together; `halves` is null under ten self-rated answers, else the earlier and the later half."""

    expected: RateJson
    found: RateJson
    halves: list[CalibrationJson] | None


class WeekJson(TypedDict):
    """One week that has attempts."""

    monday: str
    overall: RateJson
    dimensions: dict[str, RateJson]


class ProgressJson(TypedDict):
    """The report."""

    schema_version: int
    attempts: int
    questions: int
    days_of_last_28: int
    minutes: float
    over_time: int
    overrides: int
    corrected: int
    overall: RateJson
    dimensions: dict[str, RateJson]
    levels: dict[str, RateJson]
    weeks: list[WeekJson]
    calibration: dict[str, CalibrationJson]
    calibration_overall: TogetherJson | None
    readiness: dict[str, ReadinessJson]


def report_json(progress: Progress, ready: Sequence[Readiness], *, bank: str | None) -> ProgressJson:
    """Return the report ready for json.dumps."""
    return {
        "schema_version": SCHEMA_VERSION,
        "attempts": progress.attempts,
        "questions": progress.questions,
        "days_of_last_28": progress.days,
        "minutes": round(progress.minutes, 1),
        "over_time": progress.over_time,
        "overrides": progress.overrides,
        "corrected": progress.corrected,
        "overall": _rate(progress.overall),
        "dimensions": {dimension: _rate(rate) for dimension, rate in progress.dimensions},
        "levels": {str(level): _rate(rate) for level, rate in progress.levels},
        "weeks": [_week(week) for week in progress.weeks],
        "calibration": {str(row.dimension): _calibration(row) for row in progress.calibration},
        "calibration_overall": _together(progress),
        "readiness": {each.area.id: readiness_json(each, bank=bank) for each in ready},
    }


def _rate(rate: Rate) -> RateJson:
    return {"attempts": rate.attempts, "mean": round(rate.mean, 2) if rate.is_telling else None}


def _week(week: Week) -> WeekJson:
    return {
        "monday": week.monday.isoformat(),
        "overall": _rate(week.overall),
        "dimensions": {dimension: _rate(rate) for dimension, rate in week.dimensions},
    }


def _together(progress: Progress) -> TogetherJson | None:
    row, halves = progress.calibration_overall, progress.calibration_halves
    if row is None:
        return None
    return {**_calibration(row), "halves": [_calibration(half) for half in halves] if halves else None}


def _calibration(row: Calibration) -> CalibrationJson:
    return {"expected": _rate(row.expected), "found": _rate(row.found)}
