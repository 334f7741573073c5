import pytest

from builders import a_cue, some_knowledge
from twominute.scoring.cues import Lexicon, finds, lexicon


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("roll back", "We rolled back."),
        ("compare * training", "We compare what comes with training data."),
        ("keep|leave the? old", "Leave old ones running."),
        ("within # minute", "within 5 minutes"),
        ("within # minute", "within five minutes"),
        ("=when it", "when it breaks"),
        ("ask =when", "We ask when it breaks."),
    ],
)
def test_a_phrase_finds_what_it_describes(phrase: str, text: str) -> None:
    assert finds(phrase, text)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("roll back", "The back of the roll."),
        ("compare * training", "We compare what comes in today or tomorrow with training data."),
        ("roll", "A scroll."),
        ("=when it", "whenever it breaks"),
        ("within # minute", "within minutes"),
        ("roll back", "They roll. Back home."),
    ],
)
def test_a_phrase_leaves_what_it_does_not_describe(phrase: str, text: str) -> None:
    assert not finds(phrase, text)


def test_one_slip_of_a_finger_is_forgiven() -> None:
    lexicon = Lexicon(some_knowledge(cues=(a_cue("monitor"), a_cue("alert"))))

    assert [len(lexicon.cues(each)) for each in lexicon.sentences("We moniter it. We montor it.")] == [1, 1]


@pytest.mark.parametrize("other", ["We alter it.", "A monastery.", "We nonitor it."])
def test_another_word_is_no_slip(other: str) -> None:
    lexicon = Lexicon(some_knowledge(cues=(a_cue("monitor"), a_cue("alert"))))

    assert not any(lexicon.cues(each) for each in lexicon.sentences(other))


def test_a_knowledge_is_compiled_once() -> None:
    knowledge = some_knowledge()

    assert lexicon(knowledge) is lexicon(knowledge)
