import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from twominute.errors import StorageError
from twominute.files.writing import refuse_present, write_pieces, write_private


def test_a_file_is_for_its_owner_alone_whatever_the_umask(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        write_private(tmp_path / "report.txt", "é\n")
    finally:
        os.umask(old)

    assert (tmp_path / "report.txt").read_bytes() == "é\n".encode()
    assert (tmp_path / "report.txt").stat().st_mode & 0o777 == 0o600
    assert os.listdir(tmp_path) == ["report.txt"]  # noqa: PTH208 - names, hidden ones too


def test_an_old_file_is_replaced_and_made_private(tmp_path: Path) -> None:
    target = tmp_path / "report.txt"
    target.write_text("old and long")
    target.chmod(0o644)
    write_private(target, "new")

    assert target.read_text() == "new"
    assert target.stat().st_mode & 0o777 == 0o600


def test_pieces_that_end_too_soon_leave_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    def pieces() -> Iterator[str]:
        yield "half of it"
        raise StorageError("The disk failed.")

    write_pieces(tmp_path / "report.txt", ("whole ", "and old"))
    with pytest.raises(StorageError, match="The disk failed"):
        write_pieces(tmp_path / "report.txt", pieces())

    assert (tmp_path / "report.txt").read_text() == "whole and old"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_name_that_something_has_is_refused_even_a_link_to_nothing(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("nowhere")

    refuse_present(tmp_path / "free")
    with pytest.raises(StorageError, match="link is there already"):
        refuse_present(tmp_path / "link")


def test_half_a_surrogate_pair_is_no_reason_to_fail(tmp_path: Path) -> None:
    write_private(tmp_path / "report.txt", "a\ud800b")

    assert (tmp_path / "report.txt").read_text() == "a?b"


def test_a_link_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("precious")
    (tmp_path / "link").symlink_to("precious")
    (tmp_path / "dangling").symlink_to("nowhere")

    for name in ("link", "dangling"):
        with pytest.raises(StorageError, match=f"{name} is not a regular file"):
            write_private(tmp_path / name, "x")
    assert (tmp_path / "precious").read_text() == "precious"


@pytest.mark.parametrize("name", ["folder", "pipe"])
def test_what_is_no_file_is_not_replaced(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(StorageError, match="is not a regular file"):
        write_private(tmp_path / name, "x")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", "pipe"]


def test_a_folder_that_is_not_there_and_a_name_too_long_are_told(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="cannot be written: No such file or directory"):
        write_private(tmp_path / "nowhere" / "report.txt", "x")
    with pytest.raises(StorageError, match="cannot be written: File name too long"):
        write_private(tmp_path / ("x" * 300), "x")


def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "report.txt").write_text("old")
    monkeypatch.setattr("os.fsync", fail)

    with pytest.raises(StorageError, match="No space left on device"):
        write_private(tmp_path / "report.txt", "new")
    assert [path.name for path in tmp_path.iterdir()] == ["report.txt"]
    assert (tmp_path / "report.txt").read_text() == "old"
