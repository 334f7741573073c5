"""Every text about an answer speaks of the answer, never of the person who gave it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import twominute
from twominute.files.banks import bundled
from twominute.files.load import load_bank

SOURCE = Path(twominute.__file__).parent
SPOKEN = ("cli", "commands", "plain", "render", "scoring", "tui")
"""The layers whose texts a person reads; all modules beside them are read too."""
ABOUT_THE_PERSON = re.compile(
    r"""\b(
      you\ (failed|forgot|missed|lack|struggle|did\ (well|badly|not))
    | you\ are\ (good|bad|weak|strong|better|worse|ready|not\ ready)
    | you(r|'re)\ (mistake|fault|weakness|failure|score|grade|rank|level\ is)
    | (great|good|nice|excellent|amazing|awesome)\ (job|work|answer!|going|one)
    | well\ done | congratulations | keep\ it\ up | bravo | perfect! | oops | unfortunately
    | you\ should\ have | you\ could\ have | try\ harder | not\ good\ enough
    | streak | beginner's\ mistake | smart | stupid | lazy | talented
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)


def _texts(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docs = {
        ast.get_docstring(node, clean=False)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value not in docs:
            yield node.value


def _screen_texts() -> list[str]:
    paths = [*SOURCE.glob("*.py"), *(path for layer in SPOKEN for path in (SOURCE / layer).glob("*.py"))]
    return [text for path in paths for text in _texts(path)]


@pytest.mark.parametrize(
    "text",
    [
        "You failed this one.",
        "Great job!",
        "Well done, next question.",
        "You missed the rollback.",
        "Your weakness is monitoring.",
        "Your streak is 4 days.",
        "You should have named a threshold.",
    ],
)
def test_what_is_looked_for_would_be_found(text: str) -> None:
    assert ABOUT_THE_PERSON.search(text)


@pytest.mark.parametrize("text", ["The answer names a control.", "Nothing you typed is lost.", "You may go on."])
def test_what_speaks_of_the_answer_is_left(text: str) -> None:
    assert not ABOUT_THE_PERSON.search(text)


def test_no_text_of_a_screen_speaks_of_the_person() -> None:
    texts = _screen_texts()

    assert len(texts) > 1_000
    assert [text for text in texts if ABOUT_THE_PERSON.search(text)] == []


@pytest.mark.parametrize("bank", [None, "sre"])
def test_no_text_of_a_rubric_speaks_of_the_person(bank: str | None) -> None:
    loaded = load_bank(None if bank is None else bundled() / bank).bank
    texts = [
        text
        for each in loaded.rubric.dimensions
        for text in (each.meaning, *each.hints, each.gap_absent, each.gap_mentioned, each.follow_up)
    ]
    texts += [topic.means for topic in loaded.topics]

    assert len(texts) > 30
    assert [text for text in texts if ABOUT_THE_PERSON.search(text)] == []


def test_a_gap_begins_with_the_answer() -> None:
    for bank in (None, bundled() / "sre"):
        for each in load_bank(bank).bank.rubric.dimensions:
            assert each.gap_absent.startswith("The answer ")
            assert each.gap_mentioned.startswith("The answer ")
