"""WordPiece: text to the numbers of a vocabulary, each with the place in the text that it stands for.

The algorithm is that of BERT (Devlin and others, 2018, uncased): lower case, no accents, words cut from punctuation,
then the longest known piece first.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

_CHUNK = re.compile(r"[^\W_]+|[^\w\s]|_")
_LONGEST = 64
"""Characters of a word; a longer one is unknown as a whole, so that no input costs more than linear time."""
_MOST_REMEMBERED = 50_000


class Piece(NamedTuple):
    """One piece of a text: its number, and the half-open range of the word that it is part of."""

    number: int
    start: int
    end: int


class WordPiece:
    """A vocabulary, and the words that were cut by it so far."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self.unknown = self._numbers["[UNK]"]
        self.first = self._numbers["[CLS]"]
        self.last = self._numbers["[SEP]"]
        self._cut: dict[str, tuple[int, ...]] = {}

    def pieces(self, text: str) -> list[Piece]:
        """Return the pieces of a text in order."""
        return [
            Piece(number, chunk.start(), chunk.end())
            for chunk in _CHUNK.finditer(text)
            for number in self._numbers_of(chunk.group())
        ]

    def _numbers_of(self, chunk: str) -> tuple[int, ...]:
        numbers = self._cut.get(chunk)
        if numbers is None:
            numbers = self._longest_first(_plain(chunk))
            if len(self._cut) < _MOST_REMEMBERED:
                self._cut[chunk] = numbers
        return numbers

    def _longest_first(self, word: str) -> tuple[int, ...]:
        if not word:
            return ()
        if len(word) > _LONGEST:
            return (self.unknown,)
        numbers: list[int] = []
        start = 0
        while start < len(word):
            prefix = "##" if start else ""
            ends = range(len(word), start, -1)
            end = next((end for end in ends if prefix + word[start:end] in self._numbers), None)
            if end is None:
                return (self.unknown,)
            numbers.append(self._numbers[prefix + word[start:end]])
            start = end
        return tuple(numbers)


def _plain(chunk: str) -> str:
    """Return a chunk in lower case, without accents and without characters that nobody sees."""
    letters = unicodedata.normalize("NFD", chunk.lower())
    return "".join(letter for letter in letters if unicodedata.category(letter) not in ("Mn", "Cc", "Cf"))
