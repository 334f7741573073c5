"""Banks compiled to JSON, so that a start does not parse a megabyte of YAML."""

import dataclasses
import json
from enum import StrEnum
from pathlib import Path
from typing import Any

from twominute.bank.loaded import LoadedBank
from twominute.files.kept import Kept, read_kept, write_kept
from twominute.model.knowledge import Cue, Knowledge, Stance, StanceCue
from twominute.model.names import Difficulty
from twominute.model.question import (
    Area,
    AreaCue,
    Bank,
    Dimension,
    KeyPoint,
    Question,
    Repair,
    Rubric,
    SampleAnswer,
    SampleKind,
    Tool,
    Topic,
)


def kept_bank(path: Path | None, cache: Path) -> LoadedBank | None:
    """Return the main bank, or the one in a folder, as it was compiled the last time; None when it has changed."""
    kept = read_kept(path, cache)
    if kept is None:
        return None
    bank, knowledge = json.loads(kept.whole)
    return LoadedBank(_bank(bank), _knowledge(knowledge))


def keep_bank(path: Path | None, cache: Path, digest: str, loaded: LoadedBank) -> None:
    """Keep a compiled bank for the next start."""
    listed = [question.listed for question in loaded.bank.questions]
    write_kept(path, cache, digest, Kept(_json(listed), _json([_plain(loaded.bank), _plain(loaded.knowledge)])))


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _plain(value: Any) -> Any:  # noqa: ANN401 - any of the frozen nouns, down to their texts and numbers
    if dataclasses.is_dataclass(value):
        return [_plain(getattr(value, field.name)) for field in dataclasses.fields(value)]
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return str(value) if isinstance(value, StrEnum) else value


Row = list[Any]
"""The fields of a noun in their order."""


def _bank(row: Row) -> Bank:
    name, rubric, topics, questions, repairs, areas = row
    return Bank(
        name,
        _rubric(rubric),
        tuple(Topic(*each) for each in topics),
        tuple(map(_question, questions)),
        tuple(Repair(*each) for each in repairs),
        tuple(map(_area, areas)),
    )


def _area(row: Row) -> Area:
    area_id, name, means, dimensions, topics, cues = row
    return Area(area_id, name, means, tuple(dimensions), tuple(topics), tuple(AreaCue(*each) for each in cues))


def _knowledge(row: Row) -> Knowledge:
    rubric, tools, cues, stances, concrete = row
    return Knowledge(
        rubric=_rubric(rubric),
        tools=tuple(Tool(name, tuple(aliases)) for name, aliases in tools),
        cues=tuple(Cue(*each) for each in cues),
        stances=tuple(StanceCue(Stance(stance), *rest) for stance, *rest in stances),
        concrete=tuple(concrete),
    )


def _rubric(row: Row) -> Rubric:
    rubric_id, name, dimensions = row
    return Rubric(rubric_id, name, tuple(Dimension(*map(_texts, each)) for each in dimensions))


def _question(row: Row) -> Question:
    question_id, level, topic, ask, seconds, expects, points, model_answer, hints, follow_ups, tests = row
    return Question(
        id=question_id,
        level=Difficulty(level),
        topic=topic,
        ask=ask,
        seconds=seconds,
        expects=tuple((dimension, weight) for dimension, weight in expects),
        key_points=tuple(KeyPoint(each, say, tuple(good), tuple(near)) for each, say, good, near in points),
        model_answer=model_answer,
        hints=tuple(hints),
        follow_ups=tuple((dimension, text) for dimension, text in follow_ups),
        tests=tuple(SampleAnswer(SampleKind(kind), *rest) for kind, *rest in tests),
    )


def _texts(value: Any) -> Any:  # noqa: ANN401 - a text stays, a list of texts becomes a tuple
    return tuple(value) if isinstance(value, list) else value
