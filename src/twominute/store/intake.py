"""A history from elsewhere taken in: what is not known yet is added, all of it or nothing."""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import count
from typing import NamedTuple

from twominute.model.attempt import Link
from twominute.store import rows
from twominute.store.database import Cell, Database
from twominute.store.text import stamp
from twominute.store.whole import Everything, Whole

Insert = Callable[[str, Mapping[str, Cell]], None]
"""What adds a row to a table."""

_KNOWN = "select uuid, number from attempt"
_NAMED = "select earlier from link where earlier is not null"
_LAST = "select coalesce(max(seq), 0) from sqlite_sequence where name = 'attempt'"
_RESERVE = "update sqlite_sequence set seq = max(seq, ?) where name = 'attempt'"


class Taken(NamedTuple):
    """What came of it."""

    new: int
    known: int
    """Attempts that were stored here before, and stay as they are."""
    renumbered: dict[int, int]
    """The number here of each new attempt whose own was taken."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """Which attempts are new, and the number here of every attempt that comes in."""

    new: AbstractSet[int]
    numbers: Mapping[int, int]
    taken: AbstractSet[int]
    """All numbers that attempts have in the end."""

    def link(self, link: Link | None) -> Link | None:
        """Return where a link leads here; what is gone must not be taken for another that has its number."""
        if link is None or link.earlier is None:
            return link
        gone = None if link.earlier in self.taken else link.earlier
        return Link(link.kind, self.numbers.get(link.earlier, gone))


def take_in(database: Database, everything: Everything, *, insert: Insert) -> Taken:
    """Add every attempt whose uuid is not stored yet; it keeps its number where that is free."""
    with database.write():
        plan = _plan(database, everything)
        known_sessions = {row["id"] for row in database.rows("select id from session")}
        for session in everything.sessions:
            if session.id not in known_sessions:
                insert("session", {"id": session.id, "mode": session.mode, "started_at": stamp(session.started_at)})
        for whole in everything.attempts:
            if whole.attempt.number in plan.new:
                _add(database, whole, plan, insert=insert)
        for trashed in everything.trash:
            if trashed.number in plan.new:
                number = plan.numbers[trashed.number]
                insert("trash", {"attempt": number, "deleted_at": stamp(trashed.deleted_at)})
    renumbered = {number: plan.numbers[number] for number in plan.new if plan.numbers[number] != number}
    return Taken(len(plan.new), len(plan.numbers) - len(plan.new), dict(sorted(renumbered.items())))


def _plan(database: Database, everything: Everything) -> _Plan:
    known = {row["uuid"]: row["number"] for row in database.rows(_KNOWN)}
    named = {row["earlier"] for row in database.rows(_NAMED)}
    incoming = {whole.attempt.number: whole.uuid for whole in everything.attempts}
    new = {number for number, uuid in incoming.items() if uuid not in known}
    kept = new - set(known.values()) - named
    following = count(max([database.rows(_LAST)[0][0], *kept]) + 1)
    numbers = {
        number: known[uuid] if uuid in known else number if number in kept else next(following)
        for number, uuid in incoming.items()
    }
    return _Plan(new, numbers, {*known.values(), *numbers.values()})


def _add(database: Database, whole: Whole, plan: _Plan, *, insert: Insert) -> None:
    attempt = whole.attempt
    number = plan.numbers[attempt.number]
    insert("attempt", {"number": number, **rows.attempt_cells(attempt, uuid=whole.uuid, locked_at=whole.locked_at)})
    for rating in whole.self_ratings:
        insert("self_rating", rows.self_rating_cells(number, rating.what, at=rating.at))
    for reading in whole.readings:
        insert("reading", rows.reading_cells(number, reading.what, at=reading.at))
    for override in attempt.overrides:
        insert("override", rows.override_cells(number, override))
    link = plan.link(attempt.link)
    if link is not None:
        insert("link", rows.link_cells(number, link))
        database.rows(_RESERVE, (link.earlier or 0,))  # no later answer may get the number of one that is gone
