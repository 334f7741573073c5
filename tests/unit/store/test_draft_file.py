import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from builders_store import NOON, a_draft, mode_of
from twominute.errors import StorageError
from twominute.store.draft_file import LARGEST, DraftFile
from twominute.store.drafts import leftover, open_draft


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "drafts"


def keep(file: DraftFile, text: str, *, seconds: float = 0.0, hints: int = 0) -> None:
    file.keep(text, seconds_used=seconds, hints_used=hints, saved_at=NOON, now=seconds)


def test_nothing_typed_leaves_no_file(folder: Path) -> None:
    file = open_draft(folder, a_draft())
    keep(file, " \n", seconds=5.0)
    file.close()

    assert not folder.exists()


def test_what_is_typed_comes_back_after_the_session(folder: Path) -> None:
    file = open_draft(folder, a_draft())
    keep(file, "We roll back", seconds=12.5, hints=2)
    file.close()

    assert leftover(folder) == [replace(a_draft("We roll back"), seconds_used=12.5, hints_used=2)]


def test_text_that_is_taken_back_leaves_no_file(folder: Path) -> None:
    file = open_draft(folder, a_draft())
    keep(file, "We")
    keep(file, "")
    file.close()

    assert list(folder.iterdir()) == []


def test_text_that_was_brought_along_is_on_disk_at_once(folder: Path) -> None:
    open_draft(folder, a_draft("We roll")).close()

    assert leftover(folder) == [a_draft("We roll")]


def test_the_file_is_private_in_a_private_folder(folder: Path) -> None:
    file = open_draft(folder, a_draft("We"))

    assert (mode_of(folder), mode_of(file.path)) == (0o700, 0o600)


def test_unchanged_text_is_written_once_a_second_only(folder: Path) -> None:
    file = open_draft(folder, a_draft())
    for seconds in (0.0, 0.4, 0.9, 1.0, 1.5, 2.0):
        keep(file, "We", seconds=seconds)

    assert len(file.path.read_bytes().splitlines()) == 1 + 3


def test_a_hint_is_written_at_once(folder: Path) -> None:
    file = open_draft(folder, a_draft("We"))
    keep(file, "We", hints=1)
    file.close()

    assert leftover(folder)[0].hints_used == 1


def test_a_removed_draft_is_gone_and_stays_gone(folder: Path) -> None:
    file = open_draft(folder, a_draft("We"))
    file.remove()
    keep(file, "We roll")
    file.close()

    assert list(folder.iterdir()) == []


def test_a_large_file_is_written_anew_and_stays_locked(folder: Path) -> None:
    file = open_draft(folder, a_draft("We"))
    for count in range(70):
        keep(file, f"{count} " + "x" * 20_000)
    while_held = leftover(folder)
    file.close()

    assert while_held == []
    assert file.path.stat().st_size < LARGEST
    assert leftover(folder)[0].text.startswith("69 ")
    assert (mode_of(file.path), len(list(folder.iterdir()))) == (0o600, 1)


def test_a_second_draft_of_a_session_overwrites_nothing(folder: Path) -> None:
    first, second = open_draft(folder, a_draft("one")), open_draft(folder, a_draft("two"))
    first.close()
    second.close()

    assert sorted(draft.text for draft in leftover(folder)) == ["one", "two"]


def test_a_lone_surrogate_becomes_a_replacement_character(folder: Path) -> None:
    file = open_draft(folder, a_draft())
    keep(file, "a\ud83db")
    file.close()

    assert leftover(folder)[0].text == "a\ufffdb"


def test_a_folder_that_is_a_link_is_refused(tmp_path: Path, folder: Path) -> None:
    folder.symlink_to(tmp_path)

    with pytest.raises(StorageError, match="cannot be opened"):
        open_draft(folder, a_draft("We"))


@contextmanager
def little_room() -> Iterator[None]:
    """Let no file grow beyond 1,000 bytes, as on a full disk; not a fixture, for pytest's own log is a file too."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


def test_a_draft_that_finds_no_room_keeps_what_it_had(folder: Path) -> None:
    file = open_draft(folder, a_draft("We roll back"))

    with little_room():
        with pytest.raises(StorageError, match="no room to write"):
            keep(file, "x" * 2_000)
        before = file.path.read_bytes()
        keep(file, "We roll")
    file.close()
    assert file.path.read_bytes().startswith(before)
    assert leftover(folder)[0].text == "We roll"


def test_a_first_snapshot_without_room_leaves_no_torn_file(folder: Path) -> None:
    file = open_draft(folder, a_draft())

    with little_room():
        with pytest.raises(StorageError):
            keep(file, "x" * 2_000)
        assert list(folder.iterdir()) == []
        keep(file, "We")
        assert list(folder.iterdir()) == [file.path]
