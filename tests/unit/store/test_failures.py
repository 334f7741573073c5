import errno
import os
import sqlite3
from pathlib import Path

import pytest

from twominute.errors import StorageError
from twominute.store.failures import told


def said(path: Path, error: Exception) -> str:
    with pytest.raises(StorageError) as caught, told(path):
        raise error
    return str(caught.value)


def sqlite_error(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("what SQLite says")
    error.sqlite_errorcode = code
    return error


def test_a_full_disk_names_the_path_and_the_free_bytes(tmp_path: Path) -> None:
    words = said(tmp_path / "a.db", sqlite_error(sqlite3.SQLITE_FULL))

    assert str(tmp_path / "a.db") in words
    assert "bytes are free" in words
    assert any(character.isdigit() for character in words.split("a.db:")[1])


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (sqlite3.SQLITE_BUSY, "in use by another program"),
        (sqlite3.SQLITE_READONLY, "cannot be written"),
        (sqlite3.SQLITE_CANTOPEN, "cannot be opened"),
        (sqlite3.SQLITE_IOERR_FSYNC, "disk failed"),
        (sqlite3.SQLITE_CORRUPT, "is damaged"),
        (sqlite3.SQLITE_NOTADB, "is damaged"),
        (sqlite3.SQLITE_CONSTRAINT_UNIQUE, "did not take this"),
    ],
)
def test_each_code_of_sqlite_has_its_sentence(tmp_path: Path, code: int, words: str) -> None:
    assert words in said(tmp_path / "a.db", sqlite_error(code))


@pytest.mark.parametrize(
    "error",
    [
        sqlite3.OperationalError("Could not decode to UTF-8 column 'answer' with text '\ufffd'"),
        UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte"),
    ],
)
def test_text_that_cannot_be_decoded_is_damage(tmp_path: Path, error: Exception) -> None:
    words = said(tmp_path / "a.db", error)

    assert "is damaged" in words
    assert "keep the file" in words
    assert str(tmp_path / "backups") in words


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "no room"), (errno.EACCES, "cannot be written"), (errno.ENOENT, "cannot be opened")],
)
def test_an_error_of_the_system_names_the_path(tmp_path: Path, number: int, words: str) -> None:
    found = said(tmp_path / "a.draft", OSError(number, os.strerror(number)))

    assert words in found
    assert str(tmp_path / "a.draft") in found


def test_the_free_bytes_of_a_missing_folder_are_unknown() -> None:
    words = said(Path("/nowhere/at/all/a.db"), sqlite_error(sqlite3.SQLITE_FULL))

    assert "an unknown number of bytes" in words
