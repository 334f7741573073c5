import pytest

from builders_knowledge import a_trained_reading_of, the_questions, trained_levels_of

ASK = next(each for each in the_questions() if each.id == "deploy-a-fraud-model")


def test_a_sentence_denied_from_end_to_end_earns_nothing_and_says_why() -> None:
    reading = a_trained_reading_of("We do not watch the share of blocked payments.", ASK)

    assert reading.vetoes
    assert sum(reading.levels.values()) == 0
    assert all(veto.why.startswith("it is denied by") for veto in reading.vetoes)


def test_a_denial_that_is_a_rule_counts() -> None:
    assert trained_levels_of("Nothing goes live until two people from different teams have signed.")["controls"] > 0


@pytest.mark.parametrize("answer", ["", " \n", "Wir prüfen das Modell und die Daten jeden Tag, und dann ist es gut."])
def test_what_is_empty_or_foreign_is_not_scored_and_says_why(answer: str) -> None:
    reading = a_trained_reading_of(answer)

    assert (reading.overall, sum(reading.levels.values())) == (0, 0)
    assert reading.notes


def test_evidence_is_the_sentence_that_won_with_the_clause_that_carries_it() -> None:
    answer = (
        "I like this question. When refusals move by 3 points, all traffic goes back to the old model, which stays on."
    )
    (dimension,) = (each for each in a_trained_reading_of(answer).dimensions if each.dimension == "rollback")
    evidence = dimension.evidence[0]

    assert evidence.quote.startswith("When refusals move")
    assert evidence.carrier is not None
    assert "goes back" in answer[evidence.carrier.start : evidence.carrier.end]
