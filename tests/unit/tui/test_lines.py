from rich.cells import cell_len

from twominute.model.page import Line, Piece, Role
from twominute.tui.lines import page, rows


def plain(line: Line, width: int) -> list[str]:
    return [row.plain for row in rows(line, width)]


def test_a_line_breaks_between_words() -> None:
    assert plain((Piece("one two three four"),), 9) == ["one two", "three", "four"]


def test_a_quote_goes_on_inside_its_mark() -> None:
    line = (Piece("    "), Piece('"one two three"', Role.QUOTE), Piece(" why", Role.DIM))

    assert plain(line, 16) == ['    "one two', '     three" why']


def test_a_column_goes_on_below_itself() -> None:
    line = (Piece("  + found  ", Role.GOOD), Piece("the alias is pointed back"))

    assert plain(line, 24) == ["  + found  the alias is", "           pointed back"]


def test_a_word_wider_than_the_page_is_cut_by_cells() -> None:
    assert plain((Piece("模型模型模型"),), 5) == ["模型", "模型", "模型"]


def test_no_row_is_wider_than_the_page() -> None:
    line = (Piece("   indented "), Piece("words of several lengths and 模型 " * 9))

    assert max(cell_len(row) for row in plain(line, 13)) <= 13


def test_markup_and_control_characters_are_shown_not_obeyed() -> None:
    assert plain((Piece("[red]x[/red] \x1b[31m"),), 40) == ["[red]x[/red] \ufffd[31m"]


def test_a_blank_line_stays_blank() -> None:
    assert page(((Piece("a"),), (), (Piece("b"),)), 10).plain == "a\n\nb"


def test_a_space_that_does_not_break_keeps_its_words_together() -> None:
    assert plain((Piece("+\xa0Goal  -\xa0Rollback"),), 10) == ["+\xa0Goal", "-\xa0Rollback"]
