from dataclasses import replace
from datetime import UTC, datetime

from builders import a_found, a_question, a_rating, a_reading, a_rubric, an_attempt, an_override, text_of
from twominute.model.attempt import Answer, Link, LinkKind, Override
from twominute.model.names import Mode
from twominute.model.page import Piece, Role
from twominute.model.question import KeyPoint
from twominute.model.reading import Evidence, KeyPointReading, Level, Span, Veto, WithoutTools
from twominute.render.bank import model_page, question_page
from twominute.render.coverage import coverage_page
from twominute.render.history import attempt_page, history_page
from twominute.render.listing import list_page
from twominute.render.reading import facts, reading_page
from twominute.render.summary import summary_page

RUBRIC = a_rubric()


def test_a_level_is_shown_with_its_words_from_the_answer() -> None:
    reading = a_reading(dimensions=(a_found("goal", Level.EXPLAINED, quote="retained revenue"),))

    assert '+ explained\n    "retained revenue" names the way back' in text_of(reading_page(reading, RUBRIC))


def test_the_whole_sentence_is_quoted_and_what_carries_it_stands_out() -> None:
    quote = "We train on a snapshot,\nand promote only if recall is higher."
    evidence = Evidence(Span(10, 10 + len(quote)), quote, "says how", Span(18, 32))
    found = replace(a_found("lifecycle", 2), evidence=(evidence,))
    page = reading_page(a_reading(dimensions=(found,)), RUBRIC)

    assert '    "We train on a snapshot, and promote only if recall is higher." says how' in text_of(page)
    assert [piece.text for line in page for piece in line if piece.role is Role.STRONG][1:3] == [
        "Lifecycle   ",
        quote[8:22],
    ]


def test_what_was_expected_stands_beside_what_was_found() -> None:
    page = reading_page(a_reading(), RUBRIC, expected=a_rating(goal=2))

    assert ". not asked here, you expected explained" in text_of(page)


def test_what_was_neither_asked_for_nor_said_is_told_as_such() -> None:
    text = text_of(reading_page(a_reading(levels={"goal": 0, "rollback": 1}), RUBRIC))

    assert "Controls    . not asked here\n" in text
    assert "Goal        - absent\n" in text


def test_what_was_said_without_being_asked_for_is_told_as_such() -> None:
    found = (a_found("goal", 2, expected=False), a_found("rollback", 2))
    text = text_of(reading_page(a_reading(dimensions=found), RUBRIC))

    assert "Goal        + explained (not asked here)\n" in text
    assert "Rollback    + explained\n" in text


def test_a_correction_stands_beside_the_level_and_among_the_gaps() -> None:
    attempt = an_attempt(
        reading=a_reading(levels={"goal": 0, "monitoring": 1, "rollback": 1}),
        overrides=(an_override(2, dimension="monitoring"), an_override(0, dimension="rollback")),
    )
    text = text_of(attempt_page(attempt, RUBRIC, zone=UTC))
    gaps = text.partition("Gaps\n")[2]

    assert "Monitoring  ~ mentioned, yours: explained" in text
    assert "    Monitoring: none (by your correction)" in gaps
    assert f"    Rollback: {RUBRIC.dimension('rollback').gap_absent} (by your correction)" in gaps
    assert "    Goal: The answer does not explain goal.\n" in gaps


def test_at_most_three_gaps_are_shown_and_only_of_what_was_asked() -> None:
    dimensions = tuple(a_found(each.id, Level.ABSENT, expected=each.id != "goal") for each in RUBRIC.dimensions)
    text = text_of(reading_page(a_reading(dimensions=dimensions), RUBRIC))

    assert text.count("The answer does not explain") == 3
    assert "explain goal" not in text


def test_there_is_exactly_one_next_step() -> None:
    assert text_of(reading_page(a_reading(), RUBRIC)).count("Next: ") == 1


def test_a_veto_is_shown_with_its_reason() -> None:
    veto = Veto("monitoring", Span(0, 17), "we do not monitor", "denied")

    assert '"we do not monitor" Monitoring: denied' in text_of(reading_page(a_reading(vetoes=(veto,)), RUBRIC))


def test_a_key_point_is_found_with_the_words_that_make_it_or_not_seen() -> None:
    evidence = Evidence(Span(0, 2), "we", "like an example")
    points = (KeyPointReading("a", "Say a.", evidence), KeyPointReading("b", "Say b.", None))
    text = text_of(reading_page(a_reading(key_points=points), RUBRIC))

    assert "1 of 2 found" in text
    assert '+ found     Say a.\n                "we"' in text
    assert "- not seen  Say b." in text


