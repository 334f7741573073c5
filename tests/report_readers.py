"""Reports read back from what was written: of each part, by its title, the lines that a person reads."""

import csv
import re
from collections import defaultdict
from html.parser import HTMLParser
from io import StringIO
from xml.etree import ElementTree as ET

from markdown_it import MarkdownIt

BARS = re.compile(r" [#.]{10}$")
VOID = {"meta", "br"}
Parts = dict[str, list[str]]


def text_parts(page: str) -> Parts:
    """Return the parts of a report as text, its lines unwrapped."""
    blocks = [block.splitlines() for block in page.strip().split("\n\n")]
    return {title: [BARS.sub("", _flat(line)) for line in lines] for title, *lines in blocks}


def markdown_parts(page: str) -> Parts:
    """Return the parts of a report as Markdown, as a renderer sees them."""
    tokens = MarkdownIt("commonmark").enable("table").parse(page)
    parts: Parts = defaultdict(list)
    title, cells = "", []
    for at, token in enumerate(tokens):
        if token.type == "inline":
            words = _flat("".join(each.content for each in token.children or [] if each.type != "softbreak"))
            before = tokens[at - 1].type
            if before == "heading_open":
                title = words
            elif before in {"th_open", "td_open"}:
                cells.append(words)
            else:
                parts[title].append(words)
        elif token.type == "tr_close":
            parts[title].append(_flat(" ".join(cells)))
            cells = []
    return dict(parts)


class Page(HTMLParser):
    """A page of HTML: its elements, their attributes, and its parts."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: list[tuple[str, str, str]] = []
        self.parts: Parts = defaultdict(list)
        self._open: list[str] = []
        self._words: list[str] = []
        self._title = ""
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag, f"</{tag}> closes something else"
        if tag in {"th", "td"}:
            self._words.append(" ")
        elif tag in {"h1", "h2"}:
            self._title = self._said()
        elif tag in {"li", "tr", "p", "pre"}:
            self.parts[self._title].append(self._said())
        elif tag == "figure":
            self._words = []

    def handle_data(self, data: str) -> None:
        if not {"style", "title"} & set(self._open):
            self._words.append(data)

    def handle_comment(self, data: str) -> None:
        self.elements.add(f"<!--{data}-->")

    def _said(self) -> str:
        words, self._words = _flat("".join(self._words)), []
        return words


def csv_values(table: str) -> dict[tuple[str, str, str], tuple[str, str]]:
    """Return the value and the attempts of a report as CSV, by section, item and measure."""
    return {(row[0], row[1], row[2]): (row[3], row[4]) for row in csv.reader(StringIO(table))}


def svg_texts(card: str) -> list[str]:
    """Return the words that a picture shows."""
    return [each.text or "" for each in ET.fromstring(card).iter("{http://www.w3.org/2000/svg}text")]  # noqa: S314


def _flat(words: str) -> str:
    return " ".join(words.split())
