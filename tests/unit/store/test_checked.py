from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from builders_store import NOON, Clock, a_store, an_attempt, mode_of
from twominute.errors import StorageError
from twominute.store.checked import check_once
from twominute.store.store import open_store


def checks_of(folder: Path) -> Callable[[datetime], int]:
    """Return what counts the checks of a database so far, after one more start at a moment."""
    checks: list[datetime] = []

    def start(at: datetime) -> int:
        note = folder / "cache" / "checked"
        check_once(folder / "twominute.db", note, now=lambda: at, check=lambda: checks.append(at))
        return len(checks)

    return start


def test_a_database_is_checked_again_only_after_it_was_written_to(tmp_path: Path) -> None:
    start = checks_of(tmp_path)
    with a_store(tmp_path) as store:
        before = [start(NOON), start(NOON)]
        store.save_attempt(an_attempt())

        assert [*before, start(NOON), start(NOON)] == [1, 1, 2, 2]
    assert mode_of(tmp_path / "cache" / "checked") == 0o600


def test_a_database_is_checked_again_every_day(tmp_path: Path) -> None:
    a_store(tmp_path).close()
    start = checks_of(tmp_path)

    assert [start(NOON), start(NOON + timedelta(days=1))] == [1, 2]


def test_a_database_that_was_found_damaged_is_not_noted_as_sound(tmp_path: Path) -> None:
    a_store(tmp_path).close()

    def fail() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        check_once(tmp_path / "twominute.db", tmp_path / "checked", now=lambda: NOON, check=fail)

    assert not (tmp_path / "checked").exists()


def test_a_note_that_cannot_be_read_or_written_hinders_nothing(tmp_path: Path) -> None:
    (tmp_path / "checked").mkdir()
    a_store(tmp_path).close()
    with open_store(tmp_path / "twominute.db", now=Clock(), note=tmp_path / "checked") as store:
        assert store.count() == 0


def test_a_database_that_changed_after_it_was_found_sound_is_refused(tmp_path: Path) -> None:
    path, note = tmp_path / "twominute.db", tmp_path / "checked"
    with a_store(tmp_path) as store:
        store.save_attempt(an_attempt("answer 17"))
    open_store(path, now=Clock(), note=note).close()
    path.write_bytes(path.read_bytes().replace(b"answer 17", b"answer 71"))

    with pytest.raises(StorageError, match=r"twominute\.db is damaged"):
        open_store(path, now=Clock(), note=note)
