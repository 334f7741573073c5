"""Banks compiled to JSON, so that a start does not parse a megabyte of YAML.

A compiled bank is used only while the digest of its sources and that of its own text are the ones in its first line.
"""

import dataclasses
import hashlib
import json
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Any

from twominute import __version__
from twominute.bank.loaded import BankFile, LoadedBank
from twominute.errors import StorageError
from twominute.files.regular import RefusedError, read_regular
from twominute.files.writing import write_private
from twominute.model.knowledge import Cue, Knowledge, Stance, StanceCue
from twominute.model.names import Difficulty
from twominute.model.question import (
    Bank,
    Dimension,
    KeyPoint,
    Question,
    Rubric,
    SampleAnswer,
    SampleKind,
    Tool,
    Topic,
)

FORMAT = "twominute-bank/1"
LARGEST = 128_000_000
"""Bytes."""


def digest_of(files: Iterable[BankFile]) -> str:
    """Return what changes whenever a file, its name, or the version of the program does."""
    whole = hashlib.sha256(f"{FORMAT} {__version__}".encode())
    for file in files:
        name = file.path_shown.encode()
        whole.update(b"%d %d " % (len(name), len(file.text)) + name + file.text)
    return whole.hexdigest()


def read_compiled(path: Path, digest: str) -> LoadedBank | None:
    """Return the bank compiled from the sources with this digest; None when there is none, or it is damaged."""
    try:
        head, _, body = read_regular(path, most=LARGEST).partition(b"\n")
        if head != _head(digest, body):
            return None
        bank, knowledge = json.loads(body)
    except (RefusedError, ValueError):
        return None
    return LoadedBank(_bank(bank), _knowledge(knowledge))


def write_compiled(path: Path, digest: str, loaded: LoadedBank) -> None:
    """Keep a compiled bank; where that is not possible the next start parses again."""
    body = json.dumps([_plain(loaded.bank), _plain(loaded.knowledge)], ensure_ascii=False, separators=(",", ":"))
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_private(path, f"{_head(digest, body.encode()).decode()}\n{body}")
    except (OSError, StorageError):
        return


def _head(digest: str, body: bytes) -> bytes:
    return f"{FORMAT} {digest} {hashlib.sha256(body).hexdigest()}".encode()


def _plain(value: Any) -> Any:  # noqa: ANN401 - any of the frozen nouns, down to their texts and numbers
    if dataclasses.is_dataclass(value):
        return [_plain(getattr(value, field.name)) for field in dataclasses.fields(value)]
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return str(value) if isinstance(value, StrEnum) else value


Row = list[Any]
"""The fields of a noun in their order."""


def _bank(row: Row) -> Bank:
    name, rubric, topics, questions = row
    return Bank(name, _rubric(rubric), tuple(Topic(*each) for each in topics), tuple(map(_question, questions)))


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
