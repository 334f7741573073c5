"""Sentences and words of an answer with half-open offsets into the text exactly as typed."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

LONGEST_SENTENCE = 80
"""Words; a longer run without a full stop is cut, so that no rule can look further than this."""

FUNCTION_WORDS = frozenset((
    "a", "about", "above", "after", "again", "all", "also", "am", "an", "and", "any", "are", "as", "at", "be",
    "because", "been", "before", "being", "below", "between", "both", "but", "by", "can", "could", "did",
    "do", "does", "doing", "down", "during", "each", "few", "for", "from", "further", "had", "has", "have",
    "having", "he", "her", "here", "him", "his", "how", "i", "if", "in", "into", "is", "it", "its", "just",
    "me", "more", "most", "my", "no", "nor", "not", "now", "of", "off", "on", "once", "only", "or", "other",
    "our", "out", "over", "own", "same", "she", "should", "so", "some", "such", "than", "that", "the",
    "their", "them", "then", "there", "these", "they", "this", "those", "through", "to", "too", "under",
    "until", "up", "us", "very", "was", "we", "were", "what", "when", "where", "which", "while", "who",
    "whom", "why", "will", "with", "would", "you", "your",
))  # fmt: skip

_END = re.compile(r"[.!?;]+(?=\s|$)|\n+")
_WORD = re.compile(
    r"(?P<number>[$€£]?\d+(?:[.,:]\d+)*\s?%?)|(?P<word>[^\W\d_]+(?:[_-]?\d+)*(?:['\u2019][^\W\d_]+)?)|(?P<sign>[<>≤≥±])"
)
_SHORT_FORMS = ("e.g.", "i.e.", "vs.", "approx.", "incl.", "cf.")
_HARD_MARKS = (":", "(", ")", "\u2014", "\u2013", " - ", " -- ", '"', "\u201c", "\u201d", "=>", "->")
_TURNS = frozenset((
    "but", "however", "instead", "although", "though", "because", "whereas", "otherwise",
))  # fmt: skip
_LINKS = frozenset((
    "and", "so", "then", "or", "while", "since", "as",
))  # fmt: skip
_SUBJECTS = frozenset((
    "i", "we", "you", "they", "he", "she", "it", "this", "that", "there", "someone", "somebody", "everyone",
    "the", "then", "so", "just", "only", "our", "my", "first",
))  # fmt: skip
_FULL_LINE = 60
_ITEM = re.compile(r"\s*([-*\u2022+>]|\(?\d{1,2}[.):])")
_LIST_NUMBER = re.compile(r"\s*[-*]?\s*\(?\d{1,2}[.)]$")
_ENDINGS = {"n't": "not", "'d": "would", "'ll": "will", "'re": "are", "'ve": "have", "'m": "am"}
_RUN_TOGETHER = {
    "cannot": ("can", "not"), "cant": ("can", "not"), "dont": ("do", "not"), "doesnt": ("does", "not"),
    "didnt": ("did", "not"), "wont": ("will", "not"), "isnt": ("is", "not"), "arent": ("are", "not"),
    "wasnt": ("was", "not"), "werent": ("were", "not"), "shouldnt": ("should", "not"), "wouldnt": ("would", "not"),
    "havent": ("have", "not"), "hasnt": ("has", "not"), "couldnt": ("could", "not"),
}  # fmt: skip
_IRREGULAR = {"won't": "will", "can't": "can", "shan't": "shall"}
_NUMBER_WORDS = frozenset((
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "twenty", "hundred",
    "thousand",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """One word or number of an answer."""

    start: int
    end: int
    text: str
    """Lower case, short forms spelled out."""
    stem: str
    is_number: bool = False
    pause: int = 0
    """What stands before it: 0 nothing, 1 a comma, 2 the start of another clause."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an answer with its words."""

    start: int
    end: int
    words: tuple[Word, ...]
    goes_on: bool = False
    """Whether this is the rest of a sentence that was too long."""

    def __hash__(self) -> int:
        """Return a hash of its place alone: one of every word takes longer than what the sentence is looked up for."""
        return hash((self.start, self.end))

    @property
    def stems(self) -> tuple[str, ...]:
        """Return the stems in order."""
        return tuple(word.stem for word in self.words)

    @property
    def content(self) -> frozenset[str]:
        """Return the stems that carry meaning."""
        return frozenset(w.stem for w in self.words if w.text not in FUNCTION_WORDS and not w.is_number)


