import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

import twominute.store
from builders_store import (
    Clock,
    a_rating,
    a_reading,
    a_store,
    an_attempt,
    an_override,
    as_stored,
    mode_of,
)
from twominute.errors import StorageError
from twominute.store.store import Store, open_store

HERE = Path(twominute.store.__file__).parent
FROZEN = Path(__file__).with_name("frozen")
STORED = [
    as_stored(an_attempt("naïve \U0001f600 answer"), 2),
    as_stored(
        replace(an_attempt(), self_rating=a_rating(), reading=a_reading(), overrides=(an_override(),)),
        1,
    ),
]


def thawed(folder: Path, dump: Path = FROZEN / "schema-4.sql") -> Path:
    """Return a database as an old version left it."""
    path = folder / "twominute.db"
    connection = sqlite3.connect(path)
    connection.executescript(dump.read_text("utf-8"))
    connection.close()
    return path


def next_schema(folder: Path, step: str) -> Path:
    """Return a folder with today's schema and one more step."""
    (folder / "migrations").mkdir(parents=True)
    (folder / "schema.sql").write_text((HERE / "schema.sql").read_text("utf-8"), "utf-8")
    for old in (HERE / "migrations").glob("*.sql"):
        (folder / "migrations" / old.name).write_text(old.read_text("utf-8"), "utf-8")
    (folder / "migrations" / "9999.sql").write_text(step, "utf-8")
    return folder


def opened(path: Path, schema_folder: Path = HERE) -> Store:
    return open_store(path, now=Clock(), schema_folder=schema_folder)


def tables(path: Path) -> set[tuple[str, str]]:
    connection = sqlite3.connect(path)
    found = connection.execute("select name, sql from sqlite_master where sql is not null").fetchall()
    connection.close()
    return {(name, " ".join(sql.split())) for name, sql in found}


@pytest.mark.parametrize("dump", sorted(FROZEN.glob("*.sql")), ids=lambda dump: dump.stem)
def test_every_old_database_opens_with_every_row(tmp_path: Path, dump: Path) -> None:
    with opened(thawed(tmp_path, dump)) as store:
        assert store.attempts() == STORED
        back = store.undo()
        assert back is not None
        assert back.answer.text == "thrown away"


@pytest.mark.parametrize("dump", sorted(FROZEN.glob("*.sql")), ids=lambda dump: dump.stem)
def test_an_old_database_ends_with_the_tables_of_a_new_one(tmp_path: Path, dump: Path) -> None:
    (tmp_path / "new").mkdir()
    opened(thawed(tmp_path, dump)).close()
    a_store(tmp_path / "new").close()

    assert tables(tmp_path / "twominute.db") == tables(tmp_path / "new" / "twominute.db")


def test_a_step_keeps_every_row_and_a_copy_of_before(tmp_path: Path) -> None:
    path = thawed(tmp_path)
    schema = next_schema(tmp_path / "schema", "create table note (text text) strict;\ndrop index attempt_session;\n")
    with opened(path, schema) as store:
        assert store.attempts() == STORED

    (copy,) = (tmp_path / "backups").iterdir()
    assert (mode_of(copy.parent), mode_of(copy)) == (0o700, 0o600)
    assert copy.name.startswith("twominute-2025")
    with opened(copy) as store:
        assert store.attempts() == STORED


def test_a_step_is_taken_once(tmp_path: Path) -> None:
    path, schema = thawed(tmp_path), next_schema(tmp_path / "schema", "create table note (text text) strict;\n")
    opened(path, schema).close()
    opened(path, schema).close()

    assert len(list((tmp_path / "backups").iterdir())) == 1


def test_a_table_may_be_built_anew_without_its_rows_children_going(tmp_path: Path) -> None:
    step = """
        create table newer (id text primary key, mode text not null, started_at text not null, place text) strict;
        insert into newer select id, mode, started_at, null from session;
        drop table session;
        alter table newer rename to session;
    """
    with opened(thawed(tmp_path), next_schema(tmp_path / "schema", step)) as store:
        assert store.attempts() == STORED


@pytest.mark.parametrize(
    ("step", "words"),
    [
        ("create table note (text text) strict;\ncreate table note (text text) strict;\n", "already exists"),
        ("delete from attempt where number = 2;\n", "would have lost rows"),
        ("delete from session;\n", "would have lost rows"),
    ],
)
def test_a_step_that_fails_is_taken_back_whole(tmp_path: Path, step: str, words: str) -> None:
    path = thawed(tmp_path)

    with pytest.raises(StorageError, match=words):
        opened(path, next_schema(tmp_path / "schema", step))
    with opened(path) as store:
        assert store.attempts() == STORED


def test_a_database_from_after_the_step_is_refused_before_it(tmp_path: Path) -> None:
    path = thawed(tmp_path)
    opened(path, next_schema(tmp_path / "schema", "create table note (text text) strict;\n")).close()

    with pytest.raises(StorageError, match="schema is 5, this program knows 4"):
        opened(path)
