"""A report as a page of text: rates with their number of attempts, none under five."""

from collections.abc import Iterable, Iterator, Sequence

from twominute.model.page import Line, Piece
from twominute.render.pieces import BLANK, aligned, command, dim, join_with_blanks, plain, title
from twominute.render.readiness import readiness_lines
from twominute.render.report_answers import Written, answers
from twominute.render.report_sections import LEGEND, Section, Table, heading, sections
from twominute.report import Report

INDENT = Piece("  ")


def report_page(report: Report, *, width: int, plot: Sequence[Line] = ()) -> tuple[Line, ...]:
    """Return the whole report as text for a width; a plot stands above the table of the weeks."""
    return join_with_blanks(
        (
            (dim(heading(report)), dim(LEGEND)),
            *(_block(report, each, width=width, plot=plot) for each in sections(report)),
            *(_answer(each) for each in answers(report)),
            (command("Every answer: ", "twominute history"),),
        )
    )


def _block(report: Report, section: Section, *, width: int, plot: Sequence[Line]) -> tuple[Line, ...]:
    if section.id == "readiness":  # too wide for a table: sentences are long
        return readiness_lines(report.readiness, bank=report.scope.bank)
    return (
        title(section.title),
        *_indented(section.lines),
        *_indented([*plot, BLANK] if plot and section.id == "weeks" else ()),
        *_indented(_table(section.table, section.bars, width - len(INDENT.text)) if section.table else ()),
    )


def _table(table: Table, bars: Sequence[str], width: int) -> Iterator[Line]:
    """Yield a table as wide as it may be: with its bars, without them, or as a list."""
    rows = [table.head, *(tuple("".join(piece.text for piece in cell) for cell in row) for row in table.rows)]
    barred = [[(*row, bar) for row, bar in zip(rows, ("", *bars), strict=True)]] if bars else []
    for cells in (*barred, rows):
        head, *lines = aligned(cells)
        if max(map(len, (head, *lines))) <= width:
            yield dim(head)
            yield from map(plain, lines)
            return
    yield from _list(rows)


def _list(rows: Sequence[Sequence[str]]) -> Iterator[Line]:
    """Yield a table that is too wide for its page: each row a heading with its cells below."""
    (_, *head), *others = rows
    for name, *cells in others:
        yield plain(name)
        yield from (plain(f"  {column}: {cell}") for column, cell in zip(head, cells, strict=True))


def _answer(written: Written) -> tuple[Line, ...]:
    return title(written.heading), dim(f"  {written.ask}"), *_indented(map(plain, written.text.split("\n")))


def _indented(lines: Iterable[Line]) -> Iterator[Line]:
    return ((INDENT, *line) for line in lines)
