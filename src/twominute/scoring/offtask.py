"""Answers that do not try to answer: empty, gibberish, the question again, orders to the reader, heaps of keywords."""

from collections.abc import Sequence

from twominute.scoring.cues import PhraseIndex
from twominute.scoring.text import FUNCTION_WORDS, Sentence, Word, sentences

ORDERS = (
    "ignore|disregard|forget * previous|above|prior|rubric|instruction|codebook",
    "this|my answer|response cover|satisfi|address * goal|lifecycle|control|monitoring|rollback|rubric|criterion",
    "give|award|assign * full|maximum|max|top|highest mark|score|point|credit|grade|rating",
    "rate|score|grade|mark this|my|the answer|response",
    "this|my answer|response demonstrate|deserve|show|cover|contain|receive * all|every|excellent|full|strong|concrete",
    "you are|must|should|will * grader|rater|evaluator|scorer",
    "as|dear an? =ai|grader|rater|evaluator|examiner",
    "system|assistant prompt|message|instruction|note * score|rate|grade|mark",
)
"""Words spoken to whoever reads the answer instead of an answer; phrases as in the knowledge files."""

_MOST_ECHO = 0.8
_LEAST_NEW_WORDS = 3
_LEAST_WORDS = 3
_LEAST_ENGLISH = 0.12
LEAST_TO_JUDGE = 8
"""Words from which a language can be told."""
_LEAST_HEAP = 25
_LEAST_STRUNG = 12
_LEAST_GRAMMAR = 0.05
"""The share of function words below which words are only strung together."""
_MOST_NAMED = 0.2
"""The share of the words that name products from which it is a matter of tools instead."""
_LEAST_GIBBERISH = 4
_LAST_LATIN = 0x24F
_LEAST_ON_TOPIC = 0.03
_OTHER_LANGUAGES = frozenset((
    "der", "die", "das", "und", "ist", "nicht", "ein", "eine", "wir", "mit", "auf", "le", "la", "les", "des",
    "est", "et", "une", "nous", "dans", "pour", "el", "los", "las", "que", "una", "con", "por", "para", "il",
    "che", "di", "non", "per", "och", "att", "det", "van", "het", "een", "niet", "wij", "jest", "nie", "się",
    "que", "não", "uma", "os", "em",
))  # fmt: skip
_INDEX = PhraseIndex(ORDERS)


def is_order(sentence: Sentence) -> bool:
    """Tell whether a sentence tells the reader how to rate instead of answering."""
    return bool(_INDEX.find(sentence.words))


def is_echo(sentence: Sentence, ask: frozenset[str]) -> bool:
    """Tell whether a sentence says little but the words of the question."""
    content = sentence.content
    new = content - ask
    if any(word.is_number for word in sentence.words):
        return False
    return bool(content) and len(content & ask) / len(content) >= _MOST_ECHO and len(new) < _LEAST_NEW_WORDS


def is_pasted(sentence: Sentence, ask: Sequence[Sentence]) -> bool:
    """Tell whether a sentence stands in the question word for word."""
    asked = " ".join(word.text for each in ask for word in each.words)
    return f" {' '.join(word.text for word in sentence.words)} " in f" {asked} "


def is_not_english(answer: str) -> bool:
    """Tell whether the words are those of another language."""
    return is_foreign([word for each in sentences(answer) for word in each.words])


def is_foreign(said: Sequence[Word]) -> bool:
    """Tell whether words are those of another language."""
    words = [word.text for word in said]
    if len(words) < LEAST_TO_JUDGE:
        return any(ord(letter) > _LAST_LATIN and letter.isalpha() for word in words for letter in word)
    english = sum(word in FUNCTION_WORDS for word in words) / len(words)
    other = sum(word in _OTHER_LANGUAGES for word in words) / len(words)
    strange = sum(not word.isascii() for word in words) / len(words)
    return english < _LEAST_ENGLISH and (other > english or strange > 1 / 2)


def why_off_task(
    sentences: Sequence[Sentence],
    *,
    ask: frozenset[str],
    domain: frozenset[str],
    orders: int,
    listed: int,
    named: int,
) -> str | None:
    """Return why an answer does not try to answer, None when it does try.

    Asked of an answer that earned nothing, or that most likely stands beside the question.
    `listed` of its sentences are lists, and `named` of its words name products: a bare name is an answer, however poor.
    """
    words = [word for sentence in sentences for word in sentence.words]
    if orders:
        return "The answer tells the reader how to rate it instead of answering."
    if len(words) < _LEAST_WORDS and not named:
        return "The answer has too few words to say anything."
    if all(is_echo(sentence, ask) for sentence in sentences):
        return "The answer only repeats the question."
    is_heap = listed == len(sentences) and len(words) >= _LEAST_HEAP
    if (is_heap or _is_strung(words)) and named < _MOST_NAMED * len(words):
        return "The answer is a list of words without a sentence about what is done."
    content = [word for word in words if word.text not in FUNCTION_WORDS]
    on_topic = sum(word.stem in ask or word.stem in domain for word in content)
    least = _LEAST_GIBBERISH if len(content) == len(words) else LEAST_TO_JUDGE
    if len(words) >= least and on_topic / len(words) < _LEAST_ON_TOPIC:
        return "The answer does not speak of what was asked."
    return None


def _is_strung(said: Sequence[Word]) -> bool:
    """Tell whether words stand in a row without what makes a sentence of them."""
    words = [word for word in said if not word.is_number]
    grammar = sum(word.text in FUNCTION_WORDS for word in words)
    return len(words) >= _LEAST_STRUNG and grammar < _LEAST_GRAMMAR * len(words)
