"""Product names in an answer: found, and struck out without moving anything."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from twominute.model.question import Tool
from twominute.model.reading import Span

_WORD = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(r"[\s&.+/_-]{1,3}")

Name = tuple[str, ...]


@lru_cache(maxsize=32)  # one reading asks several times for the names in its question and its answer
def names_in(text: str, tools: tuple[Tool, ...]) -> tuple[Span, ...]:
    """Return where product names stand in a text, the longest name where several do."""
    known = _names_by_first_word(tools)
    words = list(_WORD.finditer(text))
    found: list[Span] = []
    at = 0
    while at < len(words):
        names = known.get(words[at].group().lower(), ())
        name = next((each for each in names if _stands_here(text, words[at : at + len(each)], each)), None)
        if name is not None:
            found.append(Span(words[at].start(), words[at + len(name) - 1].end()))
        at += len(name) if name else 1
    return tuple(found)


def strike_out(text: str, names: Iterable[Span]) -> str:
    """Return the text with blanks for these names, so that every offset stays what it was."""
    pieces: list[str] = []
    last = 0
    for name in names:
        pieces += [text[last : name.start], " " * (name.end - name.start)]
        last = name.end
    return "".join([*pieces, text[last:]])


def _stands_here(text: str, words: list[re.Match[str]], name: Name) -> bool:
    if tuple(word.group().lower() for word in words) != name:
        return False
    return all(_BETWEEN.fullmatch(text, a.end(), b.start()) for a, b in pairwise(words))


@lru_cache(maxsize=8)
def _names_by_first_word(tools: tuple[Tool, ...]) -> dict[str, tuple[Name, ...]]:
    """Return the names as rows of words, the longest first, by their first word."""
    known: dict[str, set[Name]] = defaultdict(set)
    for tool in tools:
        for name in (tool.name, *tool.aliases):
            parts = tuple(_WORD.findall(name.lower()))
            if parts:
                known[parts[0]].add(parts)
    return {first: tuple(sorted(names, key=lambda name: (-len(name), name))) for first, names in known.items()}
