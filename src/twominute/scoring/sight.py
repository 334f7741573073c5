"""What one pass over an answer sees, by the cues or by the trained reader."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from twominute.model.knowledge import Knowledge
from twominute.model.reading import Level, Span
from twominute.scoring import offtask, polarity, tools
from twominute.scoring.cues import Lexicon, Strike
from twominute.scoring.hints import is_named, is_taken_back
from twominute.scoring.looked import Looked, said_once, words_of
from twominute.scoring.reader import Claim, Passage, Refusal, claims, refusals, why_struck
from twominute.scoring.seen import Seen, Trained, Whole
from twominute.scoring.text import Sentence
from twominute.scoring.verdicts import claims_of, doubt, levels_of, likelihoods

_BESIDE = 0.99
"""How likely an answer that explains nothing is off the task before that is said: a 0 has to be sure. By this or by a
rule, of 4,826 rated answers 391 are then said to be, 368 of them rightly, of 696 that are (F1 0.68); from 0.95 it is
465 and 423 (0.73)."""
_REPEATS = "it repeats the question"
_DISMISSES = "it denies, puts off or dismisses it"
_SURELY_DENIED, _LIKELY_DENIED = 2.0, 0.0
"""Log-odds from which a sentence is a denial: in any answer, and in one that is a denial as a whole."""
_LEAST_DENIED = 3
_DENIED_SHARE = 0.75
_ALL = 0.9
"""The share of its words from which a sentence is denied from end to end."""


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
    likely: float | None = None
    """The overall, 0 to 4, as the trained reader has it; None from the cues, or when nothing was left to read."""
    tool_dropping: float = 0.0
    """How likely the answer leans on product names, as the trained reader has it."""
    is_denial: bool = False
    """Whether nearly all of it denies, puts off, wishes for or quotes what it names."""
    is_doubtful: bool = False
    """Whether the levels are less likely than is usual."""
    seen: tuple[Seen, ...] = ()
    """What the trained reader says of each asserted sentence."""


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
    about = looked.trained.about
    asked = words_of(ask, known)
    kept, refused = _sifted(answer, ask, known, looked)
    is_denial = _is_denial(tuple(kept.values()), looked.trained)
    kept, dismissed = _dismissed(kept, looked.trained, least=_LIKELY_DENIED if is_denial else _SURELY_DENIED)
    refused += dismissed
    read = tuple(kept.values())
    levels = levels_of(read, looked.trained)
    whole = _whole(answer, kept, knowledge, looked) if kept else None
    why = None
    is_beside = whole is not None and whole.off_task >= _BESIDE and max(levels.values()) < Level.EXPLAINED
    if not kept or is_beside or not any(levels.values()):
        why = _why_off_task(answer, tuple(looked.seen), asked, knowledge=knowledge, known=known)
        if why is None and (is_beside or not kept):
            why = "The answer does not answer what was asked." if kept else "The answer only repeats the question."
    strikes = {each: polarity.strikes(each, known) for each in kept}
    asserted = {each: seen for each, seen in kept.items() if not strikes[each]}
    denied = sum(any(strike.stance for strike in strikes[each]) for each in kept)
    own, by_level, nothing = about.mix
    return Sight(
        asserted=tuple(asserted),
        claims=claims_of(kept, levels, about.dimensions),
        refusals=refused,
        levels=levels,
        off_task=why,
        words=_count(tuple(kept)),
        likely=own * sum(whole.overall) + by_level * sum(levels.values()) + nothing if whole else None,
        tool_dropping=whole.tool_dropping if whole else 0.0,
        is_denial=is_denial or (len(kept) >= _LEAST_DENIED and denied >= _DENIED_SHARE * len(kept)),
        is_doubtful=doubt(likelihoods(read, looked.trained), about.thresholds) >= about.unsure_from,
        seen=tuple(asserted.values()),
    )


def _sifted(answer: str, ask: str, known: Lexicon, looked: Looked) -> tuple[dict[Sentence, Seen], tuple[Refusal, ...]]:
    """Return the sentences that count, less what each takes back, and all that is refused with its reason."""
    asked, pasted = words_of(ask, known), known.sentences(ask)
    is_foreign = offtask.is_not_english(answer)
    kept: dict[Sentence, Seen] = {}
    refused: list[Refusal] = []
    for sentence, seen in looked.seen.items():
        why = _why_not_read(sentence, asked, is_foreign=is_foreign)
        if why is None and offtask.is_pasted(sentence, pasted):
            why = _REPEATS
        if why is None:
            back = _taken_back(answer, sentence, looked, known)
            kept[sentence] = _without(seen, back, looked.trained)
            refused += back
        else:
            span = Span(sentence.start, sentence.end)
            levels = levels_of([seen], looked.trained)
            refused += [Refusal(dimension, span, why) for dimension, level in levels.items() if level]
    return kept, tuple(refused)


def _is_denial(read: Sequence[Seen], trained: Trained) -> bool:
    """Tell whether sentences, taken together, deny, put off or dismiss what they name."""
    return len(read) >= _LEAST_DENIED and sum(each.denial for each in read) >= trained.about.denial_from * len(read)


def _dismissed(
    kept: Mapping[Sentence, Seen], trained: Trained, *, least: float
) -> tuple[dict[Sentence, Seen], tuple[Refusal, ...]]:
    """Return the sentences, those that are denials emptied of what they name, and what they are refused."""
    found: dict[Sentence, Seen] = {}
    refused: list[Refusal] = []
    for sentence, seen in kept.items():
        found[sentence] = seen
        if seen.denial >= least:
            named = [dimension for dimension, level in levels_of([seen], trained).items() if level]
            taken = [Refusal(each, Span(sentence.start, sentence.end), _DISMISSES) for each in named]
            found[sentence] = _without(seen, taken, trained)
            refused += taken
    return found, tuple(refused)


def _whole(answer: str, kept: Mapping[Sentence, Seen], knowledge: Knowledge, looked: Looked) -> Whole | None:
    names = tools.names_in(answer, knowledge.tools)
    named = sum(len(answer[name.start : name.end].split()) for name in names)
    return looked.trained.whole(looked.asked, tuple(kept.values()), words=_count(tuple(kept)), named=named)


def _taken_back(answer: str, sentence: Sentence, looked: Looked, known: Lexicon) -> tuple[Refusal, ...]:
    """Return what a sentence would say of a dimension if it did not deny it, put it off, wish for it or quote it.

    A dimension that the sentence also asserts by some cue is not taken back. A sentence that is denied from end to end
    takes back whatever the trained reader sees in it.
    """
    dimensions = looked.trained.about.dimensions
    hints = looked.said[sentence].hints
    back = {dimension for number, dimension in enumerate(dimensions) if is_taken_back(hints, number)}
    strikes = polarity.strikes(sentence, known)
    refused = refusals(answer, (Passage(sentence, strikes),), known) if back else ()
    wide = next((each for each in strikes if each.stance and _is_all(sentence, each)), None)
    if wide is not None:
        levels = levels_of([looked.seen[sentence]], looked.trained)
        span, why = Span(sentence.start, sentence.end), why_struck(answer, sentence, wide)
        refused += tuple(
            Refusal(dimension, span, why)
            for number, dimension in enumerate(dimensions)
            if levels[dimension] and dimension not in back and not is_named(hints, number)
        )
        back |= {refusal.dimension for refusal in refused if refusal.why == why}
    return tuple(each for each in refused if each.dimension in back)


def _is_all(sentence: Sentence, strike: Strike) -> bool:
    return strike.last - strike.first >= _ALL * len(sentence.words)


def _without(seen: Seen, refused: Sequence[Refusal], trained: Trained) -> Seen:
    """Return what a sentence says less the dimensions that it takes back."""
    back = {each.dimension for each in refused}
    pairs = zip(trained.about.dimensions, seen.levels, strict=True)
    return replace(seen, levels=tuple((0.0, 0.0) if name in back else level for name, level in pairs))


def _why_not_read(sentence: Sentence, asked: frozenset[str], *, is_foreign: bool) -> str | None:
    """Return why a sentence does not count; one too short to tell its language has that of the answer."""
    if offtask.is_order(sentence):
        return "it tells the reader how to rate"
    if offtask.is_echo(sentence, asked):
        return _REPEATS
    is_short = len(sentence.words) < offtask.LEAST_TO_JUDGE
    if offtask.is_foreign(sentence.words) or (is_short and is_foreign):
        return "it is not in English"
    return None


def _why_off_task(
    answer: str, said: Sequence[Sentence], asked: frozenset[str], *, knowledge: Knowledge, known: Lexicon
) -> str | None:
    if offtask.is_not_english(answer):
        return "The answer is not in English, so it is not scored."
    names = tools.names_in(answer, knowledge.tools)
    domain = known.vocabulary.union(*(words_of(answer[name.start : name.end], known) for name in names))
    orders = sum(map(offtask.is_order, said))
    listed = sum(polarity.is_listed(each) for each in said if not offtask.is_order(each))
    named = sum(len(answer[name.start : name.end].split()) for name in names)
    return offtask.why_off_task(said, ask=asked, domain=domain, orders=orders, listed=listed, named=named)


def _levels(found: Sequence[Claim], knowledge: Knowledge) -> dict[str, Level]:
    return {
        each.id: max((claim.level for claim in found if claim.dimension == each.id), default=Level.ABSENT)
        for each in knowledge.rubric.dimensions
    }


def _count(sentences: Sequence[Sentence]) -> int:
    return sum(len(each.words) for each in sentences)
