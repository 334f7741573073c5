import pytest

from builders_store import a_draft
from twominute.store.draft_lines import header_line, parse_lines, snapshot_line

OLDER, NEWER = a_draft("We"), a_draft("We roll\nback")


def test_the_newest_snapshot_is_the_draft() -> None:
    content = header_line(OLDER) + snapshot_line(OLDER) + snapshot_line(NEWER)

    assert parse_lines(content) == NEWER


@pytest.mark.parametrize("length", [1, 20, 60])
def test_a_torn_last_line_is_ignored(length: int) -> None:
    content = header_line(OLDER) + snapshot_line(OLDER) + snapshot_line(NEWER)[:length]

    assert parse_lines(content) == OLDER


def test_a_torn_line_in_the_middle_is_ignored() -> None:
    content = header_line(OLDER) + snapshot_line(OLDER)[:30] + b"\n" + snapshot_line(NEWER)

    assert parse_lines(content) == NEWER


@pytest.mark.parametrize(
    "content", [b"\xff\xfe", b"notes\nof mine\n", header_line(OLDER), b"[]\n{}\n", b"3\n4\n", b'{"a": 1}\n{"b": 2}\n']
)
def test_what_is_no_draft_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_lines(content)
