"""What is forgotten is in no byte of any file."""

import subprocess
import sys
from dataclasses import replace
from datetime import UTC
from pathlib import Path

import pytest

from builders_store import NOON, a_draft, a_rating, a_reading, a_store, an_attempt, an_override
from twominute.errors import NothingToDoError, StorageError
from twominute.model.attempt import Attempt
from twominute.model.backup import Why
from twominute.store.backups import folder_of, keep_daily, listed, sweep
from twominute.store.drafts import clear, leftover, open_draft
from twominute.store.forgetting import forget_all, forget_one
from twominute.store.look import complaints, look

CANARY = "canary-7d1f"
COPYING = """
import sys
from datetime import datetime, UTC
from pathlib import Path
from twominute.model.backup import Why
from twominute.store.backups import keep
from twominute.store.database import connect_existing
path = Path(sys.argv[1])
for _ in range(8):
    database = connect_existing(path)
    keep(database, Why.ASKED, at=datetime.now(UTC))
    database.close()
    print("kept", flush=True)
"""
"""A program that copies and copies."""


def with_canary(count: int) -> Attempt:
    """Return an attempt with the canary in everything that belongs to it, long enough for several pages."""
    return replace(
        an_attempt(f"{CANARY} we watch the input drift " * count),
        reading=a_reading(quote=CANARY),
        self_rating=a_rating(),
        overrides=(replace(an_override(), reason=f"I said {CANARY}"),),
    )


def a_life(folder: Path) -> Path:
    """Return a database in which the canary was stored, deleted, brought back, and copied several times."""
    path = folder / "twominute.db"
    with a_store(folder) as store:
        for number in range(40):
            store.save_attempt(an_attempt(f"other answer {number} " * (1 + number * 7)))
            if number in {3, 20}:
                store.save_attempt(with_canary(2_000 if number == 20 else 1))
        store.keep(Why.ASKED)
        store.delete(5)
        store.keep(Why.DELETE)
        store.undo()
    keep_daily(path, now=NOON, zone=UTC)
    return path


def holding(folder: Path) -> list[str]:
    """Return the files that hold the canary."""
    return [str(path) for path in folder.rglob("*") if path.is_file() and CANARY.encode() in path.read_bytes()]


def forget_numbers(path: Path, *numbers: int) -> None:
    for number in numbers:
        with a_store(path.parent) as store:
            uuid = store.traces(number).uuid
        forget_one(path, uuid)


def test_a_forgotten_answer_is_in_no_byte_of_any_file(tmp_path: Path) -> None:
    path = a_life(tmp_path)
    assert len(holding(tmp_path)) == 4
    forget_numbers(path, 5, 23)

    assert holding(tmp_path) == []
    assert [look(copy.path).answers for copy in listed(path)] == [40, 40, 40]
    assert complaints(path) == []
    with a_store(tmp_path) as store:
        assert store.count() == 40


def test_an_answer_in_the_trash_is_forgotten_too(tmp_path: Path) -> None:
    path = a_life(tmp_path)
    with a_store(tmp_path) as store:
        store.delete(23)
        store.delete(5)
    forget_numbers(path, 5, 23)

    assert holding(tmp_path) == []
    with a_store(tmp_path) as store:
        assert store.undo() is None


def test_a_number_that_another_answer_has_in_a_copy_is_no_matter(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        store.save_attempt(an_attempt("one"))
        first = store.keep(Why.ASKED)
    (tmp_path / "twominute.db").unlink()
    with a_store(tmp_path) as store:
        store.save_attempt(with_canary(1))
    forget_numbers(tmp_path / "twominute.db", 1)

    assert look(first).answers == 1
    assert holding(tmp_path) == []


def test_what_a_kill_left_half_copied_is_removed(tmp_path: Path) -> None:
    path = a_life(tmp_path)
    (folder_of(path) / ".twominute-1.db.abcd").write_text(CANARY)
    forget_numbers(path, 5, 23)

    assert holding(tmp_path) == []


def test_a_copy_that_is_made_meanwhile_is_clean_too(tmp_path: Path) -> None:
    path = tmp_path / "twominute.db"
    with a_store(tmp_path) as store:
        number = store.save_attempt(with_canary(1))
    with subprocess.Popen([sys.executable, "-c", COPYING, path], stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.readline()
        forget_numbers(path, number)
    sweep(path)

    assert holding(tmp_path) == []


def test_a_damaged_copy_goes_as_a_whole(tmp_path: Path) -> None:
    path = a_life(tmp_path)
    copy = listed(path)[0].path
    copy.write_bytes(copy.read_bytes()[20_000:])
    with a_store(tmp_path) as store:
        done = forget_one(path, store.traces(23).uuid)

    assert done.removed == (copy,)
    assert done.cleaned == 2
    assert not copy.exists()


def test_an_unknown_number_says_which_there_are(tmp_path: Path) -> None:
    a_life(tmp_path)

    with a_store(tmp_path) as store, pytest.raises(NothingToDoError, match="the numbers go from 1 to 42"):
        store.traces(99)


def test_after_all_is_forgotten_nothing_is_left_of_any_answer(tmp_path: Path) -> None:
    path = a_life(tmp_path)
    forget_all(path)

    assert holding(tmp_path) == []
    assert b"other answer" not in path.read_bytes()
    assert listed(path) == []
    with a_store(tmp_path) as store:
        assert store.save_attempt(an_attempt()) == 1


def test_a_damaged_database_can_be_forgotten_with_all(tmp_path: Path) -> None:
    path = a_life(tmp_path)
    path.write_bytes(path.read_bytes()[20_000:])
    forget_all(path)

    assert holding(tmp_path) == []
    assert not path.exists()


def test_the_database_of_another_program_stays(tmp_path: Path) -> None:
    path = a_life(tmp_path)
    content = path.read_bytes()
    path.write_bytes(content[:68] + b"XXXX" + content[72:])

    with pytest.raises(StorageError, match="another program"):
        forget_all(path)
    assert path.exists()


def test_all_drafts_go_unless_one_is_being_typed(tmp_path: Path) -> None:
    open_draft(tmp_path, a_draft(CANARY, session_id="one")).close()
    (tmp_path / "torn.draft").write_text(CANARY)
    typed = open_draft(tmp_path, a_draft("We"))
    with pytest.raises(StorageError, match="is being typed"):
        clear(tmp_path)
    assert len(leftover(tmp_path)) == 1

    typed.close()
    clear(tmp_path)
    assert holding(tmp_path) == []
