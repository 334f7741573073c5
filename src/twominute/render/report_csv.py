"""A report as a table of one value a row, safe to be opened in a spreadsheet."""

import csv
from collections.abc import Iterator
from io import StringIO
from typing import NamedTuple

from twominute.model.reading import LEVEL_WORDS
from twominute.progress import Calibration, Progress, Rate
from twominute.render.cells import cell
from twominute.render.highlights import earned
from twominute.render.listing import with_bank
from twominute.render.rates import exact
from twominute.report import Report


class Row(NamedTuple):
    """One value of a report."""

    section: str
    item: str
    measure: str
    value: str | float | None
    attempts: int | None = None
    """How many answers a mean is of."""


def report_csv(report: Report) -> str:
    """Return the whole report as CSV, every cell quoted and on one line."""
    target = StringIO()
    writer = csv.writer(target, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(Row._fields)
    writer.writerows([cell(each) for each in row] for row in _rows(report))
    return target.getvalue()


def _rows(report: Report) -> Iterator[Row]:
    yield from _practice(report)
    yield from _progress(report.progress)
    yield from _readiness(report)
    yield from _recent(report)
    yield Row("next", report.following.question.id, "why", report.following.why)
    yield Row("next", report.following.question.id, "command", _command(report))
    for day, attempt in report.answers or ():
        item = str(attempt.number)
        yield Row("answer", item, "day", day.isoformat())
        yield Row("answer", item, "question", attempt.ask)
        yield Row("answer", item, "answer", attempt.answer.text)


def _practice(report: Report) -> Iterator[Row]:
    progress = report.progress
    yield Row("report", "", "made on", report.made_on.isoformat())
    counts = {
        "attempts": progress.attempts,
        "questions": progress.questions,
        "days of the last 28": progress.days,
        "minutes": round(progress.minutes, 1),
        "past the limit": progress.over_time,
        "corrections": progress.overrides,
    }
    yield from (Row("practice", "", measure, value) for measure, value in counts.items())
    yield _mean("practice", "", "overall", progress.overall)
    yield _mean("practice", "", "seconds of an answer", report.recent.seconds)
    yield _mean("practice", "", "words of an answer", report.recent.words)


def _progress(progress: Progress) -> Iterator[Row]:
    for dimension, rate in progress.dimensions:
        yield _mean("dimension", dimension, "level", rate)
    for level, rate in progress.levels:
        yield _mean("question level", str(level), "overall", rate)
    for week in progress.weeks:
        yield _mean("week", week.monday.isoformat(), "overall", week.overall)
        yield from (_mean("week", week.monday.isoformat(), dimension, rate) for dimension, rate in week.dimensions)
    if progress.calibration_overall:
        yield from _calibration("all together", progress.calibration_overall)
    for row in progress.calibration:
        yield from _calibration(str(row.dimension), row)


def _calibration(item: str, row: Calibration) -> Iterator[Row]:
    yield _mean("self-rating", item, "expected", row.expected)
    yield _mean("self-rating", item, "read", row.found)


def _readiness(report: Report) -> Iterator[Row]:
    for each in report.readiness:
        answers = len(each.heard)
        yield Row("readiness", each.area.name, "verdict", str(each.state), answers)
        yield Row("readiness", each.area.name, "explained", each.explained, answers)
        yield Row("readiness", each.area.name, "mentioned", each.said - each.explained, answers)
        if each.best and each.best.evidence:
            yield Row("readiness", each.area.name, "best sentence", each.best.evidence.quote)


def _recent(report: Report) -> Iterator[Row]:
    recent = report.recent
    changes = {"higher": recent.retries.higher, "same": recent.retries.same, "lower": recent.retries.lower}
    yield from (Row("retries", "overall", measure, value) for measure, value in changes.items())
    for gain in recent.retries.gains:
        yield _mean("retries", gain.dimension or "overall", "before", gain.before)
        yield _mean("retries", gain.dimension or "overall", "after", gain.after)
    for each in recent.sentences:
        yield Row("sentence", str(each.number), "quote", each.evidence.quote)
        yield Row("sentence", str(each.number), "earned", earned(each, report.names))
    if recent.gap is not None:
        gap = recent.gap
        yield Row("gap", gap.dimension, LEVEL_WORDS[gap.level], gap.times, gap.asked)


def _command(report: Report) -> str:
    return with_bank(f"twominute drill {report.following.question.id}", report.scope.bank)


def _mean(section: str, item: str, measure: str, rate: Rate) -> Row:
    return Row(section, item, measure, exact(rate), rate.attempts)
