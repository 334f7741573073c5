"""The page on the history file beside the program: its example is one, and it names every key."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema

from e2e.terminal import run
from twominute.store.arriving import SCHEMA

DOCS = (Path(__file__).parents[2] / "docs" / "history.md").read_text(encoding="utf-8")
SHAPE = json.loads(SCHEMA.read_text("utf-8"))


def example() -> str:
    found = re.search(r"```json\n(.*?)```", DOCS, re.DOTALL)
    assert found is not None
    return found.group(1)


def keys(schema: Any) -> set[str]:
    if isinstance(schema, list):
        return {key for each in schema for key in keys(each)}
    if not isinstance(schema, dict):
        return set()
    inner = {key for each in schema.values() for key in keys(each)}
    return inner | set(schema["properties"]) if isinstance(schema.get("properties"), dict) else inner


def test_the_schema_is_one_and_the_example_has_its_shape() -> None:
    jsonschema.Draft7Validator.check_schema(SHAPE)
    jsonschema.validate(json.loads(example()), SHAPE, jsonschema.Draft7Validator)


def test_the_example_can_be_imported(tmp_path: Path) -> None:
    (tmp_path / "example.json").write_text(example(), encoding="utf-8")

    assert "1 new answer, 0 known already." in run(tmp_path, "history", "import", str(tmp_path / "example.json")).err


def test_every_key_of_the_file_is_in_the_docs() -> None:
    assert len(keys(SHAPE)) > 30
    assert [key for key in sorted(keys(SHAPE)) if not re.search(rf"\b{key}\b", DOCS)] == []
