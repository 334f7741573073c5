"""One broken file for each rule of what answers are read with, with all that a person is told of it."""

import pytest

from builders_bank import CUES, RUBRIC, STANCES, TOOLS, a_file, changed, problems_of
from twominute.bank.knowledge import COLOURS

COLOUR_NAMES = ", ".join(COLOURS)

RUBRICS = [
    (
        "a colour that terminals lack",
        "colour: magenta",
        "colour: pink",
        f'7:13: "pink" is unknown as colour, write one of {COLOUR_NAMES}',
    ),
    ("a mark of two letters", "mark: R", "mark: Ro", "8:11: mark is longer than a letter, write one letter"),
    ("a mark that comes twice", "mark: R", "mark: M", '13:5: mark "M" is in line 4 already, keep one of them'),
    (
        "a dimension that comes twice",
        "id: rollback",
        "id: monitoring",
        '13:5: dimension "monitoring" is in line 4 already, keep one of them',
    ),
    ("a dimension without a name", "    name: Rollback\n", "", "4:5: name is missing, add it to the dimension"),
]
CUE_FILES = [
    (
        "a cue of an unknown dimension",
        "dimension: rollback",
        "dimension: latency",
        '2:17: "latency" is unknown as dimension, write one of rollback, monitoring',
    ),
    (
        "a cue too strong",
        "strength: 1",
        "strength: 3",
        "2:53: strength is 3, write a whole number from 1 to 2, without quotes",
    ),
    ("a cue without its near miss", ", leaves: We go on.", "", "2:5: leaves is missing, add it to the cue"),
    ("cues that are a mapping", CUES, "cues: {a: b}\n", "1:7: cues is a mapping, write a list"),
    ("no cue", CUES, "cues: []\n", "1:7: cues has 0, write 1 to 10000 of them"),
]
STANCE_FILES = [
    (
        "an unknown stance",
        "stance: denied",
        "stance: refused",
        '2:14: "refused" is unknown as stance, write one of denied, postponed, wished, quoted',
    ),
    (
        "an unknown scope",
        "scope: after",
        "scope: around",
        '2:42: "around" is unknown as scope, write one of after, before, sentence',
    ),
]
TOOL_FILES = [
    (
        "a tool that comes twice",
        "name: Argo",
        "name: MLflow",
        '4:5: tool "MLflow" is in line 2 already, keep one of them',
    ),
    ("an alias that is no text", "[ml flow]", "[[ml]]", "3:15: aliases is a list, write text"),
]


KNOWLEDGE = [
    (name, path, changed(old, new, text=text), told)
    for path, text, rows in (
        ("rubric.yaml", RUBRIC, RUBRICS),
        ("cues.yaml", CUES, CUE_FILES),
        ("stances.yaml", STANCES, STANCE_FILES),
        ("tools.yaml", TOOLS, TOOL_FILES),
    )
    for name, old, new, told in rows
]


@pytest.mark.parametrize(("path", "text", "told"), [row[1:] for row in KNOWLEDGE], ids=[row[0] for row in KNOWLEDGE])
def test_broken_knowledge_is_told_with_its_place(path: str, text: str, told: str) -> None:
    files = [a_file(), a_file(text, path)]

    assert problems_of(*files) == [f"{path}:{problem}" for problem in told.splitlines()]
