"""Phrases of the knowledge files, compiled once into an index that finds them in linear time.

A phrase is a row of words: `a|b` means either, `word?` may be left out, `*` stands for up to three words, `#` for a
number, `=word` for just this form. All other words are compared by their stems and forgive one slip of a finger.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from twominute.model.knowledge import Cue, Knowledge, Stance, StanceCue
from twominute.scoring.text import FUNCTION_WORDS, Sentence, Word, sentences, stem

WIDEST_GAP = 3
SHORTEST_WITH_SLIPS = 5
NUMBER = "#"
DENIERS = frozenset(("not", "never", "no", "nobody", "nothing", "none", "without"))


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found in a sentence: the half-open range of its words."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class CueHit(Hit):
    """A cue found in a sentence."""

    cue: Cue
    is_denial: bool
    """Whether the cue itself is about what must not happen."""


@dataclass(frozen=True, slots=True)
class StanceHit(Hit):
    """A stance found in a sentence."""

    cue: StanceCue


@dataclass(frozen=True, slots=True)
class Strike:
    """A range of words that earns nothing, with the words that say so."""

    first: int
    last: int
    stance: Stance | None
    """None when the words are merely listed."""
    said_first: int
    said_last: int

    def covers(self, hit: CueHit) -> bool:
        """Tell whether a hit loses its credit; a cue that holds the denying words itself keeps it."""
        is_own = hit.is_denial and hit.first < self.said_last and self.said_first < hit.last
        return self.first < hit.last and hit.first < self.last and not is_own


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a phrase and what may stand there."""

    stems: frozenset[str]
    exact: frozenset[str]
    is_optional: bool
    has_gap: bool

    def takes(self, word: Word) -> bool:
        """Tell whether a word may stand here."""
        return word.stem in self.stems or word.text in self.exact or (word.is_number and NUMBER in self.stems)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A compiled phrase."""

    elements: tuple[Element, ...]

    @property
    def is_denial(self) -> bool:
        """Tell whether a denying word is part of the phrase."""
        return any(DENIERS & (element.stems | element.exact) for element in self.elements)

    def end(self, words: Sequence[Word], start: int) -> int | None:
        """Return where the phrase ends when it starts at this word, None when it does not."""
        return _end(self.elements, 0, words, start)


class PhraseIndex:
    """Phrases by the words they can start with."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.phrases = tuple(phrase(text) for text in texts)
        self._by_stem: dict[str, list[int]] = defaultdict(list)
        self._by_form: dict[str, list[int]] = defaultdict(list)
        for number, each in enumerate(self.phrases):
            for start in each.elements[0].stems:
                self._by_stem[start].append(number)
            for start in each.elements[0].exact:
                self._by_form[start].append(number)
        self._needed = [_needed(each.elements[1:]) for each in self.phrases]

    def find(self, words: Sequence[Word]) -> list[tuple[int, int, int]]:
        """Return (number of the phrase, first word, word after the last) for each place where one stands."""
        found: list[tuple[int, int, int]] = []
        said = {word.stem for word in words} | {word.text for word in words}
        if any(word.is_number for word in words):
            said.add(NUMBER)
        for at, word in enumerate(words):
            numbers = [*self._by_stem.get(word.stem, ()), *self._by_form.get(word.text, ())]
            if word.is_number and word.stem != NUMBER:
                numbers.extend(self._by_stem.get(NUMBER, ()))
            for number in numbers:
                needed = self._needed[number]
                end = None if needed and needed.isdisjoint(said) else self.phrases[number].end(words, at)
                if end is not None:
                    found.append((number, at, end))
        return found


