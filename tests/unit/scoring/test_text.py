import pytest

from twominute.scoring.text import LONGEST_SENTENCE, sentences, stem, words_of


def quotes(text: str) -> list[str]:
    return [text[each.start : each.end] for each in sentences(text)]


@pytest.mark.parametrize("word", ["monitor", "monitors", "monitored", "monitoring"])
def test_forms_of_a_word_share_their_stem(word: str) -> None:
    assert stem(word) == "monitor"


@pytest.mark.parametrize(("word", "other"), [("noted", "not"), ("used", "us"), ("hero", "her")])
def test_a_stem_never_becomes_a_small_word(word: str, other: str) -> None:
    assert stem(word) != other


def test_every_word_quotes_the_text() -> None:
    text = "We don't  page below 0.25%, it\u2019s fine."

    assert [text[word.start : word.end] for word in words_of(text)] == [
        "We", "do", "n't", "page", "below", "0.25%", "it\u2019s", "fine",
    ]  # fmt: skip


def test_short_forms_are_spelled_out() -> None:
    assert [word.text for word in words_of("We'd say it won't")] == ["we", "would", "say", "it", "will", "not"]


def test_a_full_stop_ends_a_sentence() -> None:
    assert quotes("We train. Then we test; then we ship!") == ["We train", "Then we test", "then we ship"]


def test_an_abbreviation_and_a_list_number_do_not_end_a_sentence() -> None:
    assert quotes("1. Watch inputs, e.g. nulls.\n2. Call someone.") == [
        "1. Watch inputs, e.g. nulls",
        "2. Call someone",
    ]


def test_lines_of_a_list_are_sentences() -> None:
    assert quotes("- we train\n- we test") == ["we train", "we test"]


def test_a_line_that_was_only_wrapped_goes_on() -> None:
    text = "We keep the previous version of the model and of its features ready\nfor two weeks."

    assert len(sentences(text)) == 1


def test_a_very_long_sentence_is_cut() -> None:
    first, second = sentences("word " * (LONGEST_SENTENCE + 1))

    assert (first.goes_on, second.goes_on, len(second.words)) == (False, True, 1)


def test_no_words_are_no_sentences() -> None:
    assert sentences(" ... \n - \n") == ()
