"""The sentences of an answer as the trained reader takes them, and as it sees them beside a question."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from twominute.model.knowledge import Knowledge
from twominute.scoring import tools
from twominute.scoring.cues import Lexicon
from twominute.scoring.hints import hints_of
from twominute.scoring.seen import Said, Seen, Trained
from twominute.scoring.text import Sentence


@dataclass(frozen=True, slots=True)
class Looked:
    """The sentences of one text as the trained reader sees them beside a question."""

    trained: Trained
    asked: tuple[float, ...]
    seen: Mapping[Sentence, Seen]
    said: Mapping[Sentence, Said]


def look(
    trained: Trained, ask: str, texts: Sequence[str], knowledge: Knowledge, *, known: Lexicon
) -> tuple[Looked, ...]:
    """Return each text as the trained reader sees it beside a question; a sentence in several is seen once."""
    asked = words_of(ask, known)
    rows: list[dict[Sentence, Said]] = []
    for text in texts:
        before = rows[0].values() if rows else ()
        rows.append(saying(text, asked, knowledge, known=known, dimensions=trained.about.dimensions, before=before))
    all_said = list(dict.fromkeys(said for row in rows for said in row.values()))
    vector, seen = trained.look(ask, all_said)
    by_said = dict(zip(all_said, seen, strict=True))
    return tuple(Looked(trained, vector, {each: by_said[said] for each, said in row.items()}, row) for row in rows)


def saying(
    text: str,
    asked: frozenset[str],
    knowledge: Knowledge,
    *,
    known: Lexicon,
    dimensions: tuple[str, ...],
    before: Iterable[Said] = (),
) -> dict[Sentence, Said]:
    """Return the sentences of a text, without repetitions, as the trained reader takes them.

    `before` are those of a text that it was made of: what stands in both is the same.
    """
    names = tools.names_in(text, knowledge.tools)
    known_said = {said.quote: said for said in before}
    found: dict[Sentence, Said] = {}
    for each in said_once(text, known):
        quote = text[each.start : each.end]
        found[each] = known_said.get(quote) or Said(
            quote, hints_of(text, each, asked=asked, known=known, names=names, dimensions=dimensions)
        )
    return found


def said_once(text: str, known: Lexicon) -> tuple[Sentence, ...]:
    """Return the sentences of a text without repetitions: saying it again adds nothing."""
    said = {
        tuple(word.text if word.is_number else word.stem for word in each.words): each
        for each in reversed(known.sentences(text))
    }
    return tuple(reversed(said.values()))


def words_of(text: str, known: Lexicon) -> frozenset[str]:
    """Return the stems of a text that carry meaning."""
    return frozenset[str]().union(*(each.content for each in known.sentences(text)))
