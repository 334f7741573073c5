import json
from pathlib import Path
from typing import Any

import pytest

from builders_store import a_reading, a_store, an_attempt
from twominute.errors import InputError
from twominute.store.arriving import arriving
from twominute.store.exchange import written


@pytest.fixture
def document(tmp_path: Path) -> dict[str, Any]:
    store = a_store(tmp_path)
    for _ in range(2):
        store.add_reading(store.save_attempt(an_attempt()), a_reading())
    store.delete(2)
    with store.everything() as everything:
        content: dict[str, Any] = json.loads("".join(written(everything)))
    return content


def refusal(content: object) -> str:
    raw = content if isinstance(content, bytes) else json.dumps(content).encode()
    with pytest.raises(InputError) as caught:
        arriving(raw, name="old.json")
    return str(caught.value)


def test_a_file_in_another_layout_is_the_same_history(document: dict[str, Any]) -> None:
    laid_out = arriving(json.dumps(document, indent=4).encode(), name="old.json")

    assert list(laid_out.attempts) == list(arriving(json.dumps(document).encode(), name="old.json").attempts)


def test_a_file_without_its_sha256_is_taken_as_it_is(document: dict[str, Any]) -> None:
    del document["sha256"]
    document["attempts"][0]["answer"] = "Mended."

    assert (
        next(iter(arriving(json.dumps(document).encode(), name="old.json").attempts)).attempt.answer.text == "Mended."
    )


def test_one_changed_letter_is_noticed(document: dict[str, Any]) -> None:
    document["attempts"][0]["answer"] += "!"

    assert "its content does not fit its sha256" in refusal(document)
    assert "Nothing was imported." in refusal(document)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "line 1, column 1: Expecting value"),
        (b'{"format":\n"twominute-hist', "line 2, column 1: Unterminated string"),
        (b'{"format": "\xff"}', "byte 13: not UTF-8"),
        (b"[" * 100_000, "somewhere in it"),
        (b'{"a": ' + b"1" * 5_000 + b"}", "somewhere in it"),
        (b'{"a": NaN}', "NaN is no number"),
        (b"[]", 'does not begin with "format": "twominute-history"'),
        (b'{"format": "anki"}', 'does not begin with "format": "twominute-history"'),
        (b'{"format": "twominute-history", "schema_version": 2}', "from a newer twominute: its schema_version is 2"),
        (b'{"format": "twominute-history", "schema_version": true}', 'at the top: "sessions" is missing'),
    ],
)
def test_a_file_that_is_no_history_is_refused_with_the_place(content: bytes, words: str) -> None:
    assert words in refusal(content)
    assert "Nothing was imported." in refusal(content)


@pytest.mark.parametrize(
    ("way", "value", "words"),
    [
        ("attempts.0.number", 0, "attempts[0].number: 0 is not within 1 and 1000000000"),
        ("attempts.0.number", 2, "attempts[0].number: 2 is there 2 times"),
        ("attempts.0.uuid", "x", 'attempts[0].uuid: "x" does not match'),
        ("attempts.0.session", "x", 'attempts[0].session: "x" is no id of a session in this file'),
        ("attempts.0.started_at", "2025-03-04", 'attempts[0].started_at: "2025-03-04" is no date and time'),
        ("attempts.0.started_at", "0001-01-01T00:00:00+23:59", "attempts[0].started_at: "),
        ("attempts.0.seconds_used", 1e300, "attempts[0].seconds_used: 1e+300 is not within 0 and 1000000000"),
        ("attempts.0.level", "hard", 'attempts[0].level: "hard" is not "beginner" or "intermediate"'),
        ("attempts.1.readings.0.body.overall", 7, "attempts[1].readings[0].body.overall: 7 is not 0 or 1 or"),
        ("attempts.1.readings.0.body", None, "attempts[1].readings[0].body: null is not of the type object"),
        ("attempts.0.link", {"kind": "retry", "earlier": 1}, "attempts[0].link.earlier: answer 1 goes back to itself"),
        ("attempts.0.link", {"kind": "given", "earlier": 1}, 'attempts[0].link.kind: "given" is not "follow-up" or'),
        ("attempts.1.note", "hi", 'attempts[1]: "note" is no key here'),
        ("trash.0.attempt", 9, "trash[0].attempt: 9 is no number of an attempt in this file"),
    ],
)
def test_the_first_wrong_place_is_named(document: dict[str, Any], way: str, value: object, words: str) -> None:
    *path, last = [int(key) if key.isdigit() else key for key in way.split(".")]
    target: Any = document
    for key in path:
        target = target[key]
    target[last] = value

    assert f"old.json: {words}" in refusal(document)


def test_links_of_several_answers_that_go_in_a_circle_are_refused(document: dict[str, Any]) -> None:
    for attempt, earlier in zip(document["attempts"], (2, 1), strict=True):
        attempt["link"] = {"kind": "follow-up", "earlier": earlier}

    assert "attempts[0].link.earlier: answer 1 goes back to itself" in refusal(document)
