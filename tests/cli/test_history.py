"""The list of answers through the real command."""

import json
from pathlib import Path

import pytest

from e2e.terminal import run

ASK = "How do you go back?"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    for argv in (("--question", "deploy-a-fraud-model"), ("--ask", ASK), ("--ask", ASK)):
        run(tmp_path, "score", *argv, "--save", stdin="We keep the old one warm and send the traffic back to it.")
    return tmp_path


def numbers(home: Path, *filters: str) -> list[int]:
    return [row["number"] for row in json.loads(run(home, "history", "--json", *filters).out)]


def test_filters_narrow_the_list_together(home: Path) -> None:
    assert numbers(home) == [3, 2, 1]
    assert numbers(home, "--bank", "mlops", "--level", "scenario") == [1]
    assert numbers(home, "--topic", "deployment", "--question", "deploy-a-fraud-model") == [1]
    assert numbers(home, "--question", "asked", "--containing", "WARM", "--days", "2", "--mode", "practice") == [3, 2]
    assert numbers(home, "--bank", "mlops", "--question", "asked") == []


def test_a_list_that_is_cut_says_how_to_see_the_rest(home: Path) -> None:
    cut, whole = run(home, "history", "--limit", "2").out, run(home, "history").out

    assert "2 of 3 answers. To list all of them, add: --limit 3" in cut
    assert "To list all" not in whole


def test_a_search_without_a_match_names_its_filters(home: Path) -> None:
    done = run(home, "history", "--containing", "two words", "--below", "1")

    assert (done.status, done.out) == (5, "")
    assert "No stored answer matches --containing 'two words' --below 1." in done.err
    assert "Leave a filter out; `twominute history` lists all of them (3)." in done.err


def test_an_unknown_topic_is_answered_with_the_known_ones(home: Path) -> None:
    done = run(home, "history", "--topic", "knitting")

    assert done.status == 2
    assert 'No question has the topic "knitting".' in done.err
    assert "Topics here: " in done.err


def test_a_topic_that_is_nearly_right_is_answered_with_the_closest_one(home: Path) -> None:
    assert "Did you mean monitoring? Topics here: cost, " in run(home, "history", "--topic", "monitorin").err
