import io
import json
import random
import stat
from datetime import UTC, datetime
from pathlib import Path

import jsonschema
import pytest
import yaml

from twominute.bank.names import SchemaOf
from twominute.bank.schema import schema_of, schema_text
from twominute.commands.authoring import add, edit, new_field, new_question, schema
from twominute.commands.env import Env
from twominute.commands.options import AddOptions, NewOptions
from twominute.errors import BankError, Exit, StorageError, UsageError
from twominute.files.banks import bundled, find_bank, named_banks
from twominute.files.load import load_bank, shelf_of
from twominute.model.names import Difficulty

NAME = "why-a-model-registry.yaml"
WHOLE = (bundled() / "beginner" / NAME).read_text(encoding="utf-8")


def an_env(home: Path, **environ: str) -> Env:
    return Env(
        environ={"TWOMINUTE_HOME": str(home), **environ},
        stdin=None,
        stdout=io.StringIO(),
        stderr=io.StringIO(),
        monotonic=lambda: 0.0,
        now=lambda: datetime(2026, 1, 1, tzinfo=UTC),
        zone=UTC,
        rng=random.Random(1),
    )


def told(env: Env) -> str:
    assert isinstance(env.stderr, io.StringIO)
    return env.stderr.getvalue()


def a_new(path: Path, topic: str | None = None) -> NewOptions:
    return NewOptions(path=path, level=Difficulty.SCENARIO, topic=topic)


def an_editor(folder: Path, script: str) -> str:
    """Return an editor that changes the file it is given by a line of shell."""
    path = folder / "editor"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o700)
    return str(path)


def a_bank(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / NAME).write_text(WHOLE, encoding="utf-8")
    return folder


def test_a_question_that_is_begun_has_a_whole_structure(tmp_path: Path) -> None:
    path = tmp_path / "mine" / "why-a-gate.yaml"
    new_question(an_env(tmp_path / "home"), a_new(path, "delivery"))
    (question,) = load_bank(path.parent).bank.questions

    assert (question.id, question.level, question.topic) == ("why-a-gate", Difficulty.SCENARIO, "delivery")
    assert path.read_text(encoding="utf-8").startswith(
        "# yaml-language-server: $schema=./question.schema.json\n# $schema"
    )
    assert json.loads((path.parent / "question.schema.json").read_text())["$schema"].endswith("draft-07/schema#")


def test_a_file_that_is_there_is_not_begun_again(tmp_path: Path) -> None:
    bank = a_bank(tmp_path / "mine")

    with pytest.raises(StorageError, match="is there already"):
        new_question(an_env(tmp_path / "home"), a_new(bank / NAME))
    assert (bank / NAME).read_text(encoding="utf-8") == WHOLE


