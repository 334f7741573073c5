"""Answers with the levels they must get, as data."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from builders_knowledge import levels_of

EXAMPLES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("examples.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: str(example["answer"])[:40])
def test_an_example_gets_its_levels(example: dict[str, Any]) -> None:
    found = {dimension: level for dimension, level in levels_of(example["answer"]).items() if level}

    assert found == example["levels"]
