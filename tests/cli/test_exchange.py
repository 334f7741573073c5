"""A history that is exported and imported through the real commands."""

import json
import os
from pathlib import Path

import pytest

from builders_store import mode_of
from e2e.terminal import run

ASK = "How do you go back?"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    for _ in range(2):
        run(
            tmp_path, "score", "--ask", ASK, "--save", stdin="We keep the old one warm and send the traffic back to it."
        )
    run(tmp_path, "history", "correct", "1", "2", "--dimension", "rollback", "--reason", "\u201cwarm\u201d says it")
    run(tmp_path, "delete", "2")
    return tmp_path


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    (tmp_path / "elsewhere").mkdir()
    return tmp_path / "elsewhere"


def test_an_export_imported_into_an_empty_home_is_exported_again_byte_for_byte(home: Path, elsewhere: Path) -> None:
    file = home / "mine.json"
    written, taken = run(home, "history", "export", "-o", str(file)), run(elsewhere, "history", "import", str(file))

    assert (written.status, written.out, taken.status) == (0, "", 0)
    assert f"{file}: 2 new answers, 0 known already." in taken.err
    assert run(elsewhere, "history", "export").out.encode() == file.read_bytes()
    assert run(elsewhere, "show", "1").out == run(home, "show", "1").out
    assert "Answer 2 is back." in run(elsewhere, "undo").err


def test_an_export_is_private_whatever_the_mask_and_never_written_over(home: Path) -> None:
    old = os.umask(0)
    try:
        run(home, "history", "export", "-o", str(home / "mine.json"))
    finally:
        os.umask(old)
    again = run(home, "history", "export", "-o", str(home / "mine.json"))

    assert mode_of(home / "mine.json") == 0o600
    assert (again.status, "is there already" in again.err) == (4, True)


def test_an_import_done_twice_says_that_all_is_known(home: Path, elsewhere: Path) -> None:
    run(home, "history", "export", "-o", str(home / "mine.json"))
    outs = [run(elsewhere, "history", "import", str(home / "mine.json")).err for _ in range(2)]

    assert ["2 new answers, 0 known" in outs[0], "0 new answers, 2 known" in outs[1]] == [True, True]


def test_a_number_that_was_taken_is_told(home: Path, elsewhere: Path) -> None:
    run(elsewhere, "score", "--ask", ASK, "--save", stdin="Mine.")
    run(home, "history", "export", "-o", str(home / "mine.json"))

    assert (
        "Numbers that were taken here: 1 became 3." in run(elsewhere, "history", "import", str(home / "mine.json")).err
    )
    assert [row["number"] for row in json.loads(run(elsewhere, "history", "--json").out)] == [1, 3]


def test_a_cut_file_changes_nothing_and_says_where_it_ends(home: Path, elsewhere: Path) -> None:
    text = run(home, "history", "export").out
    (home / "cut.json").write_text(text[: len(text) // 2], encoding="ascii")
    done = run(elsewhere, "history", "import", str(home / "cut.json"))

    assert done.status == 3
    assert "cut.json is no JSON that can be read: line " in done.err
    assert "Nothing was imported." in done.err
    assert run(elsewhere, "history").status == 5


@pytest.mark.parametrize("name", ["missing.json", "/dev/null", "."])
def test_what_is_no_file_is_refused(elsewhere: Path, name: str) -> None:
    done = run(elsewhere, "history", "import", name)

    assert done.status == 3
    assert "`twominute history export -o FILE` wrote" in done.err


def test_without_an_answer_there_is_nothing_to_export(elsewhere: Path) -> None:
    assert run(elsewhere, "history", "export").status == 5
    assert run(elsewhere, "history", "export", "-o", str(elsewhere / "mine.json")).status == 5
    assert not (elsewhere / "mine.json").exists()


def test_an_export_survives_the_plainest_locale(home: Path) -> None:
    assert run(home, "history", "export", LC_ALL="C").out == run(home, "history", "export", LC_ALL="C.UTF-8").out
    assert run(home, "history", "export").out.isascii()
