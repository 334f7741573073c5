"""Copies, restoring and forgetting, through the real program."""

import json
from pathlib import Path

from builders_store import a_reading, a_store, an_attempt
from e2e.terminal import Terminal, run

ANSWER = "We watch the input drift each morning and go back to the old model when accuracy falls."


def an_answer(home: Path, text: str = ANSWER) -> None:
    (home / "data").mkdir(mode=0o700, exist_ok=True)
    with a_store(home / "data") as store:
        store.add_reading(store.save_attempt(an_attempt(text)), a_reading())


def copies(home: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(run(home, "restore", "--json").out)
    return found


def test_the_second_answer_of_a_day_finds_the_copy_of_the_first(tmp_path: Path) -> None:
    for _ in range(3):
        assert run(tmp_path, "score", "--save", "--ask", "How do you notice drift?", stdin=ANSWER).status == 0

    (copy,) = copies(tmp_path)
    assert copy["why"] == "daily"


def test_a_copy_is_listed_with_its_answers_and_put_back(tmp_path: Path) -> None:
    an_answer(tmp_path)
    made = run(tmp_path, "backup")
    an_answer(tmp_path)
    assert [each["answers"] for each in copies(tmp_path) if each["path"] == made.out.strip()] == [1]

    done = run(tmp_path, "restore", made.out.strip())
    assert "1 answer from" in done.err
    assert "twominute restore /" in done.err
    assert len(json.loads(run(tmp_path, "history", "--json").out)) == 1


def test_a_copy_is_named_so_that_a_later_one_cannot_take_its_place(tmp_path: Path) -> None:
    an_answer(tmp_path)
    name = Path(run(tmp_path, "backup").out.strip()).name
    an_answer(tmp_path)
    assert f"twominute restore {name}" in run(tmp_path, "restore").out
    later = Path(run(tmp_path, "backup").out.strip()).name

    assert [each for each in run(tmp_path, "restore").out.split() if each in {name, later}] == [later, name, later]
    assert "1 answer from" in run(tmp_path, "restore", name).err


def test_a_copy_goes_where_it_is_asked_to_and_over_nothing(tmp_path: Path) -> None:
    an_answer(tmp_path)
    target = tmp_path / "mine.db"
    assert run(tmp_path, "backup", "-o", str(target)).status == 0

    again = run(tmp_path, "backup", "-o", str(target))
    assert again.status == 4
    assert "exists already" in again.err


def test_a_deletion_is_copied_first(tmp_path: Path) -> None:
    an_answer(tmp_path)
    run(tmp_path, "delete", "1")

    assert copies(tmp_path)[0] | {"why": "delete", "answers": 1} == copies(tmp_path)[0]


def test_a_damaged_database_names_the_way_back(tmp_path: Path) -> None:
    an_answer(tmp_path)
    run(tmp_path, "backup")
    (tmp_path / "data" / "twominute.db").write_bytes(b"spoilt" * 9_999)

    refused = run(tmp_path, "history")
    assert refused.status == 4
    assert "twominute restore" in refused.err
    assert run(tmp_path, "restore", "1").status == 0
    assert ANSWER in run(tmp_path, "history", "--json").out
    assert copies(tmp_path)[0] | {"why": "damaged", "answers": None} == copies(tmp_path)[0]


def test_a_damaged_copy_is_named_and_nothing_is_changed(tmp_path: Path) -> None:
    an_answer(tmp_path)
    copy = Path(run(tmp_path, "backup").out.strip())
    copy.write_bytes(copy.read_bytes().replace(b"input drift", b"INPUT drift"))
    before = (tmp_path / "data" / "twominute.db").read_bytes()

    done = run(tmp_path, "restore", "1")
    assert done.status == 4
    assert str(copy) in done.err
    assert "was not put back" in done.err
    assert (tmp_path / "data" / "twominute.db").read_bytes() == before


def test_without_copies_the_list_says_how_to_make_one(tmp_path: Path) -> None:
    assert "twominute backup" in run(tmp_path, "restore").err
    assert run(tmp_path, "restore").status == 5
    assert run(tmp_path, "backup").status == 5
    assert "lists them" in run(tmp_path, "restore", "7").err


def test_a_forgotten_answer_is_nowhere_under_the_home(tmp_path: Path) -> None:
    an_answer(tmp_path)
    an_answer(tmp_path, "canary-7d1f, we said.")
    run(tmp_path, "backup")
    run(tmp_path, "delete", "2")
    done = run(tmp_path, "forget", "2", "--yes")

    assert "from 2 copies too" in done.err
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and b"canary-7d1f" in path.read_bytes()]
    assert len(json.loads(run(tmp_path, "history", "--json").out)) == 1


def test_forgetting_asks_first(tmp_path: Path) -> None:
    an_answer(tmp_path)
    refused = run(tmp_path, "forget", "1")
    assert refused.status == 2
    assert "--yes" in refused.err
    with Terminal(tmp_path, "forget", "--all") as terminal:
        terminal.wait_for("[y/N]")
        terminal.press("n\r")

        assert terminal.end() == 1
    assert len(json.loads(run(tmp_path, "history", "--json").out)) == 1


def test_everything_is_forgotten_with_one_command(tmp_path: Path) -> None:
    an_answer(tmp_path, "canary-7d1f, we said.")
    run(tmp_path, "backup")
    with Terminal(tmp_path, "forget", "--all") as terminal:
        terminal.wait_for("1 copy?")
        terminal.press("y\r")

        assert terminal.end() == 0
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and b"canary-7d1f" in path.read_bytes()]
    assert run(tmp_path, "forget").status == 2
    assert run(tmp_path, "forget", "1", "--all").status == 2


def test_every_path_is_named_with_its_size_and_what_it_holds(tmp_path: Path) -> None:
    an_answer(tmp_path)
    run(tmp_path, "backup")
    (tmp_path / "data" / "notes.txt").write_text("mine")
    found = {Path(each["path"]).name: each for each in json.loads(run(tmp_path, "privacy", "--json").out)}

    assert found["twominute.db"]["size"] == (tmp_path / "data" / "twominute.db").stat().st_size
    assert found["twominute.db"]["what"].startswith("1 answer with readings")
    assert found["backups"]["what"] == "1 copy of the answers"
    assert found["drafts"]["size"] is None
    assert found["notes.txt"] | {"what": "not of twominute", "size": 4} == found["notes.txt"]


def test_looking_at_what_is_kept_makes_nothing(tmp_path: Path) -> None:
    done = run(tmp_path, "privacy")

    assert "no network code" in done.out
    assert "twominute forget" in done.out
    assert [*tmp_path.iterdir()] == []


def test_without_a_copy_what_can_be_read_of_a_damaged_database_is_saved(tmp_path: Path) -> None:
    an_answer(tmp_path)
    an_answer(tmp_path, "The second one is spoilt.")
    path = tmp_path / "data" / "twominute.db"
    path.write_bytes(path.read_bytes().replace(b"one is spoilt.", b"one is SPOILT."))
    assert run(tmp_path, "history").status == 4
    assert "twominute restore --salvage" in run(tmp_path, "restore").err

    assert "1 answer added" in run(tmp_path, "restore", "--salvage").err
    assert [each["answer"] for each in json.loads(run(tmp_path, "history", "--json").out)] == [ANSWER]
    assert "is not damaged" in run(tmp_path, "restore", "--salvage").err
    assert "known already: 1" in run(tmp_path, "restore", "--salvage", "1").err
