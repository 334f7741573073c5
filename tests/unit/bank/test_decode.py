import pytest

from builders_bank import QUESTION, a_file, problems_of
from twominute.bank.decode import LARGEST, decode
from twominute.bank.problems import Problems

REFUSED = [
    ("UTF-16", "id: a".encode("utf-16"), "1:1: byte 1 (0xff) is not UTF-8, save the file as UTF-8"),
    ("Latin-1", "id: été".encode("latin-1"), "1:5: byte 5 (0xe9) is not UTF-8, save the file as UTF-8"),
    (
        "a bad byte after good ones",
        b"a: b\nc: \xc3\xa9\xff",
        "2:5: byte 11 (0xff) is not UTF-8, save the file as UTF-8",
    ),
    ("a surrogate", b"id: \xed\xa0\x80", "1:5: byte 5 (0xed) is not UTF-8, save the file as UTF-8"),
    ("too much", b"#" * (LARGEST + 1), "1:1: the file has more than 1,000,000 bytes, split it"),
]
UNSAFE = [
    ("NUL", "a: b\0", "1:5: U+0000 is invisible or steers the terminal, delete it"),
    ("ESC", "a: b\nc: \x1b[2J", "2:4: U+001B is invisible or steers the terminal, delete it"),
    ("C1", "a: \x9b2J", "1:4: U+009B is invisible or steers the terminal, delete it"),
    ("a bidi control", "a: \u2067b", "1:4: U+2067 is invisible or steers the terminal, delete it"),
    ("a zero-width space", "a: b\u200bc", "1:5: U+200B is invisible or steers the terminal, delete it"),
    ("a tag letter", "a: \U000e0041", "1:4: U+E0041 is invisible or steers the terminal, delete it"),
    ("a line separator", "a: b\u2028c", "1:5: U+2028 is invisible or steers the terminal, delete it"),
    ("a private character", "a: \ue000", "1:4: U+E000 is invisible or steers the terminal, delete it"),
    ("a byte order mark inside", "a: \ufeffb", "1:4: U+FEFF is invisible or steers the terminal, delete it"),
    ("a lone carriage return", "a: b\rc: d", "1:5: U+000D is invisible or steers the terminal, delete it"),
]


@pytest.mark.parametrize(("raw", "told"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_bytes_that_are_no_text_are_told_with_their_place(raw: bytes, told: str) -> None:
    assert problems_of(a_file(raw, "x.yaml")) == [f"x.yaml:{told}"]


@pytest.mark.parametrize(("text", "told"), [row[1:] for row in UNSAFE], ids=[row[0] for row in UNSAFE])
def test_an_unsafe_character_is_told_with_its_place_and_replaced(text: str, told: str) -> None:
    problems = Problems("x.yaml")
    decoded = decode(text.encode(), problems)

    assert [str(problem) for problem in problems.in_order()] == [f"x.yaml:{told}"]
    assert len(decoded) == len(text)
    assert "\ufffd" in decoded


def test_a_byte_order_mark_and_windows_line_ends_are_welcome() -> None:
    raw = b"\xef\xbb\xbf" + QUESTION.replace("\n", "\r\n").encode()

    assert decode(raw, Problems("x.yaml")) == QUESTION
    assert problems_of(a_file(raw)) == []


def test_emoji_and_other_scripts_are_welcome() -> None:
    text = "ask: Где модель? 模型在哪里? 👩\u200d💻 ❤\ufe0f می\u200cشود"
    problems = Problems("x.yaml")

    assert decode(text.encode(), problems) == text
    assert problems.in_order() == []
