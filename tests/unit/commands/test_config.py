import io
import json
from pathlib import Path

import pytest

from twominute.commands.config import edit, set_one, show_all, show_path, unset
from twominute.commands.env import Env
from twominute.commands.options import SetOptions
from twominute.errors import BankError, Exit, InputError, UsageError
from unit.commands.test_authoring import an_editor, an_env, told


def config(home: Path) -> Path:
    return home / "config.toml"


def shown(env: Env) -> dict[str, tuple[object, str]]:
    """Return what holds for each key, and where that comes from."""
    show_all(env, as_json=True)
    assert isinstance(env.stdout, io.StringIO)
    document = json.loads(env.stdout.getvalue())
    assert document["schema_version"] == 1
    return {each["key"]: (each["value"], each["source"]) for each in document["settings"]}


def put(home: Path, key: str, value: str) -> Exit:
    return set_one(an_env(home), SetOptions(key, value))


def test_what_is_set_holds_and_says_its_line(tmp_path: Path) -> None:
    for key, value in (("minutes", "2.5"), ("strict", "on"), ("practice_count", "6"), ("bank", "sre")):
        assert put(tmp_path, key, value) == Exit.FINE
    line = config(tmp_path).read_text().splitlines().index("minutes = 2.5") + 1
    found = shown(an_env(tmp_path, TERM="xterm"))

    assert found["minutes"] == (2.5, f"line {line} of the file")
    assert found["interview_count"] == (3, "usual")
    assert [found[key][0] for key in ("strict", "practice_count", "bank", "plain")] == [True, 6, "sre", False]


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    put(tmp_path, "plain", "off")

    assert shown(an_env(tmp_path, TERM="dumb"))["plain"] == (True, "TERM or ACCESSIBLE in the environment")


def test_what_is_unset_is_as_usual_and_its_line_stays_as_a_comment(tmp_path: Path) -> None:
    config(tmp_path).write_text("minutes = 3 # for the exam\n")
    assert unset(an_env(tmp_path), "minutes") == Exit.FINE
    assert unset(an_env(tmp_path), "minutes") == Exit.FINE

    assert config(tmp_path).read_text() == "# minutes = 3 # for the exam\n"


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("minuts", "2", "Did you mean minutes?"),
        ("zzz", "2", "The keys are bank, minutes, strict"),
        ("minutes", "soon", "Give a number from 0.1 to 60, or 0."),
        ("minutes", "-1", "Give a number"),
        ("strict", "maybe", "Give true or false."),
        ("interview_count", "0", "Give a whole number from 1 to 50."),
        ("bank", "", "Give a text in quotes."),
    ],
)
def test_what_cannot_be_set_says_what_can(tmp_path: Path, key: str, value: str, words: str) -> None:
    with pytest.raises(UsageError) as caught:
        put(tmp_path, key, value)
    assert words in str(caught.value)
    assert not config(tmp_path).exists()


def test_a_bank_that_is_not_there_is_not_set(tmp_path: Path) -> None:
    with pytest.raises(BankError, match='There is no bank "mine"'):
        put(tmp_path, "bank", "mine")


def test_a_bank_in_a_folder_is_found_from_everywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mine").mkdir()
    monkeypatch.chdir(tmp_path)
    put(tmp_path, "bank", "mine")

    assert shown(an_env(tmp_path))["bank"][0] == str(tmp_path / "mine")


def test_a_value_over_several_lines_is_left_to_the_person(tmp_path: Path) -> None:
    config(tmp_path).write_text('bank = """\nsre"""\n')

    with pytest.raises(InputError, match="is laid out in another way"):
        put(tmp_path, "bank", "mlops")
    assert config(tmp_path).read_text() == 'bank = """\nsre"""\n'


def test_the_path_can_be_used_in_a_script(tmp_path: Path) -> None:
    env = an_env(tmp_path)
    show_path(env)

    assert isinstance(env.stdout, io.StringIO)
    assert env.stdout.getvalue() == f"{config(tmp_path)}\n"


def test_an_edit_begins_with_every_key_explained(tmp_path: Path) -> None:
    env = an_env(tmp_path, EDITOR=an_editor(tmp_path, "sed -i 's/^# minutes = 2/minutes = 5/' $1"))

    assert edit(env) == Exit.FINE
    assert shown(an_env(tmp_path))["minutes"][0] == 5
    assert "is changed" in told(env)


def test_an_edit_that_is_not_whole_changes_nothing_and_is_kept(tmp_path: Path) -> None:
    put(tmp_path, "strict", "yes")
    before = config(tmp_path).read_text()
    env = an_env(tmp_path, EDITOR=an_editor(tmp_path, "echo 'minuts = 2' > $1"))

    assert edit(env) == Exit.BAD_INPUT
    assert f"{config(tmp_path)}:1:1: there is no key" in told(env)
    assert config(tmp_path).read_text() == before
    (kept,) = tmp_path.glob(".config.*.edited")
    assert kept.read_text() == "minuts = 2\n"
