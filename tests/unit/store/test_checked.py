from datetime import timedelta
from pathlib import Path

import pytest

from builders_store import NOON, Clock, a_store, an_attempt, mode_of
from twominute.errors import StorageError
from twominute.store.checked import is_noted, seal, write_note
from twominute.store.store import open_store


def test_a_database_is_known_as_sound_until_it_is_written_to(tmp_path: Path) -> None:
    note, database = tmp_path / "cache" / "checked", tmp_path / "twominute.db"
    with a_store(tmp_path) as store:
        write_note(note, seal(database, at=NOON))
        before = is_noted(note, database, at=NOON)
        store.save_attempt(an_attempt())

    assert (before, is_noted(note, database, at=NOON)) == (True, False)
    assert mode_of(note) == 0o600


def test_a_database_is_tried_again_every_day(tmp_path: Path) -> None:
    a_store(tmp_path).close()
    write_note(tmp_path / "checked", seal(tmp_path / "twominute.db", at=NOON))

    assert not is_noted(tmp_path / "checked", tmp_path / "twominute.db", at=NOON + timedelta(days=1))


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
