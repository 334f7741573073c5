"""A report as text, and its plot."""

from datetime import date

import pytest

from builders import a_bank, a_rating, a_reading, an_attempt, an_override, text_of
from builders_report import a_history, a_report
from twominute.render.report import report_page
from twominute.render.report_json import report_json
from twominute.render.report_plot import weeks_plot
from twominute.report import Report, Scope


def _page(report: Report, *, width: int = 100) -> str:
    return text_of(report_page(report, width=width))


def test_the_report_shows_no_mean_under_five() -> None:
    report = a_report([an_attempt()])

    assert "too few answers to say (1 of 5)" in _page(report)
    assert "few (1)" in _page(report)
    assert report_json(report)["overall"] == {"attempts": 1, "mean": None}


def test_the_report_says_how_far_expectation_and_reading_are_apart() -> None:
    attempts = [an_attempt(n, reading=a_reading(levels={"goal": 1}), self_rating=a_rating(goal=2)) for n in range(5)]

    assert "expected 1.0 of a level more on all dimensions together than the reading finds (5 answers)" in _page(
        a_report(attempts)
    )


def test_every_mean_stands_beside_the_number_of_its_answers() -> None:
    page = _page(a_report())

    assert "overall: 2.0 of 4 (32 answers)" in page
    assert "2026-03-02  0.5 (8)" in page
    assert "an answer takes 1:36 (minutes:seconds)" in page
    assert "mean of the last 32" in page


def test_the_report_says_what_it_is_about() -> None:
    scope = Scope("my bank", days=14, topic="incidents")

    assert "MLOps: the last 14 days, topic incidents, bank my bank. Made on 2026-03-23." in _page(a_report(scope=scope))


def test_corrections_by_the_person_are_counted() -> None:
    assert "1 correction by you in 1 answer" in _page(a_report([an_attempt(overrides=(an_override(1),))]))


def test_without_retries_self_ratings_and_gaps_their_parts_are_left_out() -> None:
    page = _page(a_report([an_attempt(reading=a_reading(levels={"rollback": 2}))]))

    assert "Retry gains" not in page
    assert "Self-rating" not in page
    assert "came back most" not in page


@pytest.mark.parametrize("width", [40, 80, 100])
def test_no_row_of_a_table_is_wider_than_the_page(width: int) -> None:
    weeks = _page(a_report(), width=width).partition("Over time\n")[2].partition("\n\n")[0]

    assert max(map(len, weeks.splitlines())) <= width
    assert ("overall: 0.5 (8)" in weeks) == (width == 40)


@pytest.mark.parametrize("width", [60, 100])
def test_the_plot_has_the_letter_of_every_dimension_and_fits(width: int) -> None:
    plot = text_of(weeks_plot(a_report(), width=width))

    assert all(mark in plot for mark in ("G", "M", "R", "explained", "03-02", "where two meet, one is seen"))
    assert max(map(len, plot.splitlines()[:-1])) <= width - 2


def test_there_is_no_plot_of_one_week_nor_on_a_narrow_screen() -> None:
    assert weeks_plot(a_report(a_history(weeks=1)), width=100) == ()
    assert weeks_plot(a_report(), width=40) == ()


def test_a_year_of_weeks_is_plotted() -> None:
    report = a_report(a_history(weeks=52, each=5), bank=a_bank())

    assert "(week)" in text_of(weeks_plot(report, width=100))
    assert report.made_on == date(2027, 2, 22)
