import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from builders_store import QUICK, Clock, a_draft, a_store, an_attempt
from twominute.errors import StorageError
from twominute.store.drafts import open_draft
from twominute.store.store import open_store

NOBODY = 65534


@pytest.fixture
def home() -> Iterator[Path]:
    """Return a folder with one stored answer that the process may read and not write."""
    folder = Path(tempfile.mkdtemp())
    with a_store(folder) as store:
        store.save_attempt(an_attempt())
    (folder / "twominute.db").chmod(0o444)
    folder.chmod(0o555)
    user = os.geteuid()
    if user == 0:
        os.seteuid(NOBODY)
    yield folder
    os.seteuid(user)
    folder.chmod(0o700)
    shutil.rmtree(folder)


def test_what_may_only_be_read_is_read(home: Path) -> None:
    with open_store(home / "twominute.db", now=Clock(), patience=QUICK) as store:
        assert store.attempt(1).answer == an_attempt().answer


def test_what_may_only_be_read_can_leave(home: Path) -> None:
    with open_store(home / "twominute.db", now=Clock(), patience=QUICK) as store, store.everything() as everything:
        assert [whole.attempt.answer for whole in everything.attempts] == [an_attempt().answer]


def test_what_may_only_be_read_says_so_when_written(home: Path) -> None:
    with open_store(home / "twominute.db", now=Clock(), patience=QUICK) as store:
        with pytest.raises(StorageError, match=r"twominute\.db cannot be written here"):
            store.save_attempt(an_attempt())
        assert store.count() == 1


def test_a_new_store_where_nothing_may_be_written_is_refused(home: Path) -> None:
    with pytest.raises(StorageError, match="TWOMINUTE_HOME"):
        open_store(home / "new.db", now=Clock())


def test_a_draft_where_nothing_may_be_written_says_so(home: Path) -> None:
    with pytest.raises(StorageError, match="cannot be written here"):
        open_draft(home / "drafts", a_draft("We"))
