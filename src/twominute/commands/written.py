"""A report in the format that was asked for. Each loads its own libraries: pygal and Jinja2 take 100 ms."""

import json
from io import StringIO

from twominute.commands.env import Env
from twominute.commands.options import ReportFormat
from twominute.commands.output import page_width
from twominute.report import Report

FILE_WIDTH = 100


def written(env: Env, report: Report, format_: ReportFormat, *, to_file: bool) -> str:
    """Return the whole text of a report."""
    match format_:
        case ReportFormat.TEXT:
            return _text(env, report, to_file=to_file)
        case ReportFormat.MARKDOWN:
            from twominute.render.report_markdown import report_markdown

            return report_markdown(report)
        case ReportFormat.HTML:
            from twominute.render.report_html import report_html

            return report_html(report)
        case ReportFormat.JSON:
            from twominute.render.report_json import report_json

            return json.dumps(report_json(report), indent=1) + "\n"
        case ReportFormat.CSV:
            from twominute.render.report_csv import report_csv

            return report_csv(report)
        case ReportFormat.SVG:
            from twominute.render.report_card import report_card

            return report_card(report)


def _text(env: Env, report: Report, *, to_file: bool) -> str:
    from twominute.plain.page import write_page
    from twominute.render.report import report_page

    on_terminal = env.stdout.isatty() and not to_file
    width = page_width(env) if on_terminal else FILE_WIDTH
    if on_terminal and not env.wants_plain:  # a screen reader would spell the dots out
        from twominute.render.report_plot import weeks_plot

        lines = report_page(report, width=width, plot=weeks_plot(report, width=width))
    else:
        lines = report_page(report, width=width)
    page = StringIO()
    write_page(lines, page, width=width, colour=on_terminal and env.wants_colour(env.stdout))
    return page.getvalue()
