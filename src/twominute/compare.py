"""Two answers to one question side by side: the words, the levels, and which words moved which level."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import Indel

from twominute.highlights import Earned, only_said
from twominute.marks import as_held, corrections
from twominute.model.attempt import Attempt, LinkKind
from twominute.model.reading import Evidence, KeyPointReading, Level, Reading, Span

BETWEEN_ANSWERS = "\n\n"
"""What separates answers that are read as one: no sentence runs across it."""
IN_A_ROW = 3
"""Kept words; two answers that share nothing have "of the" in common."""
ALIKE = 0.4
"""Of the words of the shorter answer, kept in such rows: other answers to one question have at most 0.12."""
_WORD = re.compile(r"\S+")
_BARE = re.compile(r"^\W+|\W+$")


class Change(StrEnum):
    """What became of some words."""

    KEPT = "kept"
    ADDED = "added"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Run:
    """Words in a row that share a fate."""

    change: Change
    text: str
    """Single spaces between words, a line end where the answer had one."""

    @property
    def words(self) -> int:
        """Return the number of words."""
        return len(self.text.split())


@dataclass(frozen=True, slots=True)
class Move:
    """A level that is not what it was."""

    dimension: str
    before: Level
    after: Level
    evidence: Evidence | None
    """The sentence with new words that earned it or, where the level fell, with dropped words that had; or None."""

    @property
    def rose(self) -> bool:
        """Tell whether the level is higher now."""
        return self.after > self.before


@dataclass(frozen=True, slots=True)
class Comparison:
    """An answer beside an earlier one at the same question."""

    earlier: int
    later: int
    runs: tuple[Run, ...]
    before: Reading | None
    after: Reading | None
    moves: tuple[Move, ...]
    made: tuple[KeyPointReading, ...]
    """Key points that the earlier answer did not make."""
    lost: tuple[KeyPointReading, ...]
    """Key points, as the earlier reading has them, that the later answer does not make."""
    idle: int
    """Added words in sentences that earned nothing new."""
    new: tuple[Earned, ...]
    """Sentences that the earlier answer does not have."""
    gone: tuple[Earned, ...]
    """Sentences that only the earlier answer has."""
    is_corrected: bool = False
    """Whether levels of the person's own are among these."""

    def words(self, change: Change) -> int:
        """Return the number of words with this fate."""
        return sum(run.words for run in self.runs if run.change is change)

    @property
    def is_alike(self) -> bool:
        """Tell whether so many words are kept in a row that the answers can be shown word by word."""
        kept = self.words(Change.KEPT)
        shorter = kept + min(self.words(Change.ADDED), self.words(Change.DROPPED))
        rows = (run.words for run in self.runs if run.change is Change.KEPT)
        return sum(words for words in rows if words >= min(IN_A_ROW, shorter)) >= ALIKE * shorter


@dataclass(frozen=True, slots=True)
class Together:
    """A first answer and the follow-ups after it, read as one for the first question."""

    attempts: tuple[Attempt, ...]
    before: Reading
    """The first answer alone."""
    after: Reading

    def part_of(self, span: Span) -> int:
        """Return the number of the answer that a span of the joined text lies in."""
        end = 0
        for attempt in self.attempts:
            end += len(attempt.answer.text) + len(BETWEEN_ANSWERS)
            if span.start < end:
                return attempt.number
        raise ValueError(span)


def joined(attempts: Sequence[Attempt]) -> str:
    """Return the text in which answers are read as one."""
    return BETWEEN_ANSWERS.join(attempt.answer.text for attempt in attempts)


def chain(attempt: Attempt, look_up: Callable[[int], Attempt | None]) -> tuple[Attempt, ...]:
    """Return the first answer and the follow-ups after it up to this one, as far back as the answers are there.

    A follow-up that was answered again counts once, with its last answer.
    """
    found, at = [attempt], attempt
    while at.follow_up is not None and at.link is not None and at.link.earlier is not None:
        before = look_up(at.link.earlier)
        if before is None:
            break
        if at.link.kind is LinkKind.FOLLOW_UP:
            found.insert(0, before)
        at = before
    return tuple(found)


