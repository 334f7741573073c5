"""Which areas a sentence names."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from twominute.model.question import Area
from twominute.scoring.cues import PhraseIndex
from twominute.scoring.text import sentences


def namer(areas: Iterable[Area]) -> Callable[[str], Mapping[str, int]]:
    """Return what tells how many cues of each area a text holds, by the ids of the areas."""
    rows = [(cue.phrase, area.id) for area in areas for cue in area.cues]
    index = PhraseIndex(phrase for phrase, _ in rows)

    @lru_cache(maxsize=4096)  # one sentence is often evidence in several dimensions, and looked at for each area
    def named(text: str) -> Mapping[str, int]:
        return Counter(rows[n][1] for n in {n for each in sentences(text) for n, _, _ in index.find(each.words)})

    return named
