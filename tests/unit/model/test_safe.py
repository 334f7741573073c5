import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twominute.model.safe import first_unsafe, safe_text

DANGEROUS = [
    *(chr(code) for code in range(32) if chr(code) not in "\n\t"),
    *(chr(code) for code in range(0x7F, 0xA0)),
    *"\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    *"\u200b\u2060\ufeff\u00ad\u2028\u2029\ue000\U000e0041\U000e0101\ufe01\u3164\u034f\ud800\udfff\U0010ffff",
]
WELCOME = [
    "plain words, 100 %",
    "line\n\tindented",
    "naïve café, 模型, Модель, نموذج, मॉडल",
    "👩\u200d💻 and ❤\ufe0f and 1\ufe0f\u20e3",
    "می\u200cشود",
    "क्\u200dष",
    "non\u00a0breaking",
    "cafe\u0301",
]


@pytest.mark.parametrize("character", DANGEROUS, ids=[f"U+{ord(character):04X}" for character in DANGEROUS])
def test_a_dangerous_character_is_replaced(character: str) -> None:
    assert safe_text(f"a{character}b") == "a\ufffdb"
    assert first_unsafe(f"a{character}b") == 1


@pytest.mark.parametrize("text", WELCOME)
def test_text_that_people_type_stays(text: str) -> None:
    assert safe_text(text) == text
    assert first_unsafe(text) is None


@pytest.mark.parametrize("joiner", "\u200c\u200d\ufe0e\ufe0f")
def test_a_joiner_between_latin_letters_is_replaced(joiner: str) -> None:
    assert safe_text(f"pass{joiner}word") == "pass\ufffdword"
    assert safe_text(f"{joiner}{joiner}") == "\ufffd\ufffd"


@given(st.text(st.characters(), max_size=40))
def test_offsets_hold_and_nothing_is_replaced_twice(text: str) -> None:
    safe = safe_text(text)

    assert len(safe) == len(text)
    assert safe_text(safe) == safe


@given(st.text(st.characters(), max_size=40))
def test_what_is_safe_can_be_written_anywhere(text: str) -> None:
    safe = safe_text(text)

    assert safe.encode("utf-8").decode("utf-8") == safe
    assert all(unicodedata.category(each) not in {"Cc", "Cs", "Co", "Cn"} for each in safe if each not in "\n\t")


@given(st.text(st.characters(), max_size=40))
def test_the_first_unsafe_character_is_where_the_texts_part(text: str) -> None:
    place = first_unsafe(text)

    assert safe_text(text)[:place] == text[:place]
    assert place is None or safe_text(text)[place] != text[place]
