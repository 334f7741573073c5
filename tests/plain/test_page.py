import io

import pytest

from twominute.model.page import Line, Piece, Role
from twominute.model.reading import Level
from twominute.plain.page import write_page
from twominute.render.levels import level


def written(*lines: Line, width: int = 20, colour: bool = False) -> list[str]:
    out = io.StringIO()
    write_page(lines, out, width=width, colour=colour)
    return out.getvalue().split("\n")[:-1]


def test_a_long_line_is_cut_between_words() -> None:
    assert written((Piece("the old version comes back at once"),)) == ["the old version", "comes back at once"]


def test_a_level_stands_beside_its_mark() -> None:
    line = (Piece("Lifecycle: "), level(Level.EXPLAINED), Piece(" ->\xa0"), level(Level.ABSENT))

    assert written(line, width=24) == ["Lifecycle: + explained", "-> - absent"]
    assert written(line, width=16) == ["Lifecycle:", "+ explained", "-> - absent"]


def test_what_goes_on_is_indented_like_its_line() -> None:
    assert written((Piece("    - old version stays warm"),)) == ["    - old version", "    stays warm"]


def test_a_line_as_wide_as_the_page_is_not_cut() -> None:
    assert written((Piece("12345 78901 34567 90"),)) == ["12345 78901 34567 90"]


def test_a_word_wider_than_the_page_stays_whole() -> None:
    assert written((Piece(f"see {'x' * 30} there"),)) == ["see", "x" * 30, "there"]


def test_wide_characters_count_two_cells() -> None:
    assert written((Piece("回滚模型版本 回滚模型版本"),)) == ["回滚模型版本", "回滚模型版本"]


def test_a_word_of_two_roles_is_not_torn() -> None:
    assert written((Piece("the version is "), Piece("re"), Piece("trained", Role.STRONG))) == [
        "the version is",
        "retrained",
    ]


def test_aligned_columns_keep_their_spaces() -> None:
    assert written((Piece("goal    0"),), (), (Piece("a  b"),)) == ["goal    0", "", "a  b"]


def test_a_line_end_inside_a_piece_ends_the_row() -> None:
    assert written((Piece("one\n  two three four five six"),)) == ["one", "  two three four", "  five six"]


def test_pieces_of_one_role_are_coloured_in_one_run() -> None:
    page = (Piece("Overall: ", Role.TITLE), Piece("good", Role.STRONG), Piece(" (3 of 4)", Role.STRONG))

    assert written(page, width=40, colour=True) == ["\x1b[1;4mOverall: \x1b[0m\x1b[1mgood (3 of 4)\x1b[0m"]


@pytest.mark.parametrize("role", Role)
def test_without_colour_no_escape_byte_is_written(role: Role) -> None:
    assert written((Piece("level", role),)) == ["level"]


def test_what_a_terminal_would_obey_is_replaced() -> None:
    rows = written((Piece("a\x1b]52;c;eA==\x07b\tc\u202ed"),))

    assert rows == ["a\ufffd]52;c;eA==\ufffdb c\ufffdd"]


def test_a_space_that_does_not_break_is_written_as_any_other() -> None:
    assert written((Piece("+\xa0Goal  -\xa0Rollback"),), width=10) == ["+ Goal", "- Rollback"]
    assert written((Piece("+\xa0Goal"),)) == ["+ Goal"]


def test_a_command_is_never_cut_and_has_a_row_of_its_own_where_it_does_not_fit() -> None:
    command = Piece("twominute drill one two", Role.KEY)

    assert written((Piece("Day 1: "), command)) == ["Day 1:", "twominute drill one two"]
    assert written((Piece("Day 1: "), command), width=40) == ["Day 1: twominute drill one two"]
    assert written((Piece("    "), command)) == ["    twominute drill one two"]
