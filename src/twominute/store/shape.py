"""A JSON document held against its JSON Schema: as much of draft-07 as `history.schema.json` uses.

The jsonschema package knows all of it, and takes 120 ms and a dependency; a test compares the two.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

Schema = Mapping[str, Any]

_TYPES: Mapping[str, Callable[[object], bool]] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "null": lambda value: value is None,
}
LONGEST_SHOWN = 40


class Fault(NamedTuple):
    """Where a document is not as it should be, and how."""

    place: str
    """As in `attempts[3].readings[0].at`."""
    what: str


def first_fault(document: object, schema: Schema) -> Fault | None:
    """Return the first place that is not as the schema wants it, None when there is none."""
    return _fault(document, schema, schema)


def shown(value: object) -> str:
    """Return a value as JSON, cut where it is long."""
    text = json.dumps(value)
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}..."


# No generators, and no place until there is a fault: a long history has eight million values.


def _fault(value: Any, schema: Schema, root: Schema) -> Fault | None:  # noqa: ANN401 - it is JSON
    if "$ref" in schema:
        schema = root["definitions"][schema["$ref"].removeprefix("#/definitions/")]
    what = _itself(value, schema)
    if what:
        return Fault("", what)
    if isinstance(value, dict) and "properties" in schema:
        return _in_keys(value, schema, root)
    if isinstance(value, list) and "items" in schema:
        return _in_items(value, schema["items"], root)
    return None


def _in_keys(value: Mapping[str, Any], schema: Schema, root: Schema) -> Fault | None:
    known = schema["properties"]
    for key in schema["required"]:
        if key not in value:
            return Fault("", f'"{key}" is missing')
    for key in value:
        if key not in known:
            return Fault("", f"{shown(key)} is no key here")
    for key, inner in known.items():
        if key in value and (fault := _fault(value[key], inner, root)):
            return _within(key, fault)
    return None


def _in_items(value: list[Any], schema: Schema, root: Schema) -> Fault | None:
    for at, item in enumerate(value):
        if fault := _fault(item, schema, root):
            return _within(f"[{at}]", fault)
    return None


def _within(step: str, fault: Fault) -> Fault:
    dot = "" if fault.place.startswith("[") or not fault.place else "."
    return Fault(f"{step}{dot}{fault.place}", fault.what)


def _itself(value: Any, schema: Schema) -> str | None:  # noqa: ANN401 - it is JSON
    """Return what is wrong with a value itself, None when nothing is."""
    if "enum" in schema or "const" in schema:
        allowed = schema.get("enum", [schema.get("const")])
        is_one = any(type(value) is type(each) and value == each for each in allowed)
        return None if is_one else f"{shown(value)} is not {_any_of(shown(each) for each in allowed)}"
    kinds = schema["type"] if isinstance(schema["type"], list) else (schema["type"],)
    for kind in kinds:
        if _TYPES[kind](value):
            return _text(value, schema) if isinstance(value, str) else _number(value, schema)
    return f"{shown(value)} is not of the type {_any_of(kinds)}"


def _text(value: str, schema: Schema) -> str | None:
    if "pattern" in schema and not re.fullmatch(schema["pattern"], value):
        return f"{shown(value)} does not match {schema['pattern']}"
    if schema.get("format") == "date-time" and not _is_moment(value):
        return f"{shown(value)} is no date and time with its distance from UTC"
    return None


def _number(value: object, schema: Schema) -> str | None:
    if isinstance(value, int | float) and "minimum" in schema and not schema["minimum"] <= value <= schema["maximum"]:
        return f"{shown(value)} is not within {schema['minimum']} and {schema['maximum']}"
    return None


def _is_moment(text: str) -> bool:
    try:
        moment = datetime.fromisoformat(text)
        moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return False
    return moment.tzinfo is not None


def _any_of(words: Iterable[str]) -> str:
    return " or ".join(words)
