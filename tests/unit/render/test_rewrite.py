from datetime import UTC

from builders import DIMENSIONS, a_reading, a_rubric, an_attempt, some_evidence, text_of
from twominute.model.attempt import Link, LinkKind
from twominute.model.names import Mode
from twominute.model.reading import Reading, WithoutTools
from twominute.render.asked import asked_page
from twominute.render.history import attempt_page, history_page
from twominute.render.history_json import attempt_json
from twominute.render.rewrite import given_json, rewrite_page
from twominute.render.summary import summary_page
from twominute.session import GIVEN

RUBRIC = a_rubric(*DIMENSIONS)
BEFORE = a_reading(
    1, levels={"rollback": 0, "monitoring": 1}, tool_dropping=True, without_tools=WithoutTools(0, (), ())
)
NAMES = (some_evidence("Argo", answer="Argo"),)
REWRITE = a_reading(3, levels={"rollback": 2, "monitoring": 1}, without_tools=WithoutTools(3, (), NAMES))
REPAIR = an_attempt(7, link=Link(LinkKind.REPAIR, None), reading=REWRITE)


def added(rewrite: Reading) -> str:
    return text_of(rewrite_page(BEFORE, rewrite, RUBRIC))


def test_a_rewrite_shows_both_levels_of_each_dimension() -> None:
    text = added(REWRITE)

    assert "Rollback            - absent -> + explained" in text
    assert "Monitoring          ~ mentioned, as before\n" in text
    assert "Goal                . not asked here\n" in text


def test_a_rewrite_shows_the_overall_with_and_without_tool_names() -> None:
    text = added(REWRITE)

    assert "Overall             poor (1 of 4) -> good (3 of 4)" in text
    assert "Without tool names  no answer (0 of 4) -> good (3 of 4)" in text


def test_a_rewrite_says_whether_it_stands_without_tool_names() -> None:
    falls = a_reading(3, without_tools=WithoutTools(2, ("rollback",), NAMES))

    assert "The rewrite now stands without its tool names." in added(REWRITE)
    assert "names no tools" in added(a_reading(3))
    assert "does not stand without its tool names yet: it falls on Rollback." in added(falls)
    assert "still leans on product names" in added(a_reading(1, tool_dropping=True))


def test_a_given_answer_has_its_levels_in_json() -> None:
    assert given_json("Argo.", BEFORE) == {
        "answer": "Argo.",
        "overall": 1,
        "dimensions": {"goal": 0, "lifecycle": 0, "controls": 0, "monitoring": 1, "rollback": 0},
        "overall_without_tools": 0,
    }


def test_history_and_one_answer_say_that_it_was_a_repair() -> None:
    assert "why-a-way-back (repair of a given answer)" in text_of(history_page([REPAIR], zone=UTC, matches=1))
    assert "7. why-a-way-back (repair of a given answer)" in text_of(attempt_page(REPAIR, RUBRIC, zone=UTC))
    assert attempt_json(REPAIR)["link"] == {"kind": "repair", "earlier": None}
    assert attempt_json(an_attempt())["link"] is None


def test_an_interview_ends_with_what_each_rewrite_added() -> None:
    attempts = [an_attempt(each, mode=Mode.INTERVIEW) for each in (1, 2)]
    text = text_of(summary_page(attempts, RUBRIC, given={2: BEFORE}))

    assert text.count("What the rewrite added") == 1
    assert text.index("What the rewrite added") > text.index("2. Why does")


def test_the_normal_screen_shows_the_given_answer_below_the_question() -> None:
    assert text_of(asked_page("Why?", "Argo.")).splitlines() == ["Question", "Why?", "", GIVEN, "Argo."]
    assert text_of(asked_page("Why?")).splitlines() == ["Question", "Why?"]