def compare(earlier: Attempt, later: Attempt) -> Comparison:
    """Return what an answer has that an earlier one had not, and what that earned."""
    old, new = (list(_WORD.finditer(attempt.answer.text)) for attempt in (earlier, later))
    fates = _fates([_key(word) for word in old], [_key(word) for word in new])
    added = [_span(new[there]) for change, _, there in fates if change is Change.ADDED]
    dropped = [_span(old[here]) for change, here, _ in fates if change is Change.DROPPED]
    before, after = as_held(earlier), as_held(later)
    moves = moved(before, after, added=added, dropped=dropped) if before and after else ()
    made = _only_in(after, before)
    evidence = [*(move.evidence for move in moves), *(point.evidence for point in made)]
    earning = [each.span for each in evidence if each is not None]
    return Comparison(
        earlier.number,
        later.number,
        _runs(fates, old, new),
        before,
        after,
        moves,
        made,
        _only_in(before, after),
        sum(not _touches(span, earning) for span in added),
        only_said(later, earlier),
        only_said(earlier, later),
        is_corrected=bool(before and after and (corrections(earlier) or corrections(later))),
    )


def moved(
    before: Reading, after: Reading, *, added: Sequence[Span] | None = None, dropped: Sequence[Span] | None = None
) -> tuple[Move, ...]:
    """Return the levels that changed; the sentence beside each has some of the added or dropped words in it."""
    then = {found.dimension: found for found in before.dimensions}
    moves = []
    for now in after.dimensions:
        was = then.get(now.dimension)
        if was is None or was.level == now.level:
            continue
        evidence, words = (now.evidence, added) if now.level > was.level else (was.evidence, dropped)
        sentence = next((each for each in evidence if words is None or _touches(each.span, words)), None)
        moves.append(Move(now.dimension, was.level, now.level, sentence))
    return tuple(moves)


Fate = tuple[Change, int, int]
"""What became of a word, with its place in the earlier and in the later answer (-1 where it is not)."""


def _fates(old: Sequence[str], new: Sequence[str]) -> list[Fate]:
    """Return the fate of every word, in reading order."""
    fates: list[Fate] = []
    # Not difflib: an answer of one word ten thousand times takes it minutes.
    for block in Indel.opcodes(old, new):
        here, there = range(block.src_start, block.src_end), range(block.dest_start, block.dest_end)
        if block.tag == "equal":
            fates += [(Change.KEPT, *pair) for pair in zip(here, there, strict=True)]
        else:
            fates += [(Change.DROPPED, each, -1) for each in here]
            fates += [(Change.ADDED, -1, each) for each in there]
    return _grouped(fates)


def _grouped(fates: Sequence[Fate]) -> list[Fate]:
    """Return the fates with the dropped words before the added ones wherever both stand in a row."""
    grouped: list[Fate] = []
    dropped: list[Fate] = []
    added: list[Fate] = []
    for fate in (*fates, (Change.KEPT, -1, -1)):
        if fate[0] is Change.KEPT:
            grouped += [*dropped, *added, fate]
            dropped, added = [], []
        else:
            (dropped if fate[0] is Change.DROPPED else added).append(fate)
    return grouped[:-1]


def _runs(fates: Sequence[Fate], old: Sequence[re.Match[str]], new: Sequence[re.Match[str]]) -> tuple[Run, ...]:
    runs: list[tuple[Change, list[str]]] = []
    for change, here, there in fates:
        word, line = (old[here], old) if change is Change.DROPPED else (new[there], new)
        place = here if line is old else there
        begins = place > 0 and "\n" in word.string[line[place - 1].end() : word.start()]
        if not runs or runs[-1][0] is not change:
            runs.append((change, []))
        runs[-1][1].append(f"\n{word[0]}" if begins else word[0])
    return tuple(Run(change, " ".join(words).replace(" \n", "\n")) for change, words in runs)


def _only_in(reading: Reading | None, other: Reading | None) -> tuple[KeyPointReading, ...]:
    if reading is None or other is None:
        return ()
    made = {point.id for point in other.key_points if point.is_found}
    known = {point.id for point in other.key_points}
    return tuple(point for point in reading.key_points if point.is_found and point.id in known - made)


def _touches(span: Span, others: Sequence[Span]) -> bool:
    return any(other.start < span.end and span.start < other.end for other in others)


def _span(word: re.Match[str]) -> Span:
    return Span(word.start(), word.end())


def _key(word: re.Match[str]) -> str:
    """Return a word as it is compared: case and the marks around it do not count."""
    return _BARE.sub("", word[0]).casefold() or word[0]
