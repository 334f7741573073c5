import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from builders_store import NOON, a_reading, a_store, an_attempt
from twominute.errors import DamagedError, StorageError
from twominute.model.backup import Why
from twominute.store.backups import listed
from twominute.store.look import complaints, look
from twominute.store.restoring import put_back, refuse_unsound

ROUND = """
import sys
from datetime import datetime, UTC
from pathlib import Path
from twominute.model.backup import Why
from twominute.store.backups import keep, rotate
from twominute.store.database import connect_existing
from twominute.store.restoring import put_back
path, copy = map(Path, sys.argv[1:])
print("ready", flush=True)
while True:
    database = connect_existing(path)
    keep(database, Why.DELETE, at=datetime.now(UTC))
    database.close()
    put_back(copy, path, at=datetime.now(UTC))
    rotate(path, zone=UTC)
"""


def a_copy(folder: Path, *texts: str) -> Path:
    """Return a copy of a database with these answers, which is in the folder too."""
    with a_store(folder) as store:
        for text in texts:
            store.add_reading(store.save_attempt(an_attempt(text)), a_reading())
        return store.keep(Why.ASKED)


def texts(folder: Path) -> list[str]:
    with a_store(folder) as store:
        return [attempt.answer.text for attempt in store.attempts(newest_first=False)]


def test_a_copy_takes_the_place_of_what_is_there_and_that_is_kept(tmp_path: Path) -> None:
    copy = a_copy(tmp_path, "one", "two")
    with a_store(tmp_path) as store:
        store.save_attempt(an_attempt("three"))
    kept = put_back(copy, tmp_path / "twominute.db", at=NOON)

    assert texts(tmp_path) == ["one", "two"]
    assert kept is not None
    assert look(kept).answers == 3
    assert [each.why for each in listed(tmp_path / "twominute.db") if each.path == kept] == [Why.RESTORE]


def test_what_is_restored_can_be_taken_back(tmp_path: Path) -> None:
    copy = a_copy(tmp_path, "one")
    with a_store(tmp_path) as store:
        store.save_attempt(an_attempt("two"))
    kept = put_back(copy, tmp_path / "twominute.db", at=NOON)
    assert kept is not None
    put_back(kept, tmp_path / "twominute.db", at=NOON.replace(hour=13))

    assert texts(tmp_path) == ["one", "two"]


@pytest.mark.parametrize("spoil", [b"no database at all" * 99, b""], ids=["garbage", "empty"])
def test_a_copy_takes_the_place_of_a_damaged_database(tmp_path: Path, spoil: bytes) -> None:
    copy, path = a_copy(tmp_path, "one"), tmp_path / "twominute.db"
    path.write_bytes(spoil)
    path.with_name("twominute.db-journal").write_bytes(b"of the damaged one")
    put_back(copy, path, at=NOON)

    assert texts(tmp_path) == ["one"]
    assert [*tmp_path.glob("twominute.db-*")] == []


def test_a_damaged_database_is_kept_byte_for_byte(tmp_path: Path) -> None:
    copy, path = a_copy(tmp_path, "one"), tmp_path / "twominute.db"
    spoilt = path.read_bytes()[:20_000] + bytes(5_000)
    path.write_bytes(spoilt)
    kept = put_back(copy, path, at=NOON)

    assert kept is not None
    assert kept.read_bytes() == spoilt
    assert listed(path)[-1].why is Why.DAMAGED


def test_a_changed_answer_is_damage_that_is_kept_for_good(tmp_path: Path) -> None:
    copy, path = a_copy(tmp_path, "one two three"), tmp_path / "twominute.db"
    path.write_bytes(path.read_bytes().replace(b"one two three", b"one too three"))
    put_back(copy, path, at=NOON)

    assert texts(tmp_path) == ["one two three"]
    assert Why.DAMAGED in {each.why for each in listed(path)}


def test_a_copy_comes_back_where_there_is_no_database(tmp_path: Path) -> None:
    copy, path = a_copy(tmp_path, "one"), tmp_path / "twominute.db"
    path.unlink()

    assert put_back(copy, path, at=NOON) is None
    assert texts(tmp_path) == ["one"]


@pytest.mark.parametrize("place", [b"one two three", b"watch the input drift"])
def test_a_damaged_copy_is_refused(tmp_path: Path, place: bytes) -> None:
    copy = a_copy(tmp_path, "one two three")
    copy.write_bytes(copy.read_bytes().replace(place, place[::-1]))

    with pytest.raises(DamagedError, match="is not what was stored"):
        refuse_unsound(copy)


def test_a_truncated_copy_is_refused(tmp_path: Path) -> None:
    copy = a_copy(tmp_path, *("one two three " * 900,) * 9)
    copy.write_bytes(copy.read_bytes()[:-40_000])

    with pytest.raises(StorageError, match="damaged"):
        refuse_unsound(copy)


@pytest.mark.parametrize("name", ["", "missing.db", "notes.txt", "empty.db"])
def test_what_is_no_copy_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty.db").touch()
    (tmp_path / "notes.txt").write_text("these are my notes " * 99)

    with pytest.raises(StorageError):
        refuse_unsound(tmp_path / name)


def check_kills(folder: Path, kills: int) -> None:
    copy, rng = a_copy(folder, *("one two three " * 2_000,) * 9), Random(5)
    with a_store(folder) as store:
        store.save_attempt(an_attempt("more"))
    for _ in range(kills):
        child = subprocess.Popen([sys.executable, "-c", ROUND, folder / "twominute.db", copy], stdout=subprocess.PIPE)
        assert child.stdout is not None
        child.stdout.readline()
        try:
            child.wait(rng.uniform(0.001, 0.15))
        except subprocess.TimeoutExpired:
            os.kill(child.pid, signal.SIGKILL)
        assert child.wait() == -signal.SIGKILL
        child.stdout.close()

        assert complaints(folder / "twominute.db") == []
        assert look(folder / "twominute.db").answers in {9, 10}
        assert all(complaints(each.path) == [] for each in listed(folder / "twominute.db"))


def test_a_kill_in_the_middle_leaves_every_file_whole(tmp_path: Path) -> None:
    check_kills(tmp_path, kills=6)


@pytest.mark.slow
def test_two_hundred_kills_in_the_middle_leave_every_file_whole(tmp_path: Path) -> None:
    check_kills(tmp_path, kills=200)


def test_a_copy_of_a_newer_program_is_refused_before_anything_is_replaced(tmp_path: Path) -> None:
    copy = a_copy(tmp_path, "one")
    connection = sqlite3.connect(copy)
    connection.execute("pragma user_version = 99")
    connection.close()

    with pytest.raises(StorageError, match="newer twominute"):
        refuse_unsound(copy)


def test_copies_are_not_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "backups").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(StorageError, match="it is a link"):
        a_copy(tmp_path, "one")
    assert [*(tmp_path / "elsewhere").iterdir()] == []