@pytest.mark.parametrize(("name", "topic"), [("Why A Gate.yaml", None), ("why.yaml", "gardening")])
def test_a_wrong_name_or_topic_is_refused_with_what_is_right(name: str, topic: str | None, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        new_question(an_env(tmp_path / "home"), a_new(tmp_path / name, topic))

    assert "such as why-a-gate" in caught.value.next_step or "Topics here: fundamentals" in caught.value.next_step


def test_another_field_is_begun_with_all_that_it_needs(tmp_path: Path) -> None:
    env = an_env(tmp_path / "home")
    new_field(env, a_new(tmp_path / "chess"))
    new_question(env, a_new(tmp_path / "chess" / "an-opening.yaml"))

    assert [each.id for each in shelf_of(tmp_path / "chess").topics] == ["general"]
    assert {each.dimension for each in load_bank(tmp_path / "chess").knowledge.cues} == {"first"}
    assert [each.name for each in load_bank(tmp_path / "chess").knowledge.tools] == ["Example Product"]
    assert load_bank(tmp_path / "chess").bank.questions[0].expects == (("first", 2),)


@pytest.mark.parametrize("what", list(SchemaOf))
def test_the_schema_that_is_shipped_is_the_one_that_is_made(what: SchemaOf, tmp_path: Path) -> None:
    env = an_env(tmp_path)
    schema(env, what)

    assert isinstance(env.stdout, io.StringIO)
    assert env.stdout.getvalue() == (bundled() / f"{what}.schema.json").read_text(encoding="utf-8") == schema_text(what)


def test_the_schemas_take_every_file_that_is_shipped() -> None:
    for path in bundled().rglob("*.yaml"):
        kind = path.stem if path.stem in ("rubric", "topics", "repairs", "areas") else "question"
        if path.stem not in ("cues", "tools", "stances", "released"):
            jsonschema.Draft7Validator(schema_of(SchemaOf(kind))).validate(
                yaml.safe_load(path.read_text(encoding="utf-8"))
            )


def test_the_schema_refuses_what_the_check_refuses() -> None:
    whole = yaml.safe_load(WHOLE)
    judge = jsonschema.Draft7Validator(schema_of(SchemaOf.QUESTION))

    assert judge.is_valid(whole)
    assert not judge.is_valid(whole | {"level": "easy"})
    assert not judge.is_valid(whole | {"tpoic": "x"})
    assert not judge.is_valid({key: value for key, value in whole.items() if key != "tests"})


def test_an_edit_takes_the_place_of_the_question_and_leaves_its_mode(tmp_path: Path) -> None:
    bank = a_bank(tmp_path / "mine")
    (bank / NAME).chmod(0o644)
    editor = an_editor(tmp_path, 'sed -i "s/^seconds: 120/seconds: 90/" "$1"')

    assert edit(an_env(tmp_path / "home", EDITOR=editor), "why-a-model-registry", str(bank)) is Exit.FINE
    assert load_bank(bank).bank.questions[0].seconds == 90
    assert stat.S_IMODE((bank / NAME).stat().st_mode) == 0o644


def test_an_edit_that_breaks_the_bank_changes_nothing_and_is_kept(tmp_path: Path) -> None:
    bank = a_bank(tmp_path / "mine")
    env = an_env(tmp_path / "home", EDITOR=an_editor(tmp_path, 'sed -i "s/^level: .*/level: easy/" "$1"'))

    assert edit(env, "why-a-model-registry", str(bank)) is Exit.BAD_INPUT
    assert (bank / NAME).read_text(encoding="utf-8") == WHOLE
    (kept,) = bank.glob(".*.edited")
    assert "level: easy" in kept.read_text(encoding="utf-8")
    assert str(kept) in told(env)
    assert '"easy" is unknown as level' in told(env)


@pytest.mark.parametrize(("script", "words"), [("true", "Nothing was changed"), ("exit 3", "ended with status 3")])
def test_an_editor_that_changes_nothing_or_fails_is_told(script: str, words: str, tmp_path: Path) -> None:
    bank = a_bank(tmp_path / "mine")
    env = an_env(tmp_path / "home", VISUAL=an_editor(tmp_path, script))
    try:
        edit(env, "why-a-model-registry", str(bank))
    except Exception as error:  # noqa: BLE001 - whichever way it is told
        env.stderr.write(str(error))

    assert words in told(env)
    assert (bank / NAME).read_text(encoding="utf-8") == WHOLE


def test_the_bundled_questions_are_not_edited_in_place(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="not edited in place"):
        edit(an_env(tmp_path), "why-a-model-registry", None)


def test_a_folder_that_is_added_is_found_by_its_name(tmp_path: Path) -> None:
    env = an_env(tmp_path / "home")
    bank = a_bank(tmp_path / "mine" / "deep")
    add(env, AddOptions(path=tmp_path / "mine", name=None, replace=False))
    own = tmp_path / "home" / "banks"

    assert find_bank("mine", own) == own / "mine"
    assert load_bank(own / "mine").bank.questions == load_bank(bank).bank.questions
    assert "0 to mend. Practise: twominute drill --bank mine" in told(env)
    assert next(iter(named_banks(own))) == "mlops"


def test_files_that_are_added_one_by_one_make_a_bank(tmp_path: Path) -> None:
    env = an_env(tmp_path / "home")
    first = a_bank(tmp_path / "a") / NAME
    second = tmp_path / "when-to-retrain.yaml"
    second.write_bytes((bundled() / "intermediate" / "when-to-retrain.yaml").read_bytes())
    for path in (first, second):
        add(env, AddOptions(path=path, name=None, replace=False))

    assert len(load_bank(tmp_path / "home" / "banks" / "own").bank.questions) == 2
    with pytest.raises(UsageError, match="is in your bank own already"):
        add(env, AddOptions(path=first, name=None, replace=False))
    add(env, AddOptions(path=first, name=None, replace=True))


def test_a_broken_bank_is_not_added_and_the_old_one_stays(tmp_path: Path) -> None:
    env = an_env(tmp_path / "home")
    bank = a_bank(tmp_path / "mine")
    add(env, AddOptions(path=bank, name=None, replace=False))
    (bank / NAME).write_text(WHOLE.replace("level: beginner", "level: easy"), encoding="utf-8")

    with pytest.raises(BankError):
        add(env, AddOptions(path=bank, name=None, replace=True))
    assert load_bank(tmp_path / "home" / "banks" / "mine").bank.questions[0].level is Difficulty.BEGINNER


@pytest.mark.parametrize(("name", "words"), [("mlops", "comes with the program"), ("../x", "no name for a bank")])
def test_a_name_that_is_taken_or_none_is_refused(name: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=words):
        add(an_env(tmp_path / "home"), AddOptions(path=a_bank(tmp_path / "mine"), name=name, replace=False))


def test_an_unknown_bank_is_refused_with_the_names(tmp_path: Path) -> None:
    with pytest.raises(BankError) as caught:
        find_bank("nowhere", tmp_path)

    assert "mlops" in caught.value.next_step
