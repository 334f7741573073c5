import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import a_question
from twominute.batch.rows import BadLine, Row, csv_rows, json_rows
from twominute.errors import InputError

KNOWN = a_question("known", ask="How do you go back?")


def cut(text: bytes) -> tuple[list[Row], list[BadLine]]:
    bad: list[BadLine] = []
    return list(csv_rows(text.splitlines(keepends=True), {KNOWN.id: KNOWN}, bad.append)), bad


def test_a_cell_may_hold_lines_commas_and_quotes() -> None:
    rows, bad = cut(b'id,question,answer\r\n7,"Why, then?","one\r\ntwo ""three"""\r\n')

    assert (bad, [(row.id, row.question.ask, row.answer) for row in rows]) == (
        [],
        [("7", "Why, then?", 'one\r\ntwo "three"')],
    )


def test_the_mark_that_spreadsheets_write_first_is_no_part_of_the_header() -> None:
    rows, _ = cut(b"\xef\xbb\xbfid,question_id,answer\n1,known,we go back\n")

    assert rows[0].question is KNOWN


def test_a_question_of_the_bank_is_known_by_its_words_too() -> None:
    rows, _ = cut(b"id,question,answer\n1,how do  you GO back?,we go back\n")

    assert rows[0].question is KNOWN


def test_an_empty_answer_is_an_answer_and_an_empty_question_is_none() -> None:
    rows, bad = cut(b"id,question,question_id,answer\n1,,known,\n2,,,we\n,why,,we\n")

    assert [(row.id, row.answer) for row in rows] == [("1", "")]
    assert [line.number for line in bad] == [3, 4]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"1,known\n", '"answer" is missing or not text'),
        (b"1,known,we,more\n", "it has more cells than the header"),
        (b"1,known,\xff\n", "not UTF-8"),
        (b"1,nobody,we\n", 'no question has the id "nobody"; `twominute bank list` shows the ids'),
    ],
)
def test_a_bad_line_is_told_and_the_rest_goes_on(line: bytes, why: str) -> None:
    rows, bad = cut(b"id,question_id,answer\n" + line + b"2,known,we\n")

    assert [(each.number, each.why) for each in bad] == [(2, why)]
    assert [row.id for row in rows] == ["2"]


@pytest.mark.parametrize("header", [b"", b"id,answer\n", b"id,question\n", b"id;question;answer\n"])
def test_a_header_without_a_column_is_refused(header: bytes) -> None:
    with pytest.raises(InputError, match="The first line has no column"):
        cut(header)


@given(st.binary(max_size=200))
def test_no_line_of_any_bytes_ends_the_reading(line: bytes) -> None:
    good = b'{"id": 1, "question": "Why?", "answer": "we"}'
    bad: list[BadLine] = []
    lines = [line.replace(b"\n", b""), good]

    assert [row.id for row in json_rows(lines, {}, bad.append)][-1] == "1"
    assert (
        cut(
            b"id,question,answer\n" + line.replace(b"\n", b"").replace(b"\r", b"").replace(b'"', b"") + b"\n1,why,we\n"
        )[0][-1].id
        == "1"
    )
