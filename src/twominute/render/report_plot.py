"""Levels over time as a plot of characters, each dimension by its letter."""

import re
from datetime import UTC, date, datetime, time, timedelta

from plotille import Figure

from twominute.model.page import Line, Piece, Role
from twominute.model.reading import LEVEL_WORDS
from twominute.render.pieces import dim
from twominute.render.rates import exact
from twominute.report import Report

TOP, ROWS_A_LEVEL = 2.25, 4
"""A quarter of a level above the highest one: a mark at the edge would not be drawn."""
AXIS = 25
"""Columns beside the plot: the scale to its left, the end of the axis to its right."""
NARROWEST = 60
"""Columns under which lines are too near each other to be followed."""
FEWEST_WEEKS = 2
"""One point is no line."""


def weeks_plot(report: Report, *, width: int) -> tuple[Line, ...]:
    """Return the plot for a width, empty where it is too narrow or fewer than two weeks have a mean.

    Without colour: the letters tell the lines apart, and the table below it has every number.
    """
    marks = {each.id: each.mark for each in report.rubric.dimensions}
    points: dict[str, list[tuple[datetime, float]]] = {each: [] for each in marks}
    for week in report.progress.weeks:
        for dimension, rate in week.dimensions:
            if (mean := exact(rate)) is not None and dimension in points:
                points[dimension].append((_noon(week.monday), mean))
    days = {day for found in points.values() for day, _ in found}
    if len(days) < FEWEST_WEEKS or width < NARROWEST:
        return ()
    figure = _figure(min(days), max(days), width=width)
    for dimension, found in points.items():
        if found:
            figure.plot([day for day, _ in found], [mean for _, mean in found], marker=marks[dimension])
    legend = ", ".join(f"{marks[each]} {report.names[each].lower()}" for each, found in points.items() if found)
    letters = re.compile(f"([{re.escape(''.join(marks.values()))}])")
    return *(_row(each, letters) for each in str(figure.show()).split("\n")), dim(
        f"{legend}; where two meet, one is seen"
    )


def _row(row: str, letters: re.Pattern[str]) -> Line:
    """Return a row with its letters stronger than its lines."""
    scale, edge, drawn = row.partition("|")
    parts = letters.split(drawn)
    return Piece(f"{scale}{edge}"), *(Piece(part, Role.STRONG if at % 2 else Role.DIM) for at, part in enumerate(parts))


def _figure(first: datetime, last: datetime, *, width: int) -> Figure:
    figure = Figure()
    figure.width, figure.height = width - AXIS, int(TOP * ROWS_A_LEVEL)
    figure.with_colors = figure.origin = False
    figure.x_label, figure.y_label = "week", "level"
    figure.register_label_formatter(float, _level)
    figure.register_label_formatter(datetime, _day)
    figure.set_y_limits(0, TOP)
    figure.set_x_limits(first, last + (last - first) / figure.width + timedelta(hours=1))
    return figure


def _level(value: float, chars: int, **how: object) -> str:
    """Return the word of a whole level, nothing between two of them."""
    return _placed(LEVEL_WORDS[int(value)] if value == int(value) else "", chars, **how)


def _day(value: datetime, chars: int, **how: object) -> str:
    return _placed(f"{value:%m-%d}", chars, **how)


def _placed(label: str, chars: int, **how: object) -> str:
    """Return a label as wide as plotille wants it, on the side that it names."""
    return label.ljust(chars) if how.get("left") else label.rjust(chars)


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), tzinfo=UTC)
