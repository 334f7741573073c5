from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders_store import mode_of
from twominute.errors import InputError
from twominute.files.settings import (
    line_of,
    parse_settings,
    read_settings,
    skeleton,
    with_value,
    without_value,
    write_text,
)
from twominute.model.setting import BY_NAME, KEYS, Key, Kind, Value

VALUES: dict[Kind, st.SearchStrategy[Value]] = {
    Kind.TEXT: st.text(st.characters(codec="utf-8", exclude_characters="\x7f"), min_size=1),
    Kind.SWITCH: st.booleans(),
    Kind.COUNT: st.integers(1, 50),
    Kind.MINUTES: st.floats(0.1, 60),
}


def refused(text: str) -> str:
    with pytest.raises(InputError) as caught:
        parse_settings(text, name="config.toml")
    assert "twominute config edit" in str(caught.value)
    return str(caught.value)


def test_a_file_that_is_not_there_sets_nothing(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "config.toml") == {}


def test_the_skeleton_explains_every_key_and_sets_none() -> None:
    assert parse_settings(skeleton(), name="") == {}
    uncommented = "\n".join(line.removeprefix("# ") for line in skeleton().splitlines() if " = " in line)
    assert list(parse_settings(uncommented, name="")) == [key.name for key in KEYS]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("strict = true\n  minuts = 2", 'config.toml:2:3: there is no key "minuts", did you mean minutes?'),
        ("[drill]\nminutes = 2", 'config.toml:1:2: there is no key "drill", the keys are bank, minutes'),
        ("minutes = 'soon'", 'config.toml:1:1: minutes cannot be "soon", give a number from 0.1 to 60, or 0'),
        ("minutes = 0.05", "minutes cannot be"),
        ("minutes = nan", "minutes cannot be"),
        ("minutes = true", "minutes cannot be"),
        ("practice_count = 51", "give a whole number from 1 to 50"),
        ("practice_count = 2.5", "give a whole number"),
        ("strict = 1", "give true or false"),
        ("bank = ''", "give a text in quotes"),
        ("bank = mine", "config.toml:1:8: this is no TOML (Invalid value)"),
        ("strict = true\nstrict = false", "config.toml:2:15: this is no TOML (Cannot overwrite a value)"),
        ("strict = ", "config.toml:1:10: this is no TOML"),
        ("bank = '''", "this is no TOML"),
    ],
)
def test_what_is_wrong_is_told_with_its_place_and_what_would_be_right(text: str, words: str) -> None:
    assert words in refused(text)


def test_all_that_is_wrong_is_told_at_once() -> None:
    told = refused("a_key = 1\nstrict = 2\nplain = 3")

    assert [line.split(": ")[0] for line in told.splitlines()[1:4]] == [f"config.toml:{line}:1" for line in (1, 2, 3)]


@pytest.mark.parametrize("content", [b"\xff", b"#" * 100_001])
def test_a_file_that_is_no_text_of_a_fitting_size_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "config.toml").write_bytes(content)

    with pytest.raises(InputError, match=r"config\.toml (is not UTF-8|has more than)"):
        read_settings(tmp_path / "config.toml")


def test_what_the_person_wrote_around_a_key_stays() -> None:
    text = "# mine\nminutes = 2 # calm\n\nbank = 'sre'#x\n"
    changed = with_value(with_value(text, BY_NAME["minutes"], 3), BY_NAME["bank"], "mlops")

    assert changed == '# mine\nminutes = 3 # calm\n\nbank = "mlops"#x\n'
    assert without_value(changed, BY_NAME["minutes"]) == '# mine\n# minutes = 3 # calm\n\nbank = "mlops"#x\n'


def test_the_line_of_a_key_is_the_one_that_sets_it() -> None:
    text = with_value(skeleton(), BY_NAME["plain"], True)

    line = line_of(text, "plain")
    assert line is not None
    assert text.splitlines()[line - 1] == "plain = true"
    assert line_of(text, "strict") is None


@given(st.data(), st.sampled_from(KEYS), st.sampled_from(["", skeleton(), "plain = false", "# no key at all"]))
def test_what_is_set_is_read_back_and_what_is_unset_is_gone(data: st.DataObject, key: Key, text: str) -> None:
    value = data.draw(VALUES[key.kind])
    before = parse_settings(text, name="")
    changed = with_value(with_value(text, key, value), key, value)

    assert parse_settings(changed, name="") == {**before, key.name: value}
    before.pop(key.name, None)
    assert parse_settings(without_value(changed, key), name="") == before


def test_the_file_is_private_and_a_link_to_it_stays(tmp_path: Path) -> None:
    (tmp_path / "config.toml").symlink_to(tmp_path / "dotfiles" / "twominute.toml")
    write_text(tmp_path / "config.toml", "strict = true")

    assert read_settings(tmp_path / "config.toml") == {"strict": True}
    assert (tmp_path / "config.toml").is_symlink()
    assert mode_of(tmp_path / "dotfiles" / "twominute.toml") == 0o600
