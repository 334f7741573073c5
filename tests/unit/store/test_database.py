import os
import sqlite3
from pathlib import Path

import pytest

from builders_store import QUICK, mode_of
from twominute.errors import StorageError
from twominute.store.database import LARGEST, Database, connect


def opened(path: Path, waits: list[str] | None = None) -> Database:
    said = [] if waits is None else waits
    return connect(path, on_wait=lambda: said.append("waiting"), patience=QUICK)


def with_table(path: Path) -> Database:
    database = opened(path)
    database.rows("create table word (text text) strict")
    return database


def write_and_stop(database: Database) -> None:
    database.rows("insert into word values ('one')")
    raise KeyboardInterrupt


def test_the_file_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    opened(tmp_path / "a.db").close()

    assert mode_of(tmp_path / "a.db") == 0o600


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "delete"), ("synchronous", 3), ("secure_delete", 1), ("foreign_keys", 1)],
)
def test_the_file_is_written_with_care(tmp_path: Path, pragma: str, value: object) -> None:
    database = opened(tmp_path / "a.db")

    assert database.rows(f"pragma {pragma}")[0][0] == value


def test_the_journal_is_private_too(tmp_path: Path) -> None:
    database = with_table(tmp_path / "a.db")
    with database.write():
        database.rows("insert into word values ('one')")

        assert mode_of(tmp_path / "a.db-journal") == 0o600


def test_a_failed_transaction_leaves_nothing(tmp_path: Path) -> None:
    database = with_table(tmp_path / "a.db")
    with pytest.raises(KeyboardInterrupt), database.write():
        write_and_stop(database)

    assert database.rows("select * from word") == []


def test_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "real.db").touch()
    (tmp_path / "a.db").symlink_to(tmp_path / "real.db")

    with pytest.raises(StorageError, match="is a link to another file"):
        opened(tmp_path / "a.db")


def test_a_link_to_nowhere_creates_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.db").symlink_to(tmp_path / "real.db")

    with pytest.raises(StorageError, match="is a link to another file"):
        opened(tmp_path / "a.db")
    assert not (tmp_path / "real.db").exists()


def test_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.db")

    with pytest.raises(StorageError, match="is no plain file"):
        opened(tmp_path / "a.db")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="is no plain file"):
        opened(tmp_path)


def test_a_huge_sparse_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.touch()
    os.truncate(path, LARGEST)

    with pytest.raises(StorageError, match="more than any twominute database"):
        opened(path)


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"missing/a\.db cannot be opened"):
        opened(tmp_path / "missing" / "a.db")


def test_an_odd_name_is_still_a_path(tmp_path: Path) -> None:
    path = tmp_path / "100% sure? #1.db"
    opened(path).close()

    assert [found.name for found in tmp_path.iterdir()] == [path.name]


def test_a_lock_that_stays_is_told_first_and_an_error_then(tmp_path: Path) -> None:
    waits: list[str] = []
    holder, database = with_table(tmp_path / "a.db"), opened(tmp_path / "a.db", waits)
    with holder.write(), pytest.raises(StorageError, match="in use by another program"), database.write():
        pass

    assert waits == ["waiting"]


def test_a_lock_that_goes_while_waiting_is_no_error(tmp_path: Path) -> None:
    holder = sqlite3.connect(with_table(tmp_path / "a.db").path, isolation_level=None)
    holder.execute("begin immediate")

    def let_go() -> None:
        holder.execute("commit")

    database = connect(tmp_path / "a.db", on_wait=let_go, patience=QUICK)
    with database.write():
        database.rows("insert into word values ('one')")

    assert len(database.rows("select * from word")) == 1
    holder.close()


def test_a_backup_is_private_and_whole(tmp_path: Path) -> None:
    database = with_table(tmp_path / "a.db")
    database.rows("insert into word values ('one')")
    database.backup(tmp_path / "copy.db")

    assert mode_of(tmp_path / "copy.db") == 0o600
    assert opened(tmp_path / "copy.db").rows("select text from word")[0]["text"] == "one"
    assert sorted(found.name for found in tmp_path.iterdir()) == ["a.db", "copy.db"]


def test_a_backup_overwrites_nothing(tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_text("mine")

    with pytest.raises(StorageError, match="exists already"):
        with_table(tmp_path / "a.db").backup(tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_text() == "mine"


def test_a_backup_waits_for_no_holder_without_a_word(tmp_path: Path) -> None:
    waits: list[str] = []
    with_table(tmp_path / "a.db").close()
    database = opened(tmp_path / "a.db", waits)
    holder = sqlite3.connect(tmp_path / "a.db", isolation_level=None)
    holder.execute("begin exclusive")

    with pytest.raises(StorageError, match="in use"):
        database.backup(tmp_path / "copy.db")
    assert waits == ["waiting"]
    holder.close()


def test_a_backup_into_a_missing_folder_names_it(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"nowhere/copy\.db cannot be opened"):
        with_table(tmp_path / "a.db").backup(tmp_path / "nowhere" / "copy.db")
