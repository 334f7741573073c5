"""Progress as documented JSON: every rate with its number of attempts, the mean null under five."""

from datetime import date
from typing import TypedDict

from twominute.marks import effective_overall
from twominute.model.attempt import Attempt
from twominute.progress import Calibration, Progress, Week
from twominute.render.highlights_json import (
    GapJson,
    RetriesJson,
    SentenceJson,
    gap_json,
    retries_json,
    sentence_json,
)
from twominute.render.listing import with_bank
from twominute.render.rates import RateJson, rate_json
from twominute.render.readiness_json import ReadinessJson, readiness_json
from twominute.report import Report

SCHEMA_VERSION = 1


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


class TimeJson(TypedDict):
    """What an answer takes, over the newest `answers`."""

    answers: int
    seconds: RateJson
    words: RateJson


class NextJson(TypedDict):
    """The next question, why it comes, and what is typed to answer it."""

    id: str
    why: str
    command: str


class AnswerJson(TypedDict):
    """One answer, word for word; `day` is the local one, and `overall` is null where it has not been read."""

    number: int
    day: str
    question_id: str
    question: str
    overall: int | None
    answer: str


class ScopeJson(TypedDict):
    """Which answers the report is about; null where they are not narrowed down."""

    bank: str | None
    days: int | None
    level: str | None
    topic: str | None


class ReportJson(TypedDict):
    """The report; `answers` is null unless their texts were asked for."""

    schema_version: int
    made_on: str
    scope: ScopeJson
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
    time: TimeJson
    retries: RetriesJson
    sentences: list[SentenceJson]
    gap: GapJson | None
    next: NextJson
    answers: list[AnswerJson] | None


def report_json(report: Report) -> ReportJson:
    """Return the report ready for json.dumps."""
    progress, recent, bank = report.progress, report.recent, report.scope.bank
    return {
        "schema_version": SCHEMA_VERSION,
        "made_on": report.made_on.isoformat(),
        "scope": {"bank": bank, "days": report.scope.days, "level": report.scope.level, "topic": report.scope.topic},
        "attempts": progress.attempts,
        "questions": progress.questions,
        "days_of_last_28": progress.days,
        "minutes": round(progress.minutes, 1),
        "over_time": progress.over_time,
        "overrides": progress.overrides,
        "corrected": progress.corrected,
        "overall": rate_json(progress.overall),
        "dimensions": {dimension: rate_json(rate) for dimension, rate in progress.dimensions},
        "levels": {str(level): rate_json(rate) for level, rate in progress.levels},
        "weeks": [_week(week) for week in progress.weeks],
        "calibration": {str(row.dimension): _calibration(row) for row in progress.calibration},
        "calibration_overall": _together(progress),
        "readiness": {each.area.id: readiness_json(each, bank=bank) for each in report.readiness},
        "time": {"answers": recent.attempts, "seconds": rate_json(recent.seconds), "words": rate_json(recent.words)},
        "retries": retries_json(recent.retries),
        "sentences": [sentence_json(each) for each in recent.sentences],
        "gap": gap_json(recent.gap) if recent.gap else None,
        "next": _next(report),
        "answers": None if report.answers is None else [_answer(day, each) for day, each in report.answers],
    }


def _week(week: Week) -> WeekJson:
    return {
        "monday": week.monday.isoformat(),
        "overall": rate_json(week.overall),
        "dimensions": {dimension: rate_json(rate) for dimension, rate in week.dimensions},
    }


def _together(progress: Progress) -> TogetherJson | None:
    row, halves = progress.calibration_overall, progress.calibration_halves
    if row is None:
        return None
    return {**_calibration(row), "halves": [_calibration(half) for half in halves] if halves else None}


def _calibration(row: Calibration) -> CalibrationJson:
    return {"expected": rate_json(row.expected), "found": rate_json(row.found)}


def _next(report: Report) -> NextJson:
    choice = report.following
    return {
        "id": choice.question.id,
        "why": choice.why,
        "command": with_bank(f"twominute drill {choice.question.id}", report.scope.bank),
    }


def _answer(day: date, attempt: Attempt) -> AnswerJson:
    return {
        "number": attempt.number,
        "day": day.isoformat(),
        "question_id": attempt.question_id,
        "question": attempt.ask,
        "overall": effective_overall(attempt),
        "answer": attempt.answer.text,
    }
