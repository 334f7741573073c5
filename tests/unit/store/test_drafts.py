import os
from datetime import timedelta
from pathlib import Path

import pytest

from builders_store import NOON, a_draft
from twominute.errors import StorageError
from twominute.store.drafts import discard, leftover, open_draft, take


def left(folder: Path, text: str, *, session_id: str = "s", minute: int = 0) -> None:
    open_draft(folder, a_draft(text, session_id=session_id, saved_at=NOON + timedelta(minutes=minute))).close()


def test_no_folder_means_no_drafts(tmp_path: Path) -> None:
    assert leftover(tmp_path / "drafts") == []


def test_the_newest_draft_comes_first(tmp_path: Path) -> None:
    for minute, text in enumerate(("one", "three", "two")):
        left(tmp_path, text, session_id=text, minute=minute)

    assert [draft.text for draft in leftover(tmp_path)] == ["two", "three", "one"]


def test_a_draft_of_a_living_session_is_left_alone(tmp_path: Path) -> None:
    file = open_draft(tmp_path, a_draft("We"))

    assert leftover(tmp_path) == []
    file.close()
    assert len(leftover(tmp_path)) == 1


def test_a_draft_without_words_is_not_offered(tmp_path: Path) -> None:
    file = open_draft(tmp_path, a_draft("We"))
    file.keep("", seconds_used=1.0, hints_used=0, saved_at=NOON, now=1.0)
    copy = file.path.read_bytes()
    file.close()
    (tmp_path / "killed.draft").write_bytes(copy)

    assert leftover(tmp_path) == []


def test_what_cannot_be_read_is_told_and_kept(tmp_path: Path) -> None:
    (tmp_path / "notes.draft").write_text("mine")
    (tmp_path / "folder.draft").mkdir()
    (tmp_path / "link.draft").symlink_to(tmp_path / "notes.draft")
    os.mkfifo(tmp_path / "pipe.draft")
    left(tmp_path, "We")
    said: list[str] = []

    assert [draft.text for draft in leftover(tmp_path, on_unreadable=said.append)] == ["We"]
    assert len(said) == 4
    assert all("was left alone" in sentence for sentence in said)
    assert len(list(tmp_path.iterdir())) == 5


def test_a_file_that_was_just_created_is_no_news(tmp_path: Path) -> None:
    (tmp_path / "new.draft").touch()
    said: list[str] = []

    assert leftover(tmp_path, on_unreadable=said.append) == []
    assert said == []


def test_a_taken_draft_goes_on_in_its_file(tmp_path: Path) -> None:
    left(tmp_path, "We")
    file = take(tmp_path, leftover(tmp_path)[0])
    file.keep("We roll", seconds_used=3.0, hints_used=0, saved_at=NOON, now=3.0)

    assert leftover(tmp_path) == []
    file.close()
    assert [draft.text for draft in leftover(tmp_path)] == ["We roll"]


def test_a_draft_is_taken_once_only(tmp_path: Path) -> None:
    left(tmp_path, "We")
    draft = leftover(tmp_path)[0]
    file = take(tmp_path, draft)

    with pytest.raises(StorageError, match="another twominute is using it"):
        take(tmp_path, draft)
    file.close()


def test_a_discarded_draft_is_gone_and_the_others_stay(tmp_path: Path) -> None:
    for text in ("one", "two"):
        left(tmp_path, text, session_id=text)
    (tmp_path / "a.draft").write_text("mine")
    discard(tmp_path, a_draft("one", session_id="one"))

    assert [draft.text for draft in leftover(tmp_path)] == ["two"]
    assert (tmp_path / "a.draft").exists()


def test_a_draft_in_use_is_not_discarded(tmp_path: Path) -> None:
    file = open_draft(tmp_path, a_draft("We"))
    discard(tmp_path, a_draft("We"))

    assert file.path.exists()
    file.close()
