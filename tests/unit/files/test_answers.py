import os
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twominute.errors import Exit, InputError
from twominute.files.answers import LARGEST, read_answer


def refusal(file: str, piped: bytes | None = None) -> str:
    with pytest.raises(InputError) as caught:
        read_answer(file, None if piped is None else BytesIO(piped))
    assert caught.value.status is Exit.BAD_INPUT
    return str(caught.value)


def test_an_answer_comes_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "answer.txt").write_bytes(b"\xef\xbb\xbfWe watch it.\r\nThen we go back.\r")

    assert read_answer(str(tmp_path / "answer.txt"), None) == "We watch it.\nThen we go back.\n"


def test_an_answer_comes_from_a_pipe() -> None:
    assert read_answer("-", BytesIO("We watch it: é.\n".encode())) == "We watch it: é.\n"


def test_a_link_that_the_person_named_is_followed(tmp_path: Path) -> None:
    (tmp_path / "answer.txt").write_text("We watch it.")
    (tmp_path / "link").symlink_to("answer.txt")

    assert read_answer(str(tmp_path / "link"), None) == "We watch it."


def test_a_nul_is_replaced() -> None:
    assert read_answer("-", BytesIO(b"a\0b")) == "a\ufffdb"


def test_a_long_answer_comes_whole() -> None:
    assert len(read_answer("-", BytesIO(b"a" * LARGEST))) == LARGEST


def test_more_than_a_book_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "huge").open("wb") as file:
        file.truncate(1 << 30)

    assert "huge has more than 5,000,000 bytes." in refusal(str(tmp_path / "huge"))
    assert "The answer on standard input has more than 5,000,000 bytes." in refusal("-", b"a" * (LARGEST + 1))


@pytest.mark.parametrize("raw", [b"caf\xe9", b"caf\xed\xa0\x80", b"\xff\xfea\0"])
def test_what_is_not_utf_8_is_refused_with_its_place(raw: bytes) -> None:
    place = next(index for index, byte in enumerate(raw) if byte > 127)

    assert refusal("-", raw).startswith(
        f"The answer on standard input is not UTF-8: byte {place + 1} is 0x{raw[place]:02x}."
    )


def test_a_pipe_a_folder_and_a_device_are_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    assert "pipe is not a regular file." in refusal(str(tmp_path / "pipe"))
    assert "is not a regular file." in refusal(str(tmp_path))
    assert "/dev/zero is not a regular file." in refusal("/dev/zero")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")

    assert "nothing cannot be read (No such file or directory)." in refusal(str(tmp_path / "nothing"))
    assert "loop is a link." in refusal(str(tmp_path / "loop"))
    assert "null byte" in refusal("a\0b")


def test_closed_standard_input_is_told() -> None:
    assert refusal("-") == "Standard input is closed.\nGive a file, or pipe the answer in."


@given(st.text())
def test_every_text_without_carriage_returns_and_nuls_comes_as_it_is(text: str) -> None:
    typed = text.replace("\r", "").replace("\0", "").removeprefix("\ufeff")

    assert read_answer("-", BytesIO(b"\xef\xbb\xbf" + typed.encode())) == typed
