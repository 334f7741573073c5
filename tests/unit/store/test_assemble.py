import sqlite3
from pathlib import Path

import pytest

from builders_store import a_reading, a_session, a_store, an_attempt
from twominute.errors import StorageError


def spoil(folder: Path, *scripts: str) -> None:
    connection = sqlite3.connect(folder / "twominute.db", isolation_level=None)
    for script in scripts:
        connection.execute(script)
    connection.close()


def test_an_answer_that_was_changed_behind_our_back_is_named(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        store.save_attempt(an_attempt())
        spoil(tmp_path, "drop trigger attempt_never_changes", "update attempt set answer = 'better'")

        with pytest.raises(StorageError, match=r"is damaged: answer 1 is not what was stored") as caught:
            store.attempts()
    assert str(tmp_path / "backups") in str(caught.value)


def test_a_changed_answer_is_found_at_the_next_start(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        store.save_attempt(an_attempt())
    spoil(tmp_path, "drop trigger attempt_never_changes", "update attempt set answer = 'better'")

    with pytest.raises(StorageError, match="is not what was stored"):
        a_store(tmp_path)


def test_a_changed_reading_is_named(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        store.add_reading(store.save_attempt(an_attempt()), a_reading())
        spoil(tmp_path, "drop trigger reading_never_changes", "update reading set overall = 4")

        with pytest.raises(StorageError, match="the reading of answer 1 is not what was stored"):
            store.attempts()


def test_a_session_that_lost_its_mode_is_damage(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        store.save_attempt(an_attempt())
        spoil(tmp_path, "update session set mode = 'practicf'")

        with pytest.raises(StorageError, match="answer 1 cannot be read"):
            store.attempts()


def test_a_session_that_is_gone_hides_no_answer(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        store.save_session(a_session("another"))
        store.save_attempt(an_attempt())
        spoil(tmp_path, "pragma foreign_keys = off", "delete from session")

        with pytest.raises(StorageError, match="answer 1 cannot be read"):
            store.attempts()
