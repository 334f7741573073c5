"""A report as a small picture, for a README: figures only, no word of any answer."""

from typing import NamedTuple

from twominute.progress import DAYS_SHOWN, Rate
from twominute.render.pieces import count, shortened
from twominute.render.rates import counted, exact, whole_minutes
from twominute.render.template import filled
from twominute.report import Report

BAR = 200
ROW, TOP, BOTTOM = 26, 96, 34
LONGEST_NAME = 16


class Bar(NamedTuple):
    """One dimension as it is drawn."""

    name: str
    said: str
    width: int
    y: int


def report_card(report: Report) -> str:
    """Return the card as SVG."""
    progress = report.progress
    bars = [
        Bar(shortened(report.names[dimension], LONGEST_NAME), counted(rate), _width(rate), TOP + ROW * at)
        for at, (dimension, rate) in enumerate(progress.dimensions)
    ]
    answers = f"{count(progress.attempts, 'answer')} in {whole_minutes(progress)}"
    facts = f"{answers}, on {progress.days} of the last {DAYS_SHOWN} days"
    return filled(
        "card.svg.jinja",
        title=f"{shortened(report.rubric.name, 40)}, two minutes each",
        facts=facts,
        overall=f"overall {counted(progress.overall)} of 4",
        bars=bars,
        full=BAR,
        height=TOP + ROW * len(bars) + BOTTOM,
        made_on=report.made_on.isoformat(),
    )


def _width(rate: Rate) -> int:
    return round((exact(rate) or 0) / 2 * BAR)
