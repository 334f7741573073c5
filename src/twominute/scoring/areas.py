"""Which areas a sentence names."""

from collections.abc import Callable, Iterable

from twominute.model.question import Area
from twominute.scoring.cues import PhraseIndex
from twominute.scoring.text import sentences


def namer(areas: Iterable[Area]) -> Callable[[str], frozenset[str]]:
    """Return what tells the ids of the areas whose cues a text holds."""
    rows = [(cue.phrase, area.id) for area in areas for cue in area.cues]
    index = PhraseIndex(phrase for phrase, _ in rows)

    def named(text: str) -> frozenset[str]:
        return frozenset(rows[n][1] for each in sentences(text) for n, _, _ in index.find(each.words))

    return named
