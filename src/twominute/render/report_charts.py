"""The charts of a report as inline SVG: shapes and words only, coloured by the page that they stand in."""

from datetime import timedelta
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

from pygal import HorizontalBar, Line
from pygal.graph.graph import Graph

from twominute.model.reading import LEVEL_WORDS
from twominute.model.safe import safe_text
from twominute.progress import Rate
from twominute.render.pieces import shortened
from twominute.render.rates import exact, mean
from twominute.report import Report

WIDTH, HEIGHT = 720, 320
BAR, AROUND_BARS = 24, 100
"""Height of a bar, and of what stands above and below all of them."""
FEWEST_WEEKS = 2
"""One point is no line."""
MOST_WEEKS = 104
"""The last two years: more points are no line that can be followed, and take a second to draw."""
A_YEAR = 52
"""Weeks up to which a day is clear without its year."""
MOST_WEEK_LABELS = 8
LONGEST_NAME = 16
ELEMENTS = frozenset({"svg", "g", "path", "rect", "circle", "text"})
ATTRIBUTES = frozenset(
    {"class", "cx", "cy", "d", "height", "r", "text-anchor", "transform", "viewBox", "width", "x", "y"}
)
"""What is kept of what pygal draws: it adds a script, a style, tips for a mouse, and ids that would come twice."""
SCALE = [{"value": value, "label": word} for value, word in enumerate(LEVEL_WORDS)]


class Chart(NamedTuple):
    """A picture, and the words for who does not see it."""

    svg: str
    alt: str


def charts(report: Report) -> dict[str, Chart]:
    """Return the charts by the ids of the sections that they stand in; none where there is too little to draw."""
    drawn = {"dimensions": _dimensions(report), "weeks": _weeks(report), "calibration": _calibration(report)}
    return {section: chart for section, chart in drawn.items() if chart is not None}


def _dimensions(report: Report) -> Chart | None:
    rows = {dimension: rate for dimension, rate in report.progress.dimensions if rate.is_telling}
    if not rows:
        return None
    names = [shortened(report.names[each], LONGEST_NAME) for each in rows]
    means = ", ".join(f"{name} {mean(rate)}" for name, rate in zip(names, rows.values(), strict=True))
    return Chart(_bars(names, {"read": list(rows.values())}), f"Bars of the mean level, 0 to 2: {means}.")


def _calibration(report: Report) -> Chart | None:
    rows = {str(each.dimension): each for each in report.progress.calibration if each.found.is_telling}
    if not rows:
        return None
    names = [shortened(report.names[each], LONGEST_NAME) for each in rows]
    series = {"expected": [each.expected for each in rows.values()], "read": [each.found for each in rows.values()]}
    means = ", ".join(
        f"{name} {mean(each.expected)} expected and {mean(each.found)} read"
        for name, each in zip(names, rows.values(), strict=True)
    )
    return Chart(_bars(names, series), f"Bars of the mean level, 0 to 2: {means}.")


def _weeks(report: Report) -> Chart | None:
    weeks = {week.monday: dict(week.dimensions) for week in report.progress.weeks}
    told = [monday for monday, rates in weeks.items() if any(rate.is_telling for rate in rates.values())]
    told = [monday for monday in told if monday > max(told) - timedelta(weeks=MOST_WEEKS)]
    if len(told) < FEWEST_WEEKS:
        return None
    first, last = min(told), max(told)
    # Weeks without answers have their place too: a line over a pause is longer.
    mondays = [first + timedelta(weeks=at) for at in range((last - first).days // 7 + 1)]
    step = -(-len(mondays) // MOST_WEEK_LABELS)
    is_named = [at % step == 0 for at in range(len(mondays))]
    chart = Line(
        **_common(HEIGHT),
        y_labels=SCALE,
        print_labels=True,
        truncate_label=-1,
        x_labels_major_every=step,
        show_minor_x_labels=False,
    )
    form = "%m-%d" if len(mondays) <= A_YEAR else "%Y-%m"
    chart.x_labels = [monday.strftime(form) if named else "" for monday, named in zip(mondays, is_named, strict=True)]
    for each in report.rubric.dimensions:
        rates = (weeks.get(monday, {}).get(each.id) for monday in mondays)
        points = [
            {"value": exact(rate) if rate else None, "label": safe_text(each.mark) if named else ""}
            for rate, named in zip(rates, is_named, strict=True)
        ]
        chart.add(f"{safe_text(each.mark)}  {shortened(each.name, LONGEST_NAME)}", points)
    return Chart(
        _drawn(chart),
        f"Lines of the mean level of each dimension by week, from {first} to {last}; the table has every number.",
    )


def _bars(names: list[str], series: dict[str, list[Rate]]) -> str:
    chart = HorizontalBar(
        **_common(AROUND_BARS + BAR * len(names) * len(series)),
        print_values=True,
        print_values_position="top",
        show_legend=len(series) > 1,
        formatter=lambda value: f"{value:.1f}",
    )
    chart.y_labels = SCALE
    chart.x_labels = names[::-1]  # pygal begins at the bottom
    for name, rates in series.items():
        chart.add(name, [exact(rate) for rate in reversed(rates)])
    return _drawn(chart)


def _common(height: int) -> dict[str, Any]:
    return {
        "width": WIDTH,
        "height": height,
        "range": (0, 2),
        "js": (),
        "css": (),
        "no_prefix": True,
        "disable_xml_declaration": True,
        "legend_at_bottom": True,
        "margin": 10,
        "margin_left": 60,  # words are larger on a phone
        "margin_right": 50,
    }


def _drawn(chart: Graph) -> str:
    chart.add_xml_filter(_bare)
    return str(chart.render(is_unicode=True))


def _bare(element: Element) -> Element:
    """Return what was drawn with nothing but shapes and words in it."""
    for name in set(element.attrib) - ATTRIBUTES:
        del element.attrib[name]
    for child in list(element):
        is_tip = "tooltip-overlay" in child.attrib.get("class", "")
        if child.tag in ELEMENTS and not is_tip:
            _bare(child)
        else:
            element.remove(child)
    return element