class Lexicon:
    """All phrases of one Knowledge, ready to be found."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._cues = knowledge.cues
        self._stances = knowledge.stances
        self._cue_index = PhraseIndex(cue.phrase for cue in knowledge.cues)
        self._stance_index = PhraseIndex(stance.phrase for stance in knowledge.stances)
        self._concrete_index = PhraseIndex(knowledge.concrete)
        self.vocabulary = frozenset(_vocabulary(self._cue_index, self._stance_index, self._concrete_index))
        self._by_shape: dict[tuple[str, int], list[str]] = defaultdict(list)
        for known in sorted(self.vocabulary):
            self._by_shape[(known[0], len(known))].append(known)

    def sentences(self, text: str) -> tuple[Sentence, ...]:
        """Cut a text into sentences, with slips of a finger mended in the stems."""
        return tuple(self._mended(sentence) for sentence in sentences(text))

    def cues(self, sentence: Sentence) -> list[CueHit]:
        """Return the cues found in a sentence."""
        phrases = self._cue_index.phrases
        return [
            CueHit(first, last, self._cues[n], phrases[n].is_denial)
            for n, first, last in self._cue_index.find(sentence.words)
        ]

    def stances(self, sentence: Sentence) -> list[StanceHit]:
        """Return the stances found in a sentence."""
        return [StanceHit(first, last, self._stances[n]) for n, first, last in self._stance_index.find(sentence.words)]

    def concrete(self, sentence: Sentence) -> list[Hit]:
        """Return the phrases of a sentence that make a claim checkable."""
        return [Hit(first, last) for _, first, last in self._concrete_index.find(sentence.words)]

    def _mended(self, sentence: Sentence) -> Sentence:
        words = tuple(self._mend(word) for word in sentence.words)
        return replace(sentence, words=words) if words != sentence.words else sentence

    def _mend(self, word: Word) -> Word:
        length = len(word.stem)
        if word.stem in self.vocabulary or length < SHORTEST_WITH_SLIPS or word.text in FUNCTION_WORDS:
            return word
        first = word.stem[0]
        # A five-letter word that differs in one letter is as often another word (alert, alter) as a slip.
        lengths = (length - 1, length + 1) if length == SHORTEST_WITH_SLIPS else (length, length - 1, length + 1)
        choices = [known for each in lengths for known in self._by_shape.get((first, each), ())]
        best = process.extractOne(word.stem, choices, scorer=OSA.distance, score_cutoff=1)
        return replace(word, stem=best[0]) if best and len(best[0]) >= SHORTEST_WITH_SLIPS else word


@lru_cache(maxsize=8)
def lexicon(knowledge: Knowledge) -> Lexicon:
    """Return the compiled phrases of a Knowledge; compiling takes longer than reading, so it is done once."""
    return Lexicon(knowledge)


@lru_cache(maxsize=4096)
def phrase(text: str) -> Phrase:
    """Compile one phrase."""
    elements: list[Element] = []
    has_gap = False
    for part in text.split():
        if part == "*":
            has_gap = True
            continue
        words = part.removesuffix("?").lower().split("|")
        exact = frozenset(word[1:] for word in words if word.startswith("="))
        stems = frozenset(stem(word) for word in words if not word.startswith("="))
        elements.append(Element(stems, exact, part.endswith("?"), has_gap))
        has_gap = False
    return Phrase(tuple(elements))


def finds(text: str, sentence: str) -> bool:
    """Tell whether a phrase stands anywhere in a text."""
    index = PhraseIndex((text,))
    return any(index.find(each.words) for each in sentences(sentence))


def _needed(rest: Iterable[Element]) -> frozenset[str]:
    """Return the words of which one has to be said for the rest of a phrase to stand, none where nothing has to."""
    required = (element.stems | element.exact for element in rest if not element.is_optional)
    return min(required, key=len, default=frozenset())


def _end(elements: tuple[Element, ...], number: int, words: Sequence[Word], at: int) -> int | None:
    if number == len(elements):
        return at
    element = elements[number]
    for here in range(at, min(at + 1 + (WIDEST_GAP if element.has_gap else 0), len(words))):
        if element.takes(words[here]):
            end = _end(elements, number + 1, words, here + 1)
            if end is not None:
                return end
    return _end(elements, number + 1, words, at) if element.is_optional else None


def _vocabulary(*indexes: PhraseIndex) -> Iterable[str]:
    for index in indexes:
        for each in index.phrases:
            for element in each.elements:
                yield from element.stems - {NUMBER}
                yield from element.exact
