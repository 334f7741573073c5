"""A report as one HTML file that asks for nothing else: no script, no address, a style of its own."""

from markupsafe import Markup

from twominute.render.report_answers import answers, privacy
from twominute.render.report_charts import charts
from twominute.render.report_sections import LEGEND, heading, sections
from twominute.render.template import filled
from twominute.report import Report


def report_html(report: Report) -> str:
    """Return the whole report as a page with tables and charts."""
    # Only the pictures are not escaped by the template: pygal has escaped the words in them.
    drawn = {section: (Markup(chart.svg), chart.alt) for section, chart in charts(report).items()}  # noqa: S704
    return filled(
        "report.html.jinja",
        heading=heading(report),
        legend=LEGEND,
        sections=sections(report),
        charts=drawn,
        answers=answers(report),
        privacy=privacy(report),
    )
