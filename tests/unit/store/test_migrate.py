import sqlite3
from pathlib import Path

import pytest

import twominute.store
from builders_store import QUICK, Clock, a_store
from twominute.errors import StorageError
from twominute.store.database import connect
from twominute.store.migrate import prepare, read_schema, statements
from twominute.store.store import open_store

HERE = Path(twominute.store.__file__).parent


def altered(path: Path, *scripts: str) -> bytes:
    connection = sqlite3.connect(path, isolation_level=None)
    for script in scripts:
        connection.execute(script)
    connection.close()
    return path.read_bytes()


def test_a_trigger_is_one_statement() -> None:
    script = "create table a (b);\n-- why\ncreate trigger t before update on a begin\n select 1;\nend;\n"

    assert [found.split()[-1] for found in statements(script)] == ["(b);", "end;"]


def test_an_empty_file_becomes_a_database(tmp_path: Path) -> None:
    (tmp_path / "twominute.db").touch()

    assert a_store(tmp_path).count() == 0


def test_a_newer_database_is_refused_with_both_versions(tmp_path: Path) -> None:
    a_store(tmp_path).close()
    before = altered(tmp_path / "twominute.db", "pragma user_version = 99")

    with pytest.raises(StorageError, match=r"schema is 99, this program knows 4") as caught:
        a_store(tmp_path)
    assert "Update twominute" in str(caught.value)
    assert (tmp_path / "twominute.db").read_bytes() == before


@pytest.mark.parametrize("script", ["pragma application_id = 7", "pragma user_version = 0"])
def test_a_database_of_another_program_is_refused(tmp_path: Path, script: str) -> None:
    a_store(tmp_path).close()
    before = altered(tmp_path / "twominute.db", script)

    with pytest.raises(StorageError, match="a database of another program"):
        a_store(tmp_path)
    assert (tmp_path / "twominute.db").read_bytes() == before


def test_tables_without_our_mark_are_another_programs(tmp_path: Path) -> None:
    altered(tmp_path / "twominute.db", "create table theirs (a)")

    with pytest.raises(StorageError, match="a database of another program"):
        a_store(tmp_path)


def test_a_file_that_is_no_database_is_kept(tmp_path: Path) -> None:
    (tmp_path / "twominute.db").write_text("these are my notes" * 100)

    with pytest.raises(StorageError, match="is damaged: file is not a database"):
        a_store(tmp_path)
    assert (tmp_path / "twominute.db").read_text().startswith("these are my notes")


def test_a_database_that_someone_put_into_wal_mode_comes_back(tmp_path: Path) -> None:
    a_store(tmp_path).close()
    altered(tmp_path / "twominute.db", "pragma journal_mode = wal")
    a_store(tmp_path).close()

    assert [found.name for found in tmp_path.iterdir()] == ["twominute.db"]


def test_a_process_that_comes_second_finds_the_tables_made(tmp_path: Path) -> None:
    schema = read_schema(HERE)
    first, second = (connect(tmp_path / "a.db", on_wait=lambda: None, patience=QUICK) for _ in range(2))
    prepare(first, schema, now=Clock())
    prepare(second, schema, now=Clock())

    assert second.rows("pragma user_version")[0][0] == schema.version


def test_a_failed_creation_leaves_an_empty_file_that_works_later(tmp_path: Path) -> None:
    (tmp_path / "schema").mkdir()
    (tmp_path / "schema" / "schema.sql").write_text("create table a (b) strict;")

    with pytest.raises(StorageError):
        open_store(tmp_path / "twominute.db", now=Clock(), schema_folder=tmp_path / "schema")
    assert a_store(tmp_path).count() == 0
