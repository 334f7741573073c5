"""A report as Markdown that nothing in a name or an answer can break out of."""

import re
from collections.abc import Iterable, Iterator

from twominute.model.page import Line, Piece, Role
from twominute.render.report_answers import Written, answers, privacy
from twominute.render.report_sections import LEGEND, Section, Table, heading, sections
from twominute.report import Report

_SPECIAL = re.compile(
    r"""
      [\\`*_\[\]<>&|~$@]     # what makes text anything else, wherever it stands
    | :(?=//) | (?<=www)\.  # addresses: some readers make links of bare ones
    | ^[-+=#]              # what begins a list, a rule or a heading
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What Markdown and its usual extensions obey; a backslash takes the power from each."""
_NUMBERED = re.compile(r"^(\d+)([.)])(?=\s|$)")
_SPACE = re.compile(r"\s+")
_FENCE = re.compile(r"`{3,}")


def report_markdown(report: Report) -> str:
    """Return the whole report as Markdown with tables."""
    blocks = [
        "# Practice report",
        _text(heading(report)),
        _text(LEGEND),
        *(block for each in sections(report) for block in _section(each)),
        *(block for each in answers(report) for block in _answer(each)),
        _text(privacy(report)),
    ]
    return "\n\n".join(blocks) + "\n"


def _section(section: Section) -> Iterator[str]:
    yield f"## {_text(section.title)}"
    if section.lines:
        yield "\n".join(f"- {_line(line)}" for line in section.lines)
    if section.table:
        yield "\n".join(_table(section.table))


def _table(table: Table) -> Iterator[str]:
    yield _row(map(_text, table.head))
    yield _row("---" for _ in table.head)
    yield from (_row(map(_line, row)) for row in table.rows)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _answer(written: Written) -> Iterator[str]:
    yield f"## {_text(written.heading)}"
    yield _text(written.ask)
    longest = max((len(run) for run in _FENCE.findall(written.text)), default=2)
    fence = "`" * (longest + 1)
    yield f"{fence}text\n{written.text}\n{fence}"


def _line(line: Line) -> str:
    return "".join(_piece(piece) for piece in line)


def _piece(piece: Piece) -> str:
    if piece.role is Role.KEY:
        return _code(piece.text)
    text = _text(piece.text)
    return f"**{text}**" if piece.role is Role.STRONG and text else text


def _code(text: str) -> str:
    """Return a command as code; one that could end the code or a table cell is written as text."""
    return _text(text) if {"`", "|", "\n"} & set(text) else f"`{text}`"


def _text(text: str) -> str:
    return _NUMBERED.sub(r"\1\\\2", _SPECIAL.sub(r"\\\g<0>", _SPACE.sub(" ", text)))
