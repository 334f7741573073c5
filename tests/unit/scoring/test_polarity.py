import pytest

from builders_knowledge import the_knowledge
from twominute.model.knowledge import Stance
from twominute.scoring.cues import lexicon
from twominute.scoring.polarity import is_listed, strikes


def struck(text: str) -> set[Stance | None]:
    known = lexicon(the_knowledge())
    return {strike.stance for sentence in known.sentences(text) for strike in strikes(sentence, known)}


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("We do not monitor drift.", Stance.DENIED),
        ("Approvals are not needed.", Stance.DENIED),
        ("Nobody looks at the dashboard.", Stance.DENIED),
        ("Alerts are on the roadmap.", Stance.POSTPONED),
        ("Monitoring would come later, if somebody complains.", Stance.POSTPONED),
        ("It would be nice to have a rollback.", Stance.WISHED),
        ("My manager says 'monitor everything'.", Stance.QUOTED),
    ],
)
def test_a_stance_is_seen(text: str, stance: Stance) -> None:
    assert stance in struck(text)


@pytest.mark.parametrize(
    "text",
    [
        "We do not promote it unless recall holds.",
        "We never deploy without an approval.",
        "Drift should be watched each week.",
    ],
)
def test_a_rule_and_a_should_are_no_denial(text: str) -> None:
    assert struck(text) == set()


def test_a_denial_ends_with_its_clause() -> None:
    known = lexicon(the_knowledge())
    (sentence,) = known.sentences("We do not retrain on every alert, but we check which segment moved.")

    assert max(strike.last for strike in strikes(sentence, known)) <= sentence.stems.index("but")


def test_a_run_of_short_items_is_only_a_list() -> None:
    assert None in struck("There is governance, drift detection, canary, rollback, model registry, monitoring.")


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("Drift, canary, rollback, lineage, governance", True),
        ("Monitoring.", True),
        ("First we train, then we test, and then we ship it.", False),
    ],
)
def test_a_list_of_words_is_no_sentence(text: str, *, listed: bool) -> None:
    (sentence,) = lexicon(the_knowledge()).sentences(text)

    assert is_listed(sentence) is listed
