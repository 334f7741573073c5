"""The rules that a bank is checked by; their ids stand in every finding and never change."""

from enum import StrEnum
from typing import Self


class Rule(StrEnum):
    """One rule: its id, and what it asks for."""

    asks: str

    def __new__(cls, rule_id: str, asks: str) -> Self:
        """Make a rule of its id and what it asks for."""
        rule = str.__new__(cls, rule_id)
        rule._value_ = rule_id
        rule.asks = asks
        return rule

    NO_FILE = "no-file", "A file can be read and is a regular file."
    TOO_LARGE = "too-large", "A file has at most 1,000,000 bytes."
    NOT_UTF8 = "not-utf8", "A file is UTF-8 text."
    UNSAFE_CHARACTER = "unsafe-character", "No character is invisible or steers the terminal."
    UNSAFE_ESCAPE = "unsafe-escape", "No escape stands for a character that is invisible or steers the terminal."
    NOT_YAML = "not-yaml", "A file is YAML."
    EMPTY_FILE = "empty-file", "A file holds something."
    SECOND_DOCUMENT = "second-document", "A file holds one document."
    DIRECTIVE = "directive", "A file has no % directive."
    TOO_MANY_VALUES = "too-many-values", "A file has at most 20,000 values."
    TOO_DEEP = "too-deep", "Nothing is nested more than twelve deep."
    ALIAS = "alias", "A file has no alias (*name)."
    ANCHOR = "anchor", "A file has no anchor (&name)."
    TAG = "tag", "A file has no tag (!name)."
    MERGE_KEY = "merge-key", "A file has no merge key (<<)."
    KEY_IS_NO_WORD = "key-is-no-word", "A key is one word."
    DUPLICATE_KEY = "duplicate-key", "A key comes once in its mapping."
    UNKNOWN_KEY = "unknown-key", "Only known keys are used."
    MISSING_KEY = "missing-key", "All required keys are there."
    WRONG_KIND = "wrong-kind", "A text is a text, a list is a list, a mapping is a mapping."
    EMPTY_TEXT = "empty-text", "A text is not empty."
    NOT_AN_ID = "not-an-id", "An id has small letters, digits and hyphens, 64 at most, a hyphen not first."
    UNKNOWN_WORD = "unknown-word", "A word is one of those that may stand there."
    NOT_A_NUMBER = "not-a-number", "A number is a whole one within its range, without quotes."
    WRONG_COUNT = "wrong-count", "A list has as many items as it may have."
    LONG_MARK = "long-mark", "The mark of a dimension is one letter."
    TWIN_NAME = (
        "twin-name",
        "A key point, dimension, mark, topic, tool, repair, repaired question or area comes once in a file.",
    )
    NO_EXPECTATION = "no-expectation", "A question expects at least one dimension."
    GOOD_AND_NEAR_MISS = "good-and-near-miss", "A near miss is not a good sentence of the same key point."
    RANGE_REVERSED = "range-reversed", "The lower end of a range comes first."
    TAKEN_ID = "taken-id", "The id of a question comes once in its bank."
    ID_IS_NO_NAME = "id-is-no-name", "The id of a question is the name of its file."
    UNKNOWN_TOPIC = "unknown-topic", "The topic of a question is one of the bank's topics."
    UNKNOWN_QUESTION = "unknown-question", "The question of a repair is one of the bank's questions."
    TWIN_FILE = "twin-file", "A bank has one rubric, one list of topics, tools, cues, stances, repairs and areas each."
    MISSING_FILE = (
        "missing-file",
        "A bank that leans on no other brings its own rubric, topics, tools, cues and stances.",
    )
    MISSING_EXAMPLES = (
        "missing-examples",
        "Dimensions of a bank's own have example sentences, good ones and near misses.",
    )
    NO_QUESTION = "no-question", "A bank has at least one question file."
    TOO_MANY_PROBLEMS = "too-many-problems", "A file has fewer than 100 problems; the rest of it is not read before."
    ID_GONE = "id-gone", "An id that was released stays, so that answers kept under it keep their question."
    MODEL_ANSWER = "model-answer", "The model answer reads at 3 or more on its own question."
    MODEL_ANSWER_REACH = "model-answer-reach", "The model answer reaches every dimension that its question expects."
    SAMPLE_GOOD = "sample-good", "The good sample reads within its range."
    SAMPLE_PLAIN = "sample-plain", "The plain sample reads within its range."
    SAMPLE_STUFFED = "sample-stuffed", "The stuffed sample reads within its range."
    SAMPLE_NEGATED = "sample-negated", "The negated sample reads within its range."
    SAMPLE_TOOLS = "sample-tools", "The tools sample reads within its range."
    REPAIR = "repair", "The given answer of a repair reads at 0 or 1."
    AREA_CUE = "area-cue", "A cue of an area finds the sentence that it catches and not the one that it leaves."
    NEAR_MISS = "near-miss", "A near miss does not earn its key point."
    CUE_MISSES = "cue-misses", "A cue finds the sentence that it says it catches."
    CUE_CATCHES = "cue-catches", "A cue does not find the sentence that it says it leaves."
    HINT_TELLS = "hint-tells", "No hint holds a sentence of the model answer."
    TWIN = "twin", "No two questions ask the same in the same words."
    NEAR_TWIN = "near-twin", "No two questions ask the same in other words."
