from dataclasses import replace

import pytest

from builders_store import a_draft
from twominute.model.attempt import Link, LinkKind
from twominute.store.draft_lines import header_line, parse_lines, snapshot_line

OLDER, NEWER = a_draft("We"), a_draft("We roll\nback")


def test_the_newest_snapshot_is_the_draft() -> None:
    content = header_line(OLDER) + snapshot_line(OLDER) + snapshot_line(NEWER)

    assert parse_lines(content) == NEWER


def test_a_draft_knows_what_it_goes_back_to() -> None:
    draft = replace(NEWER, link=Link(LinkKind.RETRY, 7))

    assert parse_lines(header_line(draft) + snapshot_line(draft)) == draft


def test_a_draft_of_an_older_program_goes_back_to_nothing() -> None:
    header = header_line(NEWER).replace(b',"link":null', b"")

    assert b"link" not in header
    assert parse_lines(header + snapshot_line(NEWER)) == NEWER


@pytest.mark.parametrize("length", [1, 20, 60])
def test_a_torn_last_line_is_ignored(length: int) -> None:
    content = header_line(OLDER) + snapshot_line(OLDER) + snapshot_line(NEWER)[:length]

    assert parse_lines(content) == OLDER


def test_a_torn_line_in_the_middle_is_ignored() -> None:
    content = header_line(OLDER) + snapshot_line(OLDER)[:30] + b"\n" + snapshot_line(NEWER)

    assert parse_lines(content) == NEWER


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xfe",
        b"notes\nof mine\n",
        header_line(OLDER),
        b"[]\n{}\n",
        b"3\n4\n",
        b'{"a": 1}\n{"b": 2}\n',
        header_line(OLDER).replace(b"null}", b"[]}") + snapshot_line(OLDER),
    ],
)
def test_what_is_no_draft_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_lines(content)
