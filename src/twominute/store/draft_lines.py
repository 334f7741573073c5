"""A draft as the lines of its file: a header, then one whole snapshot a line."""

import json
from datetime import datetime
from typing import NotRequired, TypedDict

from twominute.model.attempt import Draft, Link, LinkKind
from twominute.store.text import stamp, storable


class _Header(TypedDict):
    session_id: str
    question_id: str
    ask: str
    follow_up: str | None
    seconds_limit: int | None
    link: NotRequired[tuple[str, int | None] | None]
    """Kind and earlier answer; drafts of older programs have none."""
    interview: NotRequired[list[str]]
    strict: NotRequired[bool]


class _Snapshot(TypedDict):
    text: str
    seconds_used: float
    hints_used: int
    saved_at: str


def header_line(draft: Draft) -> bytes:
    """Return what stays the same while the answer is typed."""
    header: _Header = {
        "session_id": draft.session_id,
        "question_id": draft.question_id,
        "ask": draft.ask,
        "follow_up": draft.follow_up,
        "seconds_limit": draft.seconds_limit,
        "interview": list(draft.interview),
        "strict": draft.strict,
        "link": (draft.link.kind, draft.link.earlier) if draft.link else None,
    }
    return _line(header)


def snapshot_line(draft: Draft) -> bytes:
    """Return all that changes while the answer is typed."""
    snapshot: _Snapshot = {
        "text": draft.text,
        "seconds_used": draft.seconds_used,
        "hints_used": draft.hints_used,
        "saved_at": stamp(draft.saved_at),
    }
    return _line(snapshot)


def parse_lines(content: bytes) -> Draft:
    """Return the draft at its newest whole snapshot; ValueError when there is none."""
    first, *later = content.split(b"\n")
    header: _Header = json.loads(first)
    for line in reversed(later):
        snapshot = _snapshot(line)
        if snapshot is not None:
            return _draft(header, snapshot)
    raise ValueError("it holds no whole line of text")


def _snapshot(line: bytes) -> _Snapshot | None:
    """Return a snapshot, None for a line that was torn while it was written."""
    try:
        snapshot: _Snapshot = json.loads(line)
    except ValueError:
        return None
    return snapshot


def _draft(header: _Header, snapshot: _Snapshot) -> Draft:
    try:
        return Draft(
            session_id=header["session_id"],
            question_id=header["question_id"],
            ask=header["ask"],
            follow_up=header["follow_up"],
            text=snapshot["text"],
            seconds_used=snapshot["seconds_used"],
            seconds_limit=header["seconds_limit"],
            hints_used=snapshot["hints_used"],
            saved_at=datetime.fromisoformat(snapshot["saved_at"]),
            link=_link(header.get("link")),
            interview=tuple(header.get("interview", ())),
            strict=header.get("strict", False),
        )
    except (LookupError, TypeError) as error:
        raise ValueError(f"it is no draft of ours ({error})") from error


def _link(found: tuple[str, int | None] | None) -> Link | None:
    return None if found is None else Link(LinkKind(found[0]), found[1])


def _line(fields: _Header | _Snapshot) -> bytes:
    return storable(json.dumps(fields, ensure_ascii=False, separators=(",", ":"))).encode() + b"\n"
