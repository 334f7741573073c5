"""What one pass over an answer sees, by the cues or by the trained reader."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from twominute.model.knowledge import Knowledge
from twominute.model.reading import Level, Span
from twominute.scoring import offtask, polarity, tools
from twominute.scoring.cues import Lexicon
from twominute.scoring.hints import hints_of
from twominute.scoring.reader import Claim, Passage, Refusal, claims, refusals
from twominute.scoring.seen import Said, Seen, Trained, Whole
from twominute.scoring.text import Sentence
from twominute.scoring.verdicts import claims_of, levels_of

_LIKELY = 0.5


@dataclass(frozen=True, slots=True)
class Sight:
    """What one pass over a text sees."""

    asserted: tuple[Sentence, ...]
    """The sentences in which nothing is taken back."""
    claims: tuple[Claim, ...]
    refusals: tuple[Refusal, ...]
    levels: Mapping[str, Level]
    off_task: str | None
    """Why the answer does not try to answer, None when it does."""
    words: int
    whole: Whole | None = None
    """What the trained reader says of the whole; None from the cues, or when nothing was left to read."""
    seen: tuple[Seen, ...] = ()
    """What the trained reader says of each asserted sentence."""


@dataclass(frozen=True, slots=True)
class Looked:
    """The sentences of a text, and those of the same text without its tool names, seen in one go."""

    trained: Trained
    asked: tuple[float, ...]
    seen: Mapping[Said, Seen]


def by_cues(ask: str, answer: str, knowledge: Knowledge, *, known: Lexicon) -> Sight:
    """Return what the cues find in an answer."""
    said = said_once(answer, known)
    asked = words_of(ask, known)
    kept = tuple(each for each in said if not offtask.is_order(each) and not offtask.is_echo(each, asked))
    listed = {each for each in kept if polarity.is_listed(each)}
    passages = tuple(Passage(each, polarity.strikes(each, known)) for each in kept if each not in listed)
    found = claims(answer, passages, known, names=tools.names_in(answer, knowledge.tools))
    why = None
    if not found:
        why = _why_off_task(answer, said, asked, knowledge=knowledge, known=known)
    asserted = tuple(passage.sentence for passage in passages if not passage.strikes)
    refused = refusals(answer, passages, known)
    return Sight(asserted, found, refused, _levels(found, knowledge), why, _count(kept))


def by_training(ask: str, answer: str, knowledge: Knowledge, *, known: Lexicon, looked: Looked) -> Sight:
    """Return what the trained reader finds in an answer."""
    trained = looked.trained
    said = said_once(answer, known)
    asked = words_of(ask, known)
    why_not = {each: why for each in said if (why := _why_not_read(each, asked, answer))}
    kept = tuple(each for each in said if each not in why_not)
    names = tools.names_in(answer, knowledge.tools)
    seen = {each: looked.seen[said_of(answer, each, asked, known=known, names=names, trained=trained)] for each in said}
    read = [seen[each] for each in kept]
    levels = levels_of(read, trained)
    found = claims_of({each: seen[each] for each in kept}, levels, trained.dimensions)
    refused = tuple(
        Refusal(dimension, Span(each.start, each.end), why)
        for each, why in why_not.items()
        for dimension, level in levels_of([seen[each]], trained).items()
        if level
    )
    named = sum(len(answer[name.start : name.end].split()) for name in names)
    whole = trained.whole(looked.asked, read, words=_count(kept), named=named) if kept else None
    why = None
    if whole is None or whole.off_task >= _LIKELY or not found:
        why = _why_off_task(answer, said, asked, knowledge=knowledge, known=known)
        if why is None and whole is not None and whole.off_task >= _LIKELY:
            why = "The answer does not answer what was asked."
    return Sight(kept, found, refused, levels, why, _count(kept), whole, tuple(read))


def look(trained: Trained, ask: str, texts: Sequence[str], knowledge: Knowledge, *, known: Lexicon) -> Looked:
    """Return every sentence of these texts as the trained reader sees it beside a question."""
    asked = words_of(ask, known)
    said: dict[Said, None] = {}
    for text in texts:
        names = tools.names_in(text, knowledge.tools)
        for each in said_once(text, known):
            said[said_of(text, each, asked, known=known, names=names, trained=trained)] = None
    vector, seen = trained.look(ask, list(said))
    return Looked(trained, vector, dict(zip(said, seen, strict=True)))


def said_of(
    text: str,
    sentence: Sentence,
    asked: frozenset[str],
    *,
    known: Lexicon,
    names: Sequence[Span],
    trained: Trained,
) -> Said:
    """Return a sentence as the trained reader takes it."""
    hints = hints_of(text, sentence, asked=asked, known=known, names=names, dimensions=trained.dimensions)
    return Said(quote(text, sentence), hints)


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


def quote(text: str, sentence: Sentence) -> str:
    """Return a sentence as it was typed."""
    return text[sentence.start : sentence.end]


def _why_not_read(sentence: Sentence, asked: frozenset[str], answer: str) -> str | None:
    if offtask.is_order(sentence):
        return "it tells the reader how to rate"
    if offtask.is_echo(sentence, asked):
        return "it repeats the question"
    return "it is not in English" if offtask.is_not_english(quote(answer, sentence)) else None


def _why_off_task(
    answer: str, said: Sequence[Sentence], asked: frozenset[str], *, knowledge: Knowledge, known: Lexicon
) -> str | None:
    if offtask.is_not_english(answer):
        return "The answer is not in English, so it is not scored."
    names = tools.names_in(answer, knowledge.tools)
    domain = known.vocabulary.union(*(words_of(answer[name.start : name.end], known) for name in names))
    orders = sum(map(offtask.is_order, said))
    listed = sum(polarity.is_listed(each) for each in said if not offtask.is_order(each))
    return offtask.why_off_task(said, ask=asked, domain=domain, orders=orders, listed=listed)


def _levels(found: Sequence[Claim], knowledge: Knowledge) -> dict[str, Level]:
    return {
        each.id: max((claim.level for claim in found if claim.dimension == each.id), default=Level.ABSENT)
        for each in knowledge.rubric.dimensions
    }


def _count(sentences: Sequence[Sentence]) -> int:
    return sum(len(each.words) for each in sentences)
