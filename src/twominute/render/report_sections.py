"""A report as sections of sentences and tables, for the formats that a person reads."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from twominute.model.page import Line, Piece, Role
from twominute.model.safe import safe_text
from twominute.progress import DAYS_SHOWN, FEWEST, Rate
from twominute.render import rates
from twominute.render.calibration import calibration_lines
from twominute.render.highlights import gap_lines, sentence_lines
from twominute.render.levels import quote
from twominute.render.listing import with_bank
from twominute.render.pieces import command, count, plain
from twominute.render.readiness import next_command, verdict
from twominute.report import Report

BAR_WIDTH = 10
LEGEND = f"In brackets: how many answers a mean is of. Few: under {FEWEST}, and no mean is shown."


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under a head; the first cell of a row names it."""

    head: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a report."""

    id: str
    title: str
    lines: tuple[Line, ...] = ()
    table: Table | None = None
    bars: tuple[str, ...] = ()
    """For the rows of the table, where no picture stands beside it."""


def sections(report: Report) -> tuple[Section, ...]:
    """Return all sections that have something to say, their texts safe to be shown; the answers are left out."""
    every = (
        _practice(report),
        _readiness(report),
        _dimensions(report),
        _levels(report),
        _weeks(report),
        _calibration(report),
        _retries(report),
        Section("sentences", "The sentences that earned most", sentence_lines(report)),
        Section("gap", "The gap that came back most", gap_lines(report)),
        _next(report),
    )
    return tuple(_safe(each) for each in every if each.lines or (each.table and each.table.rows))


def heading(report: Report) -> str:
    """Return what the report is about, in one sentence."""
    scope = report.scope
    parts = [
        "all stored answers" if scope.days is None else f"the last {count(scope.days, 'day')}",
        *([f"level {scope.level}"] if scope.level else []),
        *([f"topic {scope.topic}"] if scope.topic else []),
        *([f"bank {scope.bank}"] if scope.bank else []),
    ]
    return safe_text(f"{report.rubric.name}: {', '.join(parts)}. Made on {report.made_on.isoformat()}.")


def _practice(report: Report) -> Section:
    progress, recent = report.progress, report.recent
    minutes, days = rates.whole_minutes(progress), f"{progress.days} of the last {DAYS_SHOWN} days"
    lines = [
        plain(f"{count(progress.attempts, 'answer')} to {count(progress.questions, 'question')}"),
        plain(f"practised on {days} (a day begins at 4 in the morning), {minutes} at the keys"),
        (Piece("overall: "), Piece(rates.said(progress.overall, 4), Role.STRONG)),
        plain(f"past the time limit: {progress.over_time} of {count(progress.attempts, 'answer')}"),
    ]
    if recent.seconds.is_telling:
        each = f"{rates.clock(recent.seconds)} (minutes:seconds) and {recent.words.mean:.0f} words"
        lines.append(plain(f"an answer takes {each} (mean of the last {recent.attempts})"))
    if progress.overrides:
        own = f"{count(progress.overrides, 'correction')} by you in {count(progress.corrected, 'answer')}"
        lines.append(command(f"{own}: your own levels count here (", "twominute history overrides", " lists them)"))
    return Section("practice", "Practice", tuple(lines))


def _readiness(report: Report) -> Section:
    rows = []
    for each in report.readiness:
        best = each.best.evidence if each.best else None
        typed = next_command(each, bank=report.scope.bank)
        rows.append(
            (
                plain(each.area.name),
                plain(verdict(each)),
                (quote(best.quote), Piece(f" (answer {each.best.number})", Role.DIM)) if each.best and best else (),
                (Piece(typed, Role.KEY),) if typed else (),
            )
        )
    head = ("area", "verdict", "best sentence", "next")
    return Section("readiness", "Readiness", table=Table(head, tuple(rows)))


def _dimensions(report: Report) -> Section:
    rows = [(report.names[dimension], rate) for dimension, rate in report.progress.dimensions]
    return _rated("dimension", "By dimension (level 0 to 2, where the question asks for it)", rows, top=2)


def _levels(report: Report) -> Section:
    rows = [(str(level), rate) for level, rate in report.progress.levels]
    return _rated("level", "By level of question (overall 0 to 4)", rows, top=4)


def _rated(kind: str, title: str, rows: Sequence[tuple[str, Rate]], *, top: int) -> Section:
    cells = tuple(_row(name, rates.said(rate, top)) for name, rate in rows)
    return Section(
        f"{kind}s", title, table=Table((kind, "mean"), cells), bars=tuple(_bar(rate, top) for _, rate in rows)
    )


def _bar(rate: Rate, top: int) -> str:
    if not rate.is_telling:
        return ""
    return ("#" * round(rate.mean / top * BAR_WIDTH)).ljust(BAR_WIDTH, ".")


def _weeks(report: Report) -> Section:
    names = report.names
    rows = []
    for week in report.progress.weeks:
        levels = dict(week.dimensions)
        cells = (rates.counted(levels[each]) if each in levels else "-" for each in names)
        rows.append(_row(week.monday.isoformat(), rates.counted(week.overall), *cells))
    return Section("weeks", "Over time", table=Table(("week of", "overall", *names.values()), tuple(rows)))


def _calibration(report: Report) -> Section:
    progress = report.progress
    together = progress.calibration_overall
    named = [("All together", together)] if together else []
    named += [(report.names[each.dimension], each) for each in progress.calibration if each.dimension]
    rows = tuple(_row(name, *map(rates.counted, (each.expected, each.found))) for name, each in named)
    head = ("level 0 to 2", "expected", "read")
    return Section("calibration", "Self-rating against reading", calibration_lines(progress), Table(head, rows))


def _retries(report: Report) -> Section:
    found = report.recent.retries
    counts = f"{found.higher} read higher overall, {found.same} the same, {found.lower} lower"
    rows = tuple(
        _row(report.names.get(gain.dimension or "", "Overall, 0 to 4"), *map(rates.counted, (gain.before, gain.after)))
        for gain in found.gains
    )
    lines = (plain(f"answered once more: {counts}"),) if found.count else ()
    return Section("retries", "Retry gains", lines, Table(("level 0 to 2", "before", "after"), rows))


def _next(report: Report) -> Section:
    question = report.following.question
    return Section(
        "next",
        "What is next",
        (
            (Piece(question.id, Role.STRONG), Piece(f" ({question.topic}, {question.level})")),
            plain(report.following.why),
            command("Answer it: ", with_bank(f"twominute drill {question.id}", report.scope.bank)),
        ),
    )


def _row(*cells: str) -> tuple[Line, ...]:
    return tuple(plain(cell) for cell in cells)


def _safe(section: Section) -> Section:
    lines = tuple(map(_gated, section.lines))
    if section.table is None:
        return replace(section, lines=lines)
    head = tuple(map(safe_text, section.table.head))
    rows = tuple(tuple(map(_gated, row)) for row in section.table.rows)
    return replace(section, lines=lines, table=Table(head, rows))


def _gated(line: Line) -> Line:
    return tuple(Piece(safe_text(piece.text), piece.role) for piece in line)
