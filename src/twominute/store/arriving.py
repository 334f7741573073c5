"""A file that should be an exported history, checked whole before anything of it is stored."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

from twominute.errors import InputError
from twominute.store.exchange import FORMAT, SCHEMA_VERSION, Row, digest_of, parse
from twominute.store.shape import Fault, first_fault, shown
from twominute.store.whole import Everything

SCHEMA = Path(__file__).with_name("history.schema.json")
NOTHING = "Nothing was imported."
AGAIN = f"{NOTHING} Export it again with `twominute history export`, or mend that place."


def arriving(content: bytes, *, name: str) -> Everything:
    """Return the history that a file holds; InputError names the first place where it is not one."""
    text = _decoded(content, name)
    del content  # of fifty thousand answers it is a quarter of a gigabyte
    document = _parsed(text, name)
    _refuse_foreign(document, name)
    fault = first_fault(document, json.loads(SCHEMA.read_text("utf-8"))) or next(_torn(document), None)
    if fault is not None:
        raise InputError(f"{name}: {fault.place or 'at the top'}: {fault.what}.", next_step=AGAIN)
    everything = parse(document)
    if document.get("sha256", digest := digest_of(everything)) != digest:
        raise InputError(
            f"{name} is not as it was written: its content does not fit its sha256.",
            next_step=f"{NOTHING} Export it again, or if you changed it yourself, take the sha256 out of it.",
        )
    return everything


def _decoded(content: bytes, name: str) -> str:
    try:
        return content.decode(json.detect_encoding(content), "surrogatepass")
    except UnicodeDecodeError as error:
        raise _unreadable(name, f"byte {error.start + 1}", "not UTF-8") from error


def _parsed(text: str, name: str) -> Any:  # noqa: ANN401 - it may be any JSON
    try:
        return json.loads(text, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        raise _unreadable(name, f"line {error.lineno}, column {error.colno}", error.msg) from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, or brackets within brackets
        raise _unreadable(name, "somewhere in it", str(error)) from error


def _unreadable(name: str, where: str, what: str) -> InputError:
    return InputError(f"{name} is no JSON that can be read: {where}: {what}.", next_step=AGAIN)


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


def _refuse_foreign(document: object, name: str) -> None:
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise InputError(
            f'{name} is no exported history: it does not begin with "format": "{FORMAT}".',
            next_step=f"{NOTHING} Give a file that `twominute history export -o FILE` wrote.",
        )
    version = document.get("schema_version")
    if isinstance(version, int) and version > SCHEMA_VERSION:
        raise InputError(
            f"{name} is from a newer twominute: its schema_version is {version}, this program knows {SCHEMA_VERSION}.",
            next_step=f"{NOTHING} Update twominute.",
        )


def _torn(document: Row) -> Iterator[Fault]:
    """Yield where rows do not fit together."""
    attempts, trash = document["attempts"], document["trash"]
    yield from _repeated("sessions", [row["id"] for row in document["sessions"]], "id")
    yield from _repeated("attempts", [row["number"] for row in attempts], "number")
    yield from _repeated("attempts", [row["uuid"] for row in attempts], "uuid")
    yield from _repeated("trash", [row["attempt"] for row in trash], "attempt")
    sessions, numbers = {row["id"] for row in document["sessions"]}, {row["number"] for row in attempts}
    for at, row in enumerate(attempts):
        if row["session"] not in sessions:
            yield Fault(f"attempts[{at}].session", f"{shown(row['session'])} is no id of a session in this file")
    yield from _circles(attempts)
    for at, row in enumerate(trash):
        if row["attempt"] not in numbers:
            yield Fault(f"trash[{at}].attempt", f"{row['attempt']} is no number of an attempt in this file")


def _circles(attempts: list[Row]) -> Iterator[Fault]:
    """Yield where links lead back to where they began: whoever follows them would never end."""
    earlier = {row["number"]: row["link"]["earlier"] for row in attempts if row["link"]}
    followed: set[int] = set()
    for at, row in enumerate(attempts):
        way: set[int] = set()
        number = row["number"]
        while number in earlier and number not in followed:
            if number in way:
                yield Fault(f"attempts[{at}].link.earlier", f"answer {number} goes back to itself")
                break
            way.add(number)
            number = earlier[number]
        followed |= way


def _repeated(section: str, values: list[Any], key: str) -> Iterator[Fault]:
    counts = Counter(values)
    for at, value in enumerate(values):
        if counts[value] > 1:
            yield Fault(f"{section}[{at}].{key}", f"{shown(value)} is there {counts[value]} times")
