from builders import a_cue, some_knowledge
from twominute.model.knowledge import Stance
from twominute.model.reading import Level, Span
from twominute.scoring.cues import Lexicon, Strike
from twominute.scoring.reader import Claim, Passage, claims, refusals

LEXICON = Lexicon(
    some_knowledge(cues=(a_cue("monitor", "monitoring"), a_cue("roll back", strength=2)), concrete=("if",))
)


def claims_of(text: str, *strikes: Strike, names: tuple[Span, ...] = ()) -> tuple[Claim, ...]:
    passages = [Passage(sentence, strikes) for sentence in LEXICON.sentences(text)]
    return claims(text, passages, LEXICON, names=names)


def test_a_cue_alone_is_mentioned() -> None:
    (claim,) = claims_of("We monitor the inputs.")

    assert (claim.dimension, claim.level, claim.why) == ("monitoring", Level.MENTIONED, "names 'monitor'")


def test_a_condition_near_a_cue_explains() -> None:
    (claim,) = claims_of("We monitor it and call if it moves.")

    assert (claim.level, claim.why) == (Level.EXPLAINED, "names 'monitor'; concrete by 'if'")


def test_a_number_near_a_cue_explains() -> None:
    (claim,) = claims_of("We monitor the top features at 0.2.")

    assert claim.level is Level.EXPLAINED


def test_the_number_of_a_step_explains_nothing() -> None:
    (claim,) = claims_of("In step 3 we monitor.")

    assert claim.level is Level.MENTIONED


def test_a_strong_cue_explains_by_itself() -> None:
    (claim,) = claims_of("Then we roll back.")

    assert (claim.level, claim.why) == (Level.EXPLAINED, "says how: 'roll back'")


def test_the_span_is_the_clause() -> None:
    text = "First we train, then we monitor the inputs, and that is all."
    (claim,) = claims_of(text)

    assert text[claim.span.start : claim.span.end] == "then we monitor the inputs"


def test_a_struck_cue_is_refused_with_its_reason() -> None:
    text = "We do not monitor."
    strike = Strike(0, 4, Stance.DENIED, 1, 3)
    (refusal,) = refusals(text, [Passage(LEXICON.sentences(text)[0], (strike,))], LEXICON)

    assert (claims_of(text, strike), refusal.why) == ((), "it is denied by 'do not'")


def test_a_product_name_claims_nothing() -> None:
    assert claims_of("We use Azure Monitor.", names=(Span(7, 20),)) == ()
