"""What is still whole in a damaged file comes back, and nothing else does."""

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from builders_store import NOON, Clock, a_rating, a_reading, a_store, an_attempt, an_override
from twominute.errors import StorageError
from twominute.model.attempt import Answer, Attempt
from twominute.store.restoring import set_aside_unsound
from twominute.store.salvage import salvaged
from twominute.store.store import open_store

COUNT = 30


def filled(folder: Path) -> list[Attempt]:
    """Fill a database and return its attempts; the third is in the trash."""
    with a_store(folder) as store:
        for count in range(COUNT):
            store.save_attempt(
                replace(
                    an_attempt(f"answer {count}. " + "naïve words " * 900),
                    reading=a_reading(),
                    self_rating=a_rating(),
                    overrides=(an_override(),),
                )
            )
        attempts = store.attempts(newest_first=False)
        store.delete(3)
    return attempts


def brought_back(damaged: Path, folder: Path) -> list[Attempt]:
    """Return what a new database has once all that can be read of a damaged one is in it."""
    folder.mkdir()
    with salvaged(damaged) as found, open_store(folder / "twominute.db", now=Clock()) as store:
        store.take_in(found)
        store.undo()
        return store.attempts(newest_first=False)


def test_of_a_sound_file_everything_comes_back(tmp_path: Path) -> None:
    stored = filled(tmp_path)

    assert brought_back(tmp_path / "twominute.db", tmp_path / "new") == stored


def test_only_the_answer_that_was_changed_is_lost(tmp_path: Path) -> None:
    stored, path = filled(tmp_path), tmp_path / "twominute.db"
    path.write_bytes(path.read_bytes().replace(b"answer 17.", b"answer 71."))

    assert brought_back(path, tmp_path / "new") == [each for each in stored if each.number != 18]


def test_an_answer_outlives_its_reading(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        store.save_attempt(replace(an_attempt(), reading=a_reading(quote="spoilt soon")))
        (stored,) = store.attempts()
    path = tmp_path / "twominute.db"
    path.write_bytes(path.read_bytes().replace(b"spoilt soon", b"spoilt Soon"))

    assert brought_back(path, tmp_path / "new") == [replace(stored, reading=None)]


def test_pages_that_are_gone_take_only_what_was_on_them(tmp_path: Path) -> None:
    stored, path = filled(tmp_path), tmp_path / "twominute.db"
    known: set[Answer] = {each.answer for each in stored}
    content, rng, counts = path.read_bytes(), Random(3), []
    for mutant in range(12):
        start = rng.randrange(16_384 * 2, len(content) - 16_384)
        path.write_bytes(content[:start] + bytes(4_000) + content[start + 4_000 :])
        found = brought_back(path, tmp_path / f"new-{mutant}")
        counts.append(len(found))

        assert {each.answer for each in found} <= known
    assert max(counts) >= COUNT - 2


def test_of_what_is_no_database_nothing_is_made_up(tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("these are my notes " * 99)

    with pytest.raises(StorageError, match="is damaged"):
        brought_back(tmp_path / "notes.db", tmp_path / "new")


def test_only_a_damaged_database_is_moved_aside(tmp_path: Path) -> None:
    filled(tmp_path)
    with pytest.raises(StorageError, match="is not damaged"):
        set_aside_unsound(tmp_path / "twominute.db", at=NOON)
    with pytest.raises(StorageError, match="is not there"):
        set_aside_unsound(tmp_path / "other.db", at=NOON)

    assert not (tmp_path / "backups").exists()
