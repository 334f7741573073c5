"""Sentences to evidence: what each sentence says of each dimension, and what takes its credit away.

A claim carries its level, its words and why, never how it was found, so that another reader can stand behind it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from twominute.model.knowledge import Stance
from twominute.model.reading import Level, Span
from twominute.scoring.cues import CueHit, Hit, Lexicon, Strike
from twominute.scoring.text import Sentence, Word

NEAR = 14
"""Words between a cue and what makes it concrete."""
_WHY_NOT = {
    Stance.DENIED: "it is denied",
    Stance.POSTPONED: "it is put off",
    Stance.WISHED: "it is only wished for",
    Stance.QUOTED: "it is what someone else says",
}


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of the answer with the ranges of its words that earn nothing."""

    sentence: Sentence
    strikes: tuple[Strike, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """What one passage says of one dimension."""

    dimension: str
    level: Level
    span: Span
    why: str
    carrier: Span | None = None
    """The words within the span that carry it, None when all of them do."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Words that would have been a claim, and why they are none."""

    dimension: str
    span: Span
    why: str


def claims(
    text: str, passages: Sequence[Passage], lexicon: Lexicon, *, names: Sequence[Span] = ()
) -> tuple[Claim, ...]:
    """Return what the passages say of each dimension, in the order of the text; a product's name says nothing."""
    named = {at for name in names for at in range(name.start, name.end)}
    found: list[Claim] = []
    for passage in passages:
        marks = _marks(passage.sentence, lexicon)
        for hit in lexicon.cues(passage.sentence):
            is_struck = any(strike.covers(hit) for strike in passage.strikes)
            if not is_struck and not _leans_on(named, passage.sentence.words, hit):
                found.append(_claim(text, passage, hit, marks))
    return tuple(found)


def refusals(text: str, passages: Iterable[Passage], lexicon: Lexicon) -> tuple[Refusal, ...]:
    """Return what would have been claimed without a denial, a delay, a wish or a quotation."""
    found: dict[tuple[str, Span], Refusal] = {}
    for passage in passages:
        for hit in lexicon.cues(passage.sentence) if passage.strikes else ():
            strike = next((each for each in passage.strikes if each.covers(hit)), None)
            if strike is not None:
                refusal = _refusal(text, passage.sentence, hit, strike)
                found.setdefault((refusal.dimension, refusal.span), refusal)
    return tuple(found.values())


def why_struck(text: str, sentence: Sentence, strike: Strike) -> str:
    """Return why struck words earn nothing."""
    said = _quote(text, sentence.words, strike.said_first, strike.said_last)
    return f"{_WHY_NOT[strike.stance]} by '{said}'" if strike.stance else "it is only an item of a list"


def _claim(text: str, passage: Passage, hit: CueHit, marks: Sequence[Hit]) -> Claim:
    words = passage.sentence.words
    named = _quote(text, words, hit.first, hit.last)
    if hit.cue.strength > 1:
        return Claim(hit.cue.dimension, Level.EXPLAINED, _span(words, hit.first, hit.last), f"says how: '{named}'")
    mark = next((each for each in marks if _is_near(hit, each)), None)
    if mark is None:
        return Claim(hit.cue.dimension, Level.MENTIONED, _span(words, hit.first, hit.last), f"names '{named}'")
    concrete = _quote(text, words, mark.first, mark.last)
    span = _span(words, min(hit.first, mark.first), max(hit.last, mark.last))
    return Claim(hit.cue.dimension, Level.EXPLAINED, span, f"names '{named}'; concrete by '{concrete}'")


def _leans_on(named: set[int], words: Sequence[Word], hit: Hit) -> bool:
    """Tell whether the first or the last word of a hit is part of a product's name."""
    return words[hit.first].start in named or words[hit.last - 1].start in named


def _marks(sentence: Sentence, lexicon: Lexicon) -> list[Hit]:
    numbers = [Hit(at, at + 1) for at, word in enumerate(sentence.words) if _is_measure(sentence, at, word)]
    return [*lexicon.concrete(sentence), *numbers]


def _is_measure(sentence: Sentence, at: int, word: Word) -> bool:
    """Tell whether a number measures something: not the number of a list item, a step or a product."""
    if not word.is_number or at == 0:
        return False
    return sentence.words[at - 1].text not in ("step", "level", "stage", "version", "v", "gen", "phase", "top")


def _is_near(hit: Hit, mark: Hit) -> bool:
    if hit.first <= mark.first and mark.last <= hit.last:
        return True
    return mark.first - hit.last < NEAR and hit.first - mark.last < NEAR


def _refusal(text: str, sentence: Sentence, hit: CueHit, strike: Strike) -> Refusal:
    words = sentence.words
    span = _span(words, min(hit.first, strike.said_first), max(hit.last, strike.said_last))
    return Refusal(hit.cue.dimension, span, why_struck(text, sentence, strike))


def _span(words: Sequence[Word], first: int, last: int) -> Span:
    """Return the range of a clause that holds these words: a pause or the sentence's edge on either side."""
    while first > 0 and not words[first].pause:
        first -= 1
    while last < len(words) and not words[last].pause:
        last += 1
    return Span(words[first].start, words[last - 1].end)


def _quote(text: str, words: Sequence[Word], first: int, last: int) -> str:
    return " ".join(text[words[first].start : words[last - 1].end].split())
