"""A reading as JSON text for the database, and back again, without a difference."""

import json
from typing import Any, NotRequired, TypedDict

from twominute.model.reading import (
    DimensionReading,
    Evidence,
    KeyPointReading,
    Level,
    Reading,
    Span,
    Veto,
    WithoutTools,
)

SCHEMA_VERSION = 1


class _Span(TypedDict):
    start: int
    end: int


class _Veto(TypedDict):
    dimension: str
    span: _Span
    quote: str
    why: str


class _Evidence(TypedDict):
    span: _Span
    quote: str
    why: str
    carrier: NotRequired[_Span | None]  # absent in what the cue reader wrote at first


class _Dimension(TypedDict):
    dimension: str
    level: int
    evidence: list[_Evidence]
    gap: str | None
    expected: bool


class _KeyPoint(TypedDict):
    id: str
    say: str
    evidence: _Evidence | None


class _WithoutTools(TypedDict):
    overall: int
    falls: list[str]
    names: list[_Evidence]


class Body(TypedDict):
    """A reading as JSON."""

    schema_version: int
    overall: int
    dimensions: list[_Dimension]
    vetoes: list[_Veto]
    tool_dropping: bool
    off_task: bool
    unsure: bool
    notes: list[str]
    without_tools: _WithoutTools
    key_points: list[_KeyPoint]
    next_step: str
    scorer: str


def dump(reading: Reading) -> str:
    """Return the reading as one line of JSON."""
    return json.dumps(body_of(reading), ensure_ascii=False, separators=(",", ":"), default=fields_of)


def parse(text: str) -> Reading:
    """Return the reading that `dump` wrote; ValueError for one of another schema version."""
    return reading_of(json.loads(text))


def body_of(reading: Reading) -> dict[str, Any]:
    """Return the reading for a json.dumps whose default is `fields_of`."""
    return {"schema_version": SCHEMA_VERSION, **fields_of(reading)}


def fields_of(noun: object) -> dict[str, Any]:
    """Return the fields of one noun; dataclasses.asdict copies every text and takes four times as long."""
    names: tuple[str, ...] = type(noun).__slots__  # type: ignore[attr-defined]  # every noun of a reading has them
    return {name: getattr(noun, name) for name in names}


def reading_of(body: Body) -> Reading:
    """Return the reading that `body_of` was given; ValueError for one of another schema version."""
    if body["schema_version"] != SCHEMA_VERSION:
        raise ValueError(f"a reading of schema {body['schema_version']}, this program knows {SCHEMA_VERSION}")
    return Reading(
        overall=body["overall"],
        dimensions=tuple(_dimension(each) for each in body["dimensions"]),
        vetoes=tuple(_veto(each) for each in body["vetoes"]),
        tool_dropping=body["tool_dropping"],
        off_task=body["off_task"],
        unsure=body["unsure"],
        notes=tuple(body["notes"]),
        without_tools=_without_tools(body["without_tools"]),
        key_points=tuple(_key_point(each) for each in body["key_points"]),
        next_step=body["next_step"],
        scorer=body["scorer"],
    )


def _dimension(raw: _Dimension) -> DimensionReading:
    evidence = tuple(_evidence(each) for each in raw["evidence"])
    return DimensionReading(raw["dimension"], Level(raw["level"]), evidence, gap=raw["gap"], expected=raw["expected"])


def _veto(raw: _Veto) -> Veto:
    return Veto(raw["dimension"], _span(raw["span"]), raw["quote"], raw["why"])


def _without_tools(raw: _WithoutTools) -> WithoutTools:
    return WithoutTools(raw["overall"], tuple(raw["falls"]), tuple(_evidence(each) for each in raw["names"]))


def _key_point(raw: _KeyPoint) -> KeyPointReading:
    return KeyPointReading(raw["id"], raw["say"], None if raw["evidence"] is None else _evidence(raw["evidence"]))


def _evidence(raw: _Evidence) -> Evidence:
    carrier = raw.get("carrier")
    return Evidence(_span(raw["span"]), raw["quote"], raw["why"], None if carrier is None else _span(carrier))


def _span(raw: _Span) -> Span:
    return Span(raw["start"], raw["end"])
