import sqlite3
from typing import cast

import pytest

from builders_store import NOON, a_rating, a_reading, an_attempt, an_override
from twominute.model.attempt import Link, LinkKind
from twominute.store.rows import (
    CHECKED,
    Cells,
    attempt_cells,
    is_whole,
    link_cells,
    override_cells,
    reading_cells,
    self_rating_cells,
)

SEALED = {
    "attempt": attempt_cells(an_attempt(), uuid="u", locked_at=NOON),
    "reading": reading_cells(1, a_reading(), at=NOON),
    "self_rating": self_rating_cells(1, a_rating(), at=NOON),
    "override": override_cells(1, an_override()),
    "link": link_cells(2, Link(LinkKind.RETRY, 1)),
}


def as_row(cells: Cells) -> sqlite3.Row:
    connection = sqlite3.connect(":memory:")
    connection.row_factory = sqlite3.Row
    columns = ", ".join(f"? as {name}" for name in cells)
    row = connection.execute(f"select {columns}", tuple(cells.values())).fetchone()
    connection.close()
    return cast("sqlite3.Row", row)


@pytest.mark.parametrize("table", CHECKED)
def test_a_row_as_stored_is_whole(table: str) -> None:
    assert is_whole(table, as_row(SEALED[table]))


@pytest.mark.parametrize(("table", "column"), [(table, column) for table in CHECKED for column in CHECKED[table]])
def test_a_change_in_any_column_breaks_the_row(table: str, column: str) -> None:
    assert not is_whole(table, as_row({**SEALED[table], column: "something else"}))


def test_text_that_became_bytes_breaks_the_row() -> None:
    cells = {**SEALED["attempt"], "answer": cast("str", b"\xff")}

    assert not is_whole("attempt", as_row(cells))


def test_a_column_with_another_name_breaks_the_row() -> None:
    cells = {name.replace("answer", "bnswer"): cell for name, cell in SEALED["attempt"].items()}

    assert not is_whole("attempt", as_row(cells))


def test_words_that_move_from_one_column_to_the_next_break_the_row() -> None:
    cells = {**SEALED["override"], "dimension": None, "reason": "rollback"}

    assert not is_whole("override", as_row(cells))
