from dataclasses import replace
from pathlib import Path

import pytest

from builders import a_rubric
from builders_knowledge import the_knowledge
from twominute.commands.reader import Reader
from twominute.files import weights
from twominute.model.question import ad_hoc

ANSWER = "We send all traffic back to the old version when the error rate passes 2 %."
QUESTION = ad_hoc("What do you do when a model goes wrong?")


def test_an_answer_is_read_by_the_shipped_reader() -> None:
    assert Reader(the_knowledge())(QUESTION, ANSWER).scorer == weights.load_reader().about.name


def test_without_weights_the_cues_read_and_the_reading_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights.load_reader, "__defaults__", (tmp_path,))
    reading = Reader(the_knowledge())(QUESTION, ANSWER)

    assert reading.scorer == "cues/1"
    assert reading.levels["rollback"] > 0
    assert "reader.npz cannot be read" in reading.notes[0]
    assert "Install twominute again" in reading.notes[0]


def test_a_bank_with_dimensions_of_its_own_is_read_by_its_cues() -> None:
    knowledge = replace(the_knowledge(), rubric=a_rubric("rollback", "monitoring"))
    reading = Reader(knowledge)(QUESTION, ANSWER)

    assert (reading.scorer, reading.notes) == ("cues/1", ())
