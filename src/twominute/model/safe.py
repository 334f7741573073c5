"""The gate between text from outside and every screen, file name and page."""

import unicodedata

REPLACEMENT = "\ufffd"
JOINERS = frozenset("\u200c\u200d\ufe0e\ufe0f")
"""Zero-width joiners and presentation selectors: emoji and several scripts are misspelled without them."""
KEPT = "\n\t"
REFUSED_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
# These have the category of letters or marks, but nothing is drawn for them: text could hide in them.
INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0")
OTHER_SELECTORS = (range(0xFE00, 0xFE0E), range(0xE0100, 0xE01F0))


class _Gate(dict[int, str]):
    """A table for str.translate that judges each character once."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        self[code] = character if _is_kept(character) else REPLACEMENT
        return self[code]


_GATE = _Gate()


def safe_text(text: str) -> str:
    """Return the text with everything that a terminal may obey or hide replaced by U+FFFD.

    Character by character: the result has the same length, so offsets into one hold in the other.
    """
    if text.isascii() and text.isprintable():
        return text
    gated = text.translate(_GATE)
    if JOINERS.isdisjoint(gated):
        return gated
    return "".join(
        REPLACEMENT if character in JOINERS and not _joins(gated, place) else character
        for place, character in enumerate(gated)
    )


def first_unsafe(text: str) -> int | None:
    """Return where the first character stands that `safe_text` replaces, or None."""
    gated = safe_text(text)
    if gated == text:
        return None
    return next(place for place, pair in enumerate(zip(text, gated, strict=True)) if pair[0] != pair[1])


def _is_kept(character: str) -> bool:
    if character in KEPT or character in JOINERS:
        return True
    if character in INVISIBLE or any(ord(character) in codes for codes in OTHER_SELECTORS):
        return False
    return unicodedata.category(character) not in REFUSED_CATEGORIES


def _joins(text: str, place: int) -> bool:
    """Tell whether a joiner has a visible neighbour that is not ASCII, as in emoji and in scripts that need it."""
    neighbours = text[max(0, place - 1) : place] + text[place + 1 : place + 2]
    return any(not each.isascii() and each not in JOINERS and each != REPLACEMENT for each in neighbours)
