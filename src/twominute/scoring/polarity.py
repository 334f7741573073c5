"""Words that earn nothing: denied, postponed, wished, quoted, or merely listed."""

from functools import lru_cache
from itertools import groupby, pairwise

from twominute.model.knowledge import Stance
from twominute.scoring.cues import DENIERS, Lexicon, StanceHit, Strike
from twominute.scoring.text import FUNCTION_WORDS, Sentence

FURTHEST = 8
"""Words that a stance reaches over within its clause."""
_LIFTERS = frozenset(("unless", "until", "till", "without"))
_LEAST_ITEMS = 3
_LONGEST_ITEM = 3.5
_LEAST_FUNCTION_WORDS = 0.1
_LEAST_CLAIM = 3
"""Words: fewer are a label, not a claim."""
_LONGEST_LISTED = 3
_LEAST_LISTED = 5


@lru_cache(maxsize=512)  # one reading asks three times of each sentence
def strikes(sentence: Sentence, lexicon: Lexicon) -> tuple[Strike, ...]:
    """Return the ranges of words of a sentence that lose their credit."""
    taken = [_strike(sentence, hit) for hit in lexicon.stances(sentence) if not _is_lifted(sentence, hit)]
    return (*taken, *_lists(sentence))


def is_listed(sentence: Sentence) -> bool:
    """Tell whether a sentence only lists words: short items between commas and hardly a word that binds them."""
    words = sentence.words
    items = 1 + sum(word.pause > 0 for word in words)
    binding = sum(word.text in FUNCTION_WORDS and word.text not in ("and", "or") for word in words)
    is_short = len(words) / items <= _LONGEST_ITEM and items >= _LEAST_ITEMS
    is_heap = binding == 0 and (len(words) > FURTHEST or sentence.goes_on)
    return len(words) < _LEAST_CLAIM or is_heap or (is_short and binding / len(words) < _LEAST_FUNCTION_WORDS)


def _lists(sentence: Sentence) -> list[Strike]:
    """Return the runs of short items between commas inside a sentence that says something else."""
    words = sentence.words
    edges = [0, *(at for at, word in enumerate(words) if word.pause), len(words)]
    items = list(pairwise(edges))
    found: list[Strike] = []
    for is_listed_run, run in groupby(items[1:], key=lambda item: _is_item(sentence, item)):
        ends = list(run)
        if is_listed_run and len(ends) >= _LEAST_LISTED:
            found.append(Strike(ends[0][0], ends[-1][1], None, ends[0][0], ends[-1][1]))
    return found


def _is_item(sentence: Sentence, item: tuple[int, int]) -> bool:
    words = sentence.words[item[0] : item[1]]
    said = [word for word in words if word.text not in ("and", "or")]
    return len(said) <= _LONGEST_LISTED and not any(word.text in FUNCTION_WORDS or word.is_number for word in said)


def _is_lifted(sentence: Sentence, hit: StanceHit) -> bool:
    """Tell whether `not ... until` or `never ... without` makes a rule of what looks like a denial."""
    if hit.cue.stance is not Stance.DENIED:
        return False
    words = sentence.words
    after = {word.text for word in words[hit.last : _clause_end(sentence, hit.last, furthest=2 * FURTHEST)]}
    said = {word.text for word in words[hit.first : hit.last]}
    before = {word.text for word in words[max(0, hit.first - FURTHEST) : hit.first]}
    return bool(after & _LIFTERS) or ("without" in said and bool(before & DENIERS))


def _strike(sentence: Sentence, hit: StanceHit) -> Strike:
    first, last = hit.first, hit.last
    if hit.cue.scope == "sentence":
        first, last = 0, len(sentence.words)
    elif hit.cue.scope == "before":
        first = _clause_start(sentence, hit.first)
    else:
        last = _clause_end(sentence, hit.last)
    return Strike(first, last, hit.cue.stance, hit.first, hit.last)


def _clause_start(sentence: Sentence, at: int) -> int:
    lowest = max(0, at - FURTHEST)
    while at > lowest and sentence.words[at].pause < 2:  # noqa: PLR2004 -- 2 is the start of a clause
        at -= 1
    return at


def _clause_end(sentence: Sentence, at: int, *, furthest: int = FURTHEST) -> int:
    highest = min(len(sentence.words), at + furthest)
    while at < highest and sentence.words[at].pause < 2:  # noqa: PLR2004 -- as above
        at += 1
    return at