def test_an_answer_that_falls_without_its_tools_says_what_falls() -> None:
    names = (Evidence(Span(0, 6), "MLflow", "a product"),)
    page = reading_page(a_reading(2, without_tools=WithoutTools(1, ("lifecycle",), names)), RUBRIC)

    assert "Stands without its tool names: no, it falls on Lifecycle (overall 1 of 4)" in text_of(page)


def test_an_answer_that_leans_on_its_tools_is_not_said_to_stand() -> None:
    names = (Evidence(Span(0, 6), "MLflow", "a product"),)
    page = reading_page(a_reading(1, tool_dropping=True, without_tools=WithoutTools(1, (), names)), RUBRIC)

    assert "Stands" not in text_of(page)
    assert "little stands on anything else (overall 1 of 4)" in text_of(page)
    assert "The answer leans on product names" in text_of(page)


def test_facts_are_time_and_words() -> None:
    assert facts(Answer("two words", seconds_used=112.4, seconds_limit=120)) == "1:52 of 2:00, 2 words"
    assert facts(Answer("one", seconds_used=130.0, seconds_limit=120)) == "2:10 of 2:00 (over time), 1 word"
    assert facts(Answer("one", seconds_used=9.0, seconds_limit=None)) == "0:09, no limit, 1 word"


def test_coverage_is_one_line_with_marks() -> None:
    (line,) = coverage_page(a_reading(levels={"goal": 2, "lifecycle": 1}), RUBRIC)

    assert "".join(piece.text for piece in line).startswith("+\xa0Goal  ~\xa0Lifecycle  -\xa0Controls")


def test_history_lists_an_answer_a_line() -> None:
    page = history_page([an_attempt(7), an_attempt(6, reading=None, follow_up="goal")], zone=UTC, matches=2)

    assert "7  2026-03-02 12:00  partly there  1:00  why-a-way-back" in text_of(page)
    assert "not read" in text_of(page)
    assert "why-a-way-back (follow-up: goal)" in text_of(page)
    assert text_of(page).endswith("twominute show 7")


def test_an_attempt_is_shown_whole() -> None:
    override = Override("goal", 2, "it is in the first line", datetime(2026, 3, 2, tzinfo=UTC))
    page = attempt_page(an_attempt(2, overrides=(override,)), RUBRIC, zone=UTC, others=[an_attempt(1)])

    for part in (
        "2. why-a-way-back",
        "We watch the input drift",
        "Overall: ",
        "Goal: explained (it is in the first line)",
        "Other answers",
    ):
        assert part in text_of(page)


def test_an_attempt_says_which_one_it_goes_back_to_and_what_sets_two_side_by_side() -> None:
    again = an_attempt(4, link=Link(LinkKind.RETRY, 3))
    text = text_of(attempt_page(again, RUBRIC, zone=UTC, others=[an_attempt(3)], beside=((Piece("Side by side"),),)))

    assert "Answer 3 once more." in text
    assert "Side by side" in text
    assert "twominute show 4 --against 3" in text
    assert "once more" not in text_of(attempt_page(an_attempt(4), RUBRIC, zone=UTC))


def test_an_attempt_names_the_later_answers_that_go_back_to_it() -> None:
    text = text_of(attempt_page(an_attempt(3), RUBRIC, zone=UTC, others=[an_attempt(4, link=Link(LinkKind.RETRY, 3))]))

    assert "(retry)" in text
    assert "twominute show 4 --against 3" in text


def test_a_session_without_answers_says_that_nothing_is_lost() -> None:
    assert "Nothing is lost" in text_of(summary_page([], RUBRIC))


def test_the_commands_after_a_session_name_its_bank() -> None:
    text = text_of(summary_page([an_attempt()], RUBRIC, bank="my bank"))

    assert "twominute report --bank 'my bank'" in text
    assert "twominute drill --bank 'my bank'" in text


def test_an_interview_ends_with_every_reading() -> None:
    text = text_of(summary_page([an_attempt(n, mode=Mode.INTERVIEW) for n in (1, 2)], RUBRIC))

    assert text.count("Overall: ") == 2
    assert "twominute show 2" in text


def test_a_question_is_shown_without_its_model_answer() -> None:
    point = KeyPoint("p", "Say p.", (), ())
    question = a_question(model_answer="Like this.", key_points=(point,))

    assert "Like this." not in text_of(question_page(question, RUBRIC))
    assert "Like this." in text_of(model_page(question, RUBRIC))
    assert "Say p." in text_of(model_page(question, RUBRIC))


def test_the_bank_is_a_line_a_question() -> None:
    found = [a_question("one").listed, replace(a_question("two"), topic="drift").listed]
    text = text_of(list_page(found, bank="x y", others=("sre",)))

    assert text.count("\n") == 6
    assert "2 questions. Answer one: twominute drill one --bank 'x y'" in text
    assert "twominute bank list --bank sre" in text
