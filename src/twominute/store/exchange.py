"""A whole history as one JSON document and back again, without a difference; docs/history.md describes it."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from twominute.model.attempt import Answer, Attempt, Link, LinkKind, Override, SelfRating, Session
from twominute.model.names import Difficulty, Mode
from twominute.model.reading import Level
from twominute.store.reading_json import body_of, fields_of, reading_of
from twominute.store.text import stamp
from twominute.store.whole import Dated, Everything, Trashed, Whole

FORMAT = "twominute-history"
SCHEMA_VERSION = 1

Row = dict[str, Any]


def written(everything: Everything) -> Iterator[str]:
    """Yield the text of the document, a row a line: the same history gives the same bytes."""
    digest = sha256()
    yield f'{{"format":"{FORMAT}","schema_version":{SCHEMA_VERSION}'
    for name, rows in _sections(everything):
        yield f',\n"{name}":['
        separator = "\n"
        for row in rows:
            line = _line(row)
            digest.update(line.encode() + b"\n")
            yield separator + line
            separator = ",\n"
        yield "\n]"
    yield f',\n"sha256":"{digest.hexdigest()}"}}\n'


def digest_of(everything: Everything) -> str:
    """Return the sha256 of the rows of the document, each with a line end, however they are laid out in a file."""
    digest = sha256()
    for _, rows in _sections(everything):
        for row in rows:
            digest.update(_line(row).encode() + b"\n")
    return digest.hexdigest()


def parse(document: Row) -> Everything:
    """Return what a document of the shape of `history.schema.json` holds."""
    modes = {row["id"]: Mode(row["mode"]) for row in document["sessions"]}
    return Everything(
        [Session(row["id"], Mode(row["mode"]), _moment(row["started_at"])) for row in document["sessions"]],
        _Parsed(document["attempts"], lambda row: _whole(row, modes[row["session"]])),
        [Trashed(row["attempt"], _moment(row["deleted_at"])) for row in document["trash"]],
    )


@dataclass(frozen=True, slots=True)
class _Parsed:
    rows: Sequence[Row]
    make: Callable[[Row], Whole]

    def __iter__(self) -> Iterator[Whole]:
        return map(self.make, self.rows)


def _line(row: Row) -> str:
    # ASCII only: it survives every terminal, locale and editor, and holds nothing that a terminal may obey.
    return json.dumps(row, separators=(",", ":"), default=fields_of)


def _sections(everything: Everything) -> Iterator[tuple[str, Iterable[Row]]]:
    yield "sessions", map(_session_row, everything.sessions)
    yield "attempts", map(_attempt_row, everything.attempts)
    yield "trash", map(_trash_row, everything.trash)


def _session_row(session: Session) -> Row:
    return {"id": session.id, "mode": session.mode, "started_at": stamp(session.started_at)}


def _trash_row(trashed: Trashed) -> Row:
    return {"attempt": trashed.number, "deleted_at": stamp(trashed.deleted_at)}


def _attempt_row(whole: Whole) -> Row:
    attempt = whole.attempt
    return {
        "number": attempt.number,
        "uuid": whole.uuid,
        "session": attempt.session_id,
        "question_id": attempt.question_id,
        "level": attempt.level,
        "ask": attempt.ask,
        "follow_up": attempt.follow_up,
        "link": attempt.link and {"kind": attempt.link.kind, "earlier": attempt.link.earlier},
        "answer": attempt.answer.text,
        "seconds_used": attempt.answer.seconds_used,
        "seconds_limit": attempt.answer.seconds_limit,
        "started_at": stamp(attempt.started_at),
        "locked_at": stamp(whole.locked_at),
        "hints_used": attempt.hints_used,
        "self_ratings": [_self_rating_row(each) for each in whole.self_ratings],
        "readings": [{"at": stamp(each.at), "body": body_of(each.what)} for each in whole.readings],
        "overrides": [_override_row(each) for each in attempt.overrides],
    }


def _self_rating_row(rating: Dated[SelfRating]) -> Row:
    levels = [{"dimension": dimension, "level": level} for dimension, level in rating.what.levels]
    return {"at": stamp(rating.at), "levels": levels}


def _override_row(override: Override) -> Row:
    return {
        "dimension": override.dimension,
        "value": override.value,
        "reason": override.reason,
        "at": stamp(override.at),
    }


def _whole(row: Row, mode: Mode) -> Whole:
    attempt = Attempt(
        number=row["number"],
        session_id=row["session"],
        mode=mode,
        question_id=row["question_id"],
        level=None if row["level"] is None else Difficulty(row["level"]),
        ask=row["ask"],
        follow_up=row["follow_up"],
        # Plus nothing: SQLite stores -0.0 as 0.0, and the checksum tells them apart.
        answer=Answer(row["answer"], float(row["seconds_used"]) + 0.0, row["seconds_limit"]),
        started_at=_moment(row["started_at"]),
        hints_used=row["hints_used"],
        self_rating=None,
        reading=None,
        overrides=tuple(_override(each) for each in row["overrides"]),
        link=None if row["link"] is None else Link(LinkKind(row["link"]["kind"]), row["link"]["earlier"]),
    )
    return Whole(
        uuid=row["uuid"],
        attempt=attempt,
        locked_at=_moment(row["locked_at"]),
        readings=tuple(Dated(reading_of(each["body"]), _moment(each["at"])) for each in row["readings"]),
        self_ratings=tuple(Dated(_self_rating(each), _moment(each["at"])) for each in row["self_ratings"]),
    )


def _self_rating(row: Row) -> SelfRating:
    return SelfRating(tuple((each["dimension"], Level(each["level"])) for each in row["levels"]))


def _override(row: Row) -> Override:
    return Override(row["dimension"], row["value"], row["reason"], _moment(row["at"]))


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
