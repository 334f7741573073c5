"""Every row of the knowledge files catches its example and leaves its near miss."""

import pytest

from builders_knowledge import the_knowledge
from twominute.files.banks import bundled
from twominute.files.load import load_bank
from twominute.model.knowledge import Cue, StanceCue
from twominute.model.question import AreaCue
from twominute.scoring.cues import finds, phrase

SRE = load_bank(bundled() / "sre").knowledge
AREAS = load_bank(None).bank.areas
Row = Cue | StanceCue | AreaCue
ROWS: tuple[Row, ...] = (
    *the_knowledge().cues,
    *the_knowledge().stances,
    *SRE.cues,
    *(cue for area in AREAS for cue in area.cues),
)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.phrase[:40])
def test_a_row_catches_its_example_and_leaves_its_near_miss(row: Row) -> None:
    assert finds(row.phrase, row.catches)
    assert not finds(row.phrase, row.leaves)


def test_no_row_has_an_empty_alternative() -> None:
    texts = [*(row.phrase for row in ROWS), *the_knowledge().concrete]

    assert all("" not in element.stems for text in texts for element in phrase(text).elements)


def test_no_cue_stands_twice() -> None:
    rows = [(cue.dimension, cue.phrase) for cue in the_knowledge().cues]

    assert len(rows) == len(set(rows))


def test_no_cue_of_an_area_stands_twice() -> None:
    rows = [(area.id, cue.phrase) for area in AREAS for cue in area.cues]

    assert len(rows) == len(set(rows))


def test_there_are_tools_enough() -> None:
    assert len(the_knowledge().tools) >= 150
