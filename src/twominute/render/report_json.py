"""Progress as documented JSON: every rate with its number of attempts, the mean null under five."""

from typing import TypedDict

from twominute.progress import Calibration, Progress, Rate, Week

SCHEMA_VERSION = 1


class RateJson(TypedDict):
    """A mean and the number of attempts behind it; `mean` is null when there are fewer than five."""

    attempts: int
    mean: float | None


class CalibrationJson(TypedDict):
    """Expected level beside the level found, both 0 to 2."""

    expected: RateJson
    found: RateJson


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
    overall: RateJson
    dimensions: dict[str, RateJson]
    levels: dict[str, RateJson]
    weeks: list[WeekJson]
    calibration: dict[str, CalibrationJson]


def report_json(progress: Progress) -> ProgressJson:
    """Return the report ready for json.dumps."""
    return {
        "schema_version": SCHEMA_VERSION,
        "attempts": progress.attempts,
        "questions": progress.questions,
        "days_of_last_28": progress.days,
        "minutes": round(progress.minutes, 1),
        "over_time": progress.over_time,
        "overrides": progress.overrides,
        "overall": _rate(progress.overall),
        "dimensions": {dimension: _rate(rate) for dimension, rate in progress.dimensions},
        "levels": {str(level): _rate(rate) for level, rate in progress.levels},
        "weeks": [_week(week) for week in progress.weeks],
        "calibration": {row.dimension: _calibration(row) for row in progress.calibration},
    }


def _rate(rate: Rate) -> RateJson:
    return {"attempts": rate.attempts, "mean": round(rate.mean, 2) if rate.is_telling else None}


def _week(week: Week) -> WeekJson:
    return {
        "monday": week.monday.isoformat(),
        "overall": _rate(week.overall),
        "dimensions": {dimension: _rate(rate) for dimension, rate in week.dimensions},
    }


def _calibration(row: Calibration) -> CalibrationJson:
    return {"expected": _rate(row.expected), "found": _rate(row.found)}
