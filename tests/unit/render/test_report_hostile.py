"""Whatever stands in a name or an answer, a report stays what it is."""

import csv
import re
from io import StringIO
from xml.etree import ElementTree as ET

import pytest
from markdown_it import MarkdownIt

from builders_hostile import PAYLOADS, a_hostile_report, hostile_texts
from report_readers import Page
from twominute.render.cells import cell
from twominute.render.report_card import report_card
from twominute.render.report_csv import report_csv
from twominute.render.report_html import report_html
from twominute.render.report_markdown import report_markdown

FORMULA = re.compile(r"[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
PAGE = {"html", "head", "meta", "title", "style", "body", "main", "section", "footer", "article", "h1", "h2", "figure"}
WORDS = {"p", "br", "ul", "li", "code", "strong", "q", "span", "pre"}
TABLES = {"div", "table", "thead", "tbody", "tr", "th", "td"}
PICTURES = {"svg", "g", "path", "rect", "circle", "text"}
TOUCHED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069]")


def _cells(table: str) -> list[str]:
    return [cell for row in csv.reader(StringIO(table)) for cell in row]


def test_none_of_ten_thousand_hostile_cells_is_a_formula() -> None:
    hostile = hostile_texts(10_000)
    target = StringIO()
    csv.writer(target, quoting=csv.QUOTE_ALL).writerows([cell(each)] for each in hostile)
    written = _cells(target.getvalue())

    assert len(written) == 10_000
    assert [each for each in written if FORMULA.match(each.lstrip())] == []
    assert [each for each in written for part in re.split("[;,|]", each) if FORMULA.match(part.strip())] == []
    assert [each for each in written if TOUCHED.search(each)] == []


def test_a_plain_cell_stays_as_it_is() -> None:
    words = "We roll back, and then - after an hour - look again; 5% at first."

    assert (cell(words), cell(1.5), cell(None)) == (words, "1.5", "")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_table_has_no_formula_whatever_names_and_answers_are(payload: str) -> None:
    cells = _cells(report_csv(a_hostile_report(payload)))

    assert [each for each in cells if FORMULA.match(each)] == []
    assert len(cells) % 5 == 0


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_page_has_only_the_elements_of_the_allow_list(payload: str) -> None:
    page = Page(report_html(a_hostile_report(payload)))

    assert page.elements <= PAGE | WORDS | TABLES | PICTURES
    assert [each for each in page.attributes if each[1].startswith("on") or each[1] in {"src", "href", "style"}] == []


def test_a_page_with_ten_thousand_hostile_answers_has_only_the_elements_of_the_allow_list() -> None:
    page = Page(report_html(a_hostile_report(PAYLOADS[0], answers=10_000)))

    assert page.elements <= PAGE | WORDS | TABLES | PICTURES


@pytest.mark.parametrize("write", [report_html, report_markdown, report_csv, report_card])
@pytest.mark.parametrize("payload", PAYLOADS[-3:])
def test_what_hides_or_steers_is_made_visible(payload: str, write: object) -> None:
    assert callable(write)
    written = str(write(a_hostile_report(payload)))

    assert TOUCHED.search(written) is None
    assert "\ufffd" in written


@pytest.mark.parametrize("payload", PAYLOADS)
def test_markdown_makes_no_element_no_link_and_no_picture_of_it(payload: str) -> None:
    written = report_markdown(a_hostile_report(payload))
    tokens = MarkdownIt("gfm-like", {"html": True}).parse(written)
    kinds = {each.type for token in tokens for each in (token, *(token.children or []))}

    assert kinds.isdisjoint({"html_block", "html_inline", "link_open", "image"})
    assert sum(token.type == "heading_open" for token in tokens) == 11 + 32


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_card_has_only_shapes_and_words(payload: str) -> None:
    elements = list(ET.fromstring(report_card(a_hostile_report(payload))).iter())  # noqa: S314 - our own output

    assert {each.tag.rpartition("}")[2] for each in elements} == {"svg", "title", "desc", "style", "rect", "text"}
    assert not any("href" in name or name.startswith("on") for each in elements for name in each.attrib)
