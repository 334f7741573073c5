from pathlib import Path

import pytest

import twominute.store
from builders_store import NOON, QUICK, Clock, a_session, an_attempt
from twominute.errors import StorageError
from twominute.store.database import Database, connect
from twominute.store.migrate import prepare, read_schema
from twominute.store.store import Store


def full_soon(path: Path, pages: int) -> tuple[Database, Store]:
    """Return a store whose file may grow by some pages only."""
    database = connect(path, on_wait=lambda: None, patience=QUICK)
    prepare(database, read_schema(Path(twominute.store.__file__).parent), now=Clock())
    used = database.rows("pragma page_count")[0][0]
    database.rows(f"pragma max_page_count = {used + pages}")
    return database, Store(database, now=Clock())


def fill(store: Store, stored: list[int]) -> None:
    while True:
        stored.append(store.save_attempt(an_attempt("x" * 5_000)))


@pytest.mark.parametrize("pages", range(1, 12, 2))
def test_a_full_disk_loses_nothing_and_says_where(tmp_path: Path, pages: int) -> None:
    database, store = full_soon(tmp_path / "twominute.db", pages)
    store.save_session(a_session())
    stored: list[int] = []
    with pytest.raises(StorageError, match=r"no room to write .*twominute\.db: \d+ bytes are free"):
        fill(store, stored)

    assert [found.number for found in store.attempts(newest_first=False)] == stored
    database.check()


def test_with_room_again_the_same_store_goes_on(tmp_path: Path) -> None:
    database, store = full_soon(tmp_path / "twominute.db", 1)
    store.save_session(a_session())
    with pytest.raises(StorageError):
        store.save_attempt(an_attempt("x" * 100_000))
    database.rows("pragma max_page_count = 1000000")

    assert store.save_attempt(an_attempt("x" * 100_000, started_at=NOON)) == 1
