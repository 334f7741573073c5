"""Rows of the database as nouns and nouns as rows, each row with the checksum of what it holds."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256

from twominute.model.attempt import Answer, Attempt, Link, LinkKind, Override, SelfRating
from twominute.model.names import Difficulty, Mode
from twominute.model.reading import Level, Reading
from twominute.store import reading_json
from twominute.store.database import Cell
from twominute.store.text import stamp, storable

Cells = dict[str, Cell]
CHECKED = {
    "attempt": (
        "uuid",
        "session",
        "question_id",
        "level",
        "ask",
        "follow_up",
        "answer",
        "seconds_used",
        "seconds_limit",
        "started_at",
        "locked_at",
        "hints_used",
    ),
    "reading": ("attempt", "scorer", "body", "overall", "at"),
    "self_rating": ("attempt", "body", "at"),
    "override": ("attempt", "dimension", "value", "reason", "at"),
    "link": ("attempt", "kind", "earlier"),
}
"""The columns under the checksum of each table, in the order in which they enter it."""


def attempt_cells(attempt: Attempt, *, uuid: str, locked_at: datetime) -> Cells:
    """Return the row of an attempt; its number is the database's to give."""
    return _sealed(
        "attempt",
        {
            "uuid": uuid,
            "session": attempt.session_id,
            "question_id": attempt.question_id,
            "level": attempt.level,
            "ask": attempt.ask,
            "follow_up": attempt.follow_up,
            "answer": attempt.answer.text,
            "seconds_used": float(attempt.answer.seconds_used),
            "seconds_limit": attempt.answer.seconds_limit,
            "started_at": stamp(attempt.started_at),
            "locked_at": stamp(locked_at),
            "hints_used": attempt.hints_used,
        },
    )


def reading_cells(number: int, reading: Reading, *, at: datetime) -> Cells:
    """Return the row of a reading."""
    body = reading_json.dump(reading)
    cells: Cells = {"attempt": number, "scorer": reading.scorer, "body": body, "overall": reading.overall}
    return _sealed("reading", {**cells, "at": stamp(at)})


def self_rating_cells(number: int, rating: SelfRating, *, at: datetime) -> Cells:
    """Return the row of a self-rating."""
    return _sealed("self_rating", {"attempt": number, "body": json.dumps(rating.levels), "at": stamp(at)})


def override_cells(number: int, override: Override) -> Cells:
    """Return the row of a correction."""
    cells: Cells = {"attempt": number, "dimension": override.dimension, "value": override.value}
    return _sealed("override", {**cells, "reason": override.reason, "at": stamp(override.at)})


def link_cells(number: int, link: Link) -> Cells:
    """Return the row of a link."""
    return _sealed("link", {"attempt": number, "kind": link.kind, "earlier": link.earlier})


def is_whole(table: str, row: sqlite3.Row) -> bool:
    """Tell whether a row still holds what its checksum was made of."""
    try:
        return bool(row["checksum"] == _checksum([row[column] for column in CHECKED[table]]))
    except (TypeError, IndexError):  # damage can turn text into bytes, or give a column another name
        return False


def parse_attempt(
    row: sqlite3.Row,
    *,
    rating: SelfRating | None = None,
    reading: Reading | None = None,
    overrides: Sequence[Override] = (),
    link: Link | None = None,
) -> Attempt:
    """Return the attempt of a row that also has its session's `mode`."""
    return Attempt(
        number=row["number"],
        session_id=row["session"],
        mode=Mode(row["mode"]),
        question_id=row["question_id"],
        level=None if row["level"] is None else Difficulty(row["level"]),
        ask=row["ask"],
        follow_up=row["follow_up"],
        answer=Answer(row["answer"], row["seconds_used"], row["seconds_limit"]),
        started_at=datetime.fromisoformat(row["started_at"]),
        hints_used=row["hints_used"],
        self_rating=rating,
        reading=reading,
        overrides=tuple(overrides),
        link=link,
    )


def parse_reading(row: sqlite3.Row) -> Reading:
    """Return the reading of a row."""
    return reading_json.parse(row["body"])


def parse_self_rating(row: sqlite3.Row) -> SelfRating:
    """Return the self-rating of a row."""
    return SelfRating(tuple((dimension, Level(level)) for dimension, level in json.loads(row["body"])))


def parse_override(row: sqlite3.Row) -> Override:
    """Return the correction of a row."""
    return Override(row["dimension"], row["value"], row["reason"], datetime.fromisoformat(row["at"]))


def parse_link(row: sqlite3.Row) -> Link:
    """Return the link of a row."""
    return Link(LinkKind(row["kind"]), row["earlier"])


def _sealed(table: str, cells: Mapping[str, Cell]) -> Cells:
    return {**cells, "checksum": _checksum([cells[column] for column in CHECKED[table]])}


def _checksum(cells: Sequence[Cell]) -> str:
    return sha256(storable(json.dumps(cells, ensure_ascii=False)).encode()).hexdigest()