@lru_cache(maxsize=32)  # one reading cuts its question and its answer several times
def sentences(text: str) -> tuple[Sentence, ...]:
    """Cut a text into sentences; pieces without a word are left out."""
    found: list[Sentence] = []
    for start, end in _pieces(text):
        words = _with_pauses(text, words_of(text, start, end))
        for first in range(0, len(words), LONGEST_SENTENCE):
            part = words[first : first + LONGEST_SENTENCE]
            found.append(Sentence(part[0].start, part[-1].end, part, goes_on=first > 0))
    return tuple(found)


def words_of(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """Return the words and numbers of one range of a text."""
    found: list[Word] = []
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        if match["number"] or match["sign"]:
            last = match.start() + len(match.group().rstrip())
            found.append(Word(match.start(), last, text[match.start() : last], "#", is_number=True))
        else:
            found.extend(_spelled_out(match.group().lower().replace("\u2019", "'"), match.start(), match.end()))
    return tuple(found)


@lru_cache(maxsize=16_384)
def stem(word: str) -> str:
    """Return a word without the endings of plural, tense and -ing: one stem for monitor, monitors and monitored."""
    cut = _without_ending(word)
    if cut != word and len(cut) > 3 and cut[-1] == cut[-2] and cut[-1] not in "lsz":  # noqa: PLR2004 -- keep add, egg
        cut = cut[:-1]
    if len(cut) > 3 and cut.endswith("e"):  # noqa: PLR2004 -- keep one, use
        cut = cut[:-1]
    elif len(cut) > 3 and cut.endswith("y"):  # noqa: PLR2004 -- keep day, try
        cut = f"{cut[:-1]}i"
    return word if cut in FUNCTION_WORDS else cut


def _pieces(text: str) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        is_line_end = match.group()[0] == "\n"
        if _is_wrapped(text, match) if is_line_end else _is_inside(text, start, match.end()):
            continue
        pieces.append((start, match.end()))
        start = match.end()
    pieces.append((start, len(text)))
    return [(first, last) for first, last in pieces if _WORD.search(text, first, last)]


def _is_wrapped(text: str, line_end: re.Match[str]) -> bool:
    """Tell whether a line only ends because it was long: one line end, a full line before it, no list item after."""
    line_start = text.rfind("\n", max(0, line_end.start() - _FULL_LINE), line_end.start())
    is_full = line_start < 0 and line_end.start() >= _FULL_LINE
    return is_full and len(line_end.group()) == 1 and not _ITEM.match(text, line_end.end())


def _with_pauses(text: str, words: tuple[Word, ...]) -> tuple[Word, ...]:
    paused: list[Word] = []
    for number, word in enumerate(words):
        gap = text[words[number - 1].end : word.start][:8] if number else ""
        following = words[number + 1].text if number + 1 < len(words) else ""
        pause = _pause(gap, word.text, following)
        paused.append(replace(word, pause=pause) if pause and number else word)
    return tuple(paused)


def _pause(gap: str, word: str, following: str) -> int:
    if word in _TURNS or any(mark in gap for mark in _HARD_MARKS) or (word in _LINKS and following in _SUBJECTS):
        return 2
    if "," in gap:
        return 2 if word in _SUBJECTS or word == "so" else 1
    return 0


def _is_inside(text: str, start: int, end: int) -> bool:
    tail = text[max(start, end - 8) : end].lower()
    return tail.endswith(_SHORT_FORMS) or (
        end - start < len(" - (10). ") and bool(_LIST_NUMBER.match(text, start, end))
    )


def _spelled_out(word: str, start: int, end: int) -> list[Word]:
    if word in _RUN_TOGETHER:
        return [_word(part, start, end) for part in _RUN_TOGETHER[word]]
    for ending, meaning in _ENDINGS.items():
        if word.endswith(ending):
            body = _IRREGULAR.get(word, word[: -len(ending)])
            cut = end - len(ending)
            return [_word(body, start, cut), _word(meaning, cut, end)]
    return [_word(word.removesuffix("'s"), start, end)]


def _word(text: str, start: int, end: int) -> Word:
    return Word(start, end, text, stem(text), is_number=text in _NUMBER_WORDS)


def _without_ending(word: str) -> str:
    if len(word) <= 3 or not word.isalpha():  # noqa: PLR2004 -- shorter words have no ending to lose
        return word
    if word.endswith("ies") and len(word) > len("dies"):
        return f"{word[:-3]}y"
    for ending in ("ings", "ing", "ed"):
        body = word.removesuffix(ending)
        if body != word and len(body) > 2 and any(letter in "aeiouy" for letter in body) and not word.endswith("eed"):  # noqa: PLR2004 -- bed, ring
            return body
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
