"""One history in six formats: they agree number for number."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from builders import an_attempt, an_override, text_of
from builders_report import a_history, a_report, with_answers
from report_readers import Page, Parts, csv_values, markdown_parts, svg_texts, text_parts
from twominute.model.reading import LEVEL_WORDS
from twominute.render.report import report_page
from twominute.render.report_card import report_card
from twominute.render.report_csv import report_csv
from twominute.render.report_html import report_html
from twominute.render.report_json import report_json
from twominute.render.report_markdown import report_markdown
from twominute.report import Report

REPORT = a_report()
WRITTEN: Any = json.loads(json.dumps(report_json(REPORT)))
NAMES = REPORT.names
LAID_OUT_ITS_OWN_WAY = "Readiness"


def _text(report: Report) -> str:
    return text_of(report_page(report, width=1000))


def _shown(rate: dict[str, Any]) -> str:
    return f"{'few' if rate['mean'] is None else format(rate['mean'], '.1f')} ({rate['attempts']})"


def _said(rate: dict[str, Any], top: int) -> str:
    if rate["mean"] is None:
        return f"too few answers to say ({rate['attempts']} of 5)"
    return f"{rate['mean']:.1f} of {top} ({rate['attempts']} answers)"


def _lines_of_the_json() -> Iterator[tuple[str, str]]:
    """Yield what the other formats must say, by the title of its part."""
    yield "Practice", f"{WRITTEN['attempts']} answers to {WRITTEN['questions']} questions"
    days, minutes = WRITTEN["days_of_last_28"], WRITTEN["minutes"]
    practised = f"practised on {days} of the last 28 days (a day begins at 4 in the morning)"
    yield "Practice", f"{practised}, {minutes:.0f} minutes at the keys"
    yield "Practice", f"overall: {_said(WRITTEN['overall'], 4)}"
    yield "Practice", f"past the time limit: {WRITTEN['over_time']} of {WRITTEN['attempts']} answers"
    for dimension, rate in WRITTEN["dimensions"].items():
        yield (
            "By dimension (level 0 to 2, where the question asks for it)",
            f"{NAMES[dimension]} {_said(rate, 2)}",
        )
    for level, rate in WRITTEN["levels"].items():
        yield "By level of question (overall 0 to 4)", f"{level} {_said(rate, 4)}"
    for week in WRITTEN["weeks"]:
        rates = (week["dimensions"].get(each) for each in NAMES)
        cells = (_shown(rate) if rate else "-" for rate in rates)
        yield "Over time", " ".join((week["monday"], _shown(week["overall"]), *cells))
    for dimension, row in WRITTEN["calibration"].items():
        yield "Self-rating against reading", f"{NAMES[dimension]} {_shown(row['expected'])} {_shown(row['found'])}"
    for gain in WRITTEN["retries"]["gains"]:
        name = NAMES.get(gain["dimension"], "Overall, 0 to 4")
        yield "Retry gains", f"{name} {_shown(gain['before'])} {_shown(gain['after'])}"
    for each in WRITTEN["sentences"]:
        levels = [f"{NAMES[name].lower()} {LEVEL_WORDS[n]}" for name, n in each["levels"].items()]
        yield "The sentences that earned most", f'"{each["quote"]}" (answer {each["number"]}): {", ".join(levels)}'
    yield "What is next", f"Answer it: {WRITTEN['next']['command']}"


HUMAN: dict[str, Parts] = {
    "text": text_parts(_text(REPORT)),
    "md": markdown_parts(report_markdown(REPORT)),
    "html": Page(report_html(REPORT)).parts,
}


@pytest.mark.parametrize("format_", HUMAN)
def test_what_a_person_reads_is_what_the_json_has(format_: str) -> None:
    assert [line for line in _lines_of_the_json() if line[1] not in HUMAN[format_].get(line[0], [])] == []


@pytest.mark.parametrize("format_", ["md", "html"])
def test_text_markdown_and_html_say_the_same_line_for_line(format_: str) -> None:
    titles = [title for title in HUMAN["text"] if title in HUMAN["html"] and title != LAID_OUT_ITS_OWN_WAY]

    assert len(titles) == 9
    assert {title: HUMAN[format_][title][: len(HUMAN["text"][title])] for title in titles} == {
        title: HUMAN["text"][title] for title in titles
    }


@pytest.mark.parametrize("format_", HUMAN)
def test_every_format_has_each_verdict_of_readiness(format_: str) -> None:
    lines = " ".join(HUMAN[format_][LAID_OUT_ITS_OWN_WAY])

    for area in WRITTEN["readiness"].values():
        assert area["name"] in lines
        assert f"{area['state']}" in lines
        assert f"explained in {area['explained']}" in lines


def test_a_command_is_set_as_code_in_the_page_and_in_markdown() -> None:
    corrected = a_report([an_attempt(overrides=(an_override(1),))])
    page = report_html(corrected)

    assert "<code>twominute history overrides</code> lists them" in " ".join(page.split())
    assert "`" not in page
    assert "`twominute history overrides` lists them" in report_markdown(corrected)


def _values_of_the_json() -> dict[tuple[str, str, str], tuple[str, str]]:
    """Return what the table must have, by section, item and measure."""
    gap = WRITTEN["gap"]
    found = {
        ("practice", "", "attempts"): (str(WRITTEN["attempts"]), ""),
        ("practice", "", "days of the last 28"): (str(WRITTEN["days_of_last_28"]), ""),
        ("practice", "", "minutes"): (str(WRITTEN["minutes"]), ""),
        ("practice", "", "overall"): _cells(WRITTEN["overall"]),
        ("practice", "", "seconds of an answer"): _cells(WRITTEN["time"]["seconds"]),
        ("gap", gap["dimension"], LEVEL_WORDS[gap["level"]]): (str(gap["times"]), str(gap["asked"])),
        ("next", WRITTEN["next"]["id"], "command"): (WRITTEN["next"]["command"], ""),
    }
    found |= {("dimension", each, "level"): _cells(rate) for each, rate in WRITTEN["dimensions"].items()}
    found |= {("question level", each, "overall"): _cells(rate) for each, rate in WRITTEN["levels"].items()}
    for week in WRITTEN["weeks"]:
        found["week", week["monday"], "overall"] = _cells(week["overall"])
        found |= {("week", week["monday"], each): _cells(rate) for each, rate in week["dimensions"].items()}
    for each, row in WRITTEN["calibration"].items():
        found["self-rating", each, "expected"] = _cells(row["expected"])
        found["self-rating", each, "read"] = _cells(row["found"])
    for gain in WRITTEN["retries"]["gains"]:
        found["retries", gain["dimension"] or "overall", "before"] = _cells(gain["before"])
        found["retries", gain["dimension"] or "overall", "after"] = _cells(gain["after"])
    return found


def _cells(rate: dict[str, Any]) -> tuple[str, str]:
    return "" if rate["mean"] is None else str(rate["mean"]), str(rate["attempts"])


def test_the_csv_has_the_numbers_of_the_json() -> None:
    written, wanted = csv_values(report_csv(REPORT)), _values_of_the_json()

    assert len(wanted) >= 40
    assert {key: written.get(key) for key in wanted} == wanted


def test_the_card_has_the_numbers_of_the_json_and_no_word_of_an_answer() -> None:
    texts = svg_texts(report_card(REPORT))

    assert f"overall {_shown(WRITTEN['overall'])} of 4" in texts
    assert [each for each in texts if each in {_shown(rate) for rate in WRITTEN["dimensions"].values()}] == [
        _shown(rate) for rate in WRITTEN["dimensions"].values()
    ]
    days, minutes = WRITTEN["days_of_last_28"], WRITTEN["minutes"]
    assert f"{WRITTEN['attempts']} answers in {minutes:.0f} minutes, on {days} of the last 28 days" in texts
    assert not any(each["quote"] in " ".join(texts) for each in WRITTEN["sentences"])


def test_answers_stand_in_a_report_only_when_they_were_asked_for() -> None:
    history = a_history()
    answer = history[-1].answer.text
    formats = (_text, report_markdown, report_html, lambda each: json.dumps(report_json(each)), report_csv)

    assert [answer in write(with_answers(history)) for write in formats] == [True] * 5
    assert [answer in write(a_report(history)) for write in formats] == [False] * 5


def test_the_same_report_is_written_the_same_twice() -> None:
    assert report_html(REPORT) == report_html(a_report())
