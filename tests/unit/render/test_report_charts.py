from dataclasses import replace
from datetime import timedelta

from builders import a_bank
from builders_report import a_history, a_report
from twominute.render.report_charts import MOST_WEEKS, charts

FEW, MANY = 60, MOST_WEEKS + 30


def test_weeks_of_one_year_are_named_by_their_day_and_of_several_by_year_and_month() -> None:
    assert "03-02" in charts(a_report())["weeks"].svg
    svg = charts(a_report(a_history(weeks=FEW, each=5), bank=a_bank()))["weeks"].svg
    assert svg.count("2026-03") == 1
    assert "…" not in svg


def test_of_a_long_history_the_last_two_years_are_drawn_and_the_words_say_so() -> None:
    report = a_report(a_history(weeks=MANY, each=5), bank=a_bank())

    last = report.progress.weeks[-1].monday
    chart = charts(report)["weeks"]
    assert f"from {last - timedelta(weeks=MOST_WEEKS - 1)} to {last}" in chart.alt
    assert chart.svg.count("<circle") <= MOST_WEEKS * len(report.rubric.dimensions) + 10


def test_a_week_that_is_not_drawn_does_not_make_a_line_of_another() -> None:
    report = a_report(a_history(weeks=MANY, each=5), bank=a_bank())
    weeks = report.progress.weeks

    assert charts(replace(report, progress=replace(report.progress, weeks=(weeks[0], weeks[-1])))).get("weeks") is None
    assert "weeks" in charts(replace(report, progress=replace(report.progress, weeks=weeks[-2:])))
