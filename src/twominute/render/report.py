"""Progress as a page: rates with their number of attempts, none under five."""

from collections.abc import Sequence

from twominute.model.page import Line, Piece, Role
from twominute.model.question import Rubric
from twominute.progress import DAYS_SHOWN, FEWEST, Progress, Rate, Week
from twominute.readiness import Readiness
from twominute.render.calibration import calibration_lines
from twominute.render.pieces import aligned, command, count, dim, join_with_blanks, plain, title
from twominute.render.readiness import readiness_lines

BAR_WIDTH = 10


def report_page(
    progress: Progress, rubric: Rubric, ready: Sequence[Readiness], *, bank: str | None
) -> tuple[Line, ...]:
    """Return the whole report as text."""
    names = {dimension.id: dimension.name for dimension in rubric.dimensions}
    return join_with_blanks(
        (
            _practised(progress),
            readiness_lines(ready, bank=bank),
            _table(
                "By dimension (level 0 to 2, where the question asks for it)",
                [(names[dimension], rate, 2) for dimension, rate in progress.dimensions],
            ),
            _table("By level of question (overall 0 to 4)", [(str(level), rate, 4) for level, rate in progress.levels]),
            _weeks(progress.weeks, names),
            calibration_lines(progress, names),
            (command("Next: ", "twominute", " goes on; `twominute history` lists every answer."),),
        )
    )


def _practised(progress: Progress) -> tuple[Line, ...]:
    lines = [
        title("Practice"),
        plain(f"{count(progress.attempts, 'answer')} to {count(progress.questions, 'question')}"),
        plain(
            f"practised on {progress.days} of the last {DAYS_SHOWN} days, {progress.minutes:.0f} minutes at the keys"
        ),
        (Piece("overall: "), Piece(_mean(progress.overall, 4), Role.STRONG)),
        plain(f"past the time limit: {progress.over_time} of {count(progress.attempts, 'answer')}"),
    ]
    if progress.overrides:
        own = f"{count(progress.overrides, 'correction')} by you in {count(progress.corrected, 'answer')}"
        lines.append(plain(f"{own}: your own levels count here (`twominute history overrides` lists them)"))
    return tuple(lines)


def _table(heading: str, rows: list[tuple[str, Rate, int]]) -> tuple[Line, ...]:
    if not rows:
        return ()
    cells = [(name, _mean(rate, top), _bar(rate, top)) for name, rate, top in rows]
    return (title(heading), *(plain(f"  {line}") for line in aligned(cells)))


def _weeks(weeks: tuple[Week, ...], names: dict[str, str]) -> tuple[Line, ...]:
    if not weeks:
        return ()
    head = ("week of", "answers", "overall", *names.values())
    rows = [
        (
            week.monday.isoformat(),
            str(week.overall.attempts),
            _short(week.overall),
            *(_short(dict(week.dimensions).get(dimension)) for dimension in names),
        )
        for week in weeks
    ]
    lines = aligned([head, *rows])
    return (
        title("Over time"),
        dim(f"  {lines[0]}"),
        *(plain(f"  {line}") for line in lines[1:]),
        dim(f"  a dot: fewer than {FEWEST} answers that week"),
    )


def _mean(rate: Rate, top: int) -> str:
    return f"{rate.mean:.1f} of {top} ({count(rate.attempts, 'answer')})" if rate.is_telling else _few(rate)


def _few(rate: Rate) -> str:
    return f"too few answers to say ({rate.attempts} of {FEWEST})"


def _short(rate: Rate | None) -> str:
    return f"{rate.mean:.1f}" if rate and rate.is_telling else "."


def _bar(rate: Rate, top: int) -> str:
    if not rate.is_telling:
        return ""
    return ("#" * round(rate.mean / top * BAR_WIDTH)).ljust(BAR_WIDTH, ".")
