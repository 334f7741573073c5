import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders_bank import CUES, NAME, QUESTION, RUBRIC, STANCES, TOOLS, a_base, a_file
from twominute.bank.file import BankFile
from twominute.bank.load import parse_bank
from twominute.bank.loaded import LoadedBank
from twominute.errors import BankError
from twominute.model.safe import safe_text

UNHURRIED = settings(deadline=None)  # a busy machine is no bug
PATHS = st.sampled_from([NAME, "rubric.yaml", "cues.yaml", "stances.yaml", "tools.yaml"])
GOOD = {NAME: QUESTION, "rubric.yaml": RUBRIC, "cues.yaml": CUES, "stances.yaml": STANCES, "tools.yaml": TOOLS}
YAML_PIECES = st.sampled_from(
    [*"[]{}:,-?&*!|>'\"%@`#~<\t \n", "- ", ": ", "a: b\n", "<<: *a\n", "&a ", "!!str ", "\\e", "\0"]
)


def loaded(files: list[BankFile]) -> LoadedBank | None:
    """Return the bank, None when it is refused; every other exception is a bug."""
    try:
        return parse_bank("mine", files, base=a_base())
    except BankError as error:
        told = str(error)
    assert safe_text(told) == told
    return None


@UNHURRIED
@given(PATHS, st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_a_bank_or_a_bank_error(path: str, raw: bytes) -> None:
    loaded([a_file(), a_file(raw, f"other/{path}")])


@UNHURRIED
@given(PATHS, st.lists(YAML_PIECES | st.text(max_size=3), max_size=40).map("".join))
def test_anything_like_yaml_is_a_bank_or_a_bank_error(path: str, text: str) -> None:
    loaded([a_file(), a_file(text, f"other/{path}")])


@UNHURRIED
@given(PATHS, st.data())
def test_a_good_file_with_something_put_in_or_cut_out_is_a_bank_or_a_bank_error(path: str, data: st.DataObject) -> None:
    text = GOOD[path]
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 20)))
    piece = data.draw(YAML_PIECES | st.text(st.characters(exclude_categories=["Cs"]), max_size=5))
    others = [a_file()] if path != NAME else []

    loaded([*others, a_file(text[:start] + piece + text[end:], path)])


@UNHURRIED
@given(PATHS, st.data())
def test_a_good_file_with_a_byte_changed_is_a_bank_or_a_bank_error(path: str, data: st.DataObject) -> None:
    raw = bytearray(GOOD[path].encode())
    raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    others = [a_file()] if path != NAME else []

    loaded([*others, a_file(bytes(raw), path)])


@UNHURRIED
@given(st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"]), min_size=1))
def test_any_visible_text_in_quotes_is_read_as_it_is_written(text: str) -> None:
    quoted = safe_text(text).replace("'", "''")
    bank = loaded([a_file(QUESTION.replace("Why does a release need a way back?", f"'Ask: {quoted}.'"))])

    assert bank
    assert bank.bank.questions[0].ask == f"Ask: {safe_text(text)}."


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_marks_change_nothing(end: str, mark: str) -> None:
    assert loaded([a_file(mark + QUESTION.replace("\n", end))]) == loaded([a_file()])
