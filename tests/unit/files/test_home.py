from pathlib import Path

import pytest

from twominute.errors import Exit, StorageError
from twominute.files.home import home


def refusal(override: Path | str) -> str:
    with pytest.raises(StorageError) as caught:
        home({"TWOMINUTE_HOME": str(override)})
    assert caught.value.status is Exit.STORAGE
    return str(caught.value)


def test_the_folder_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    folder = home({"TWOMINUTE_HOME": str(tmp_path / "deep" / "down")})

    assert folder == tmp_path / "deep" / "down"
    assert folder.stat().st_mode & 0o777 == 0o700
    assert home({"TWOMINUTE_HOME": str(folder)}) == folder


def test_without_an_override_it_is_the_platform_s(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))

    assert home({}) == tmp_path / "twominute"


@pytest.mark.parametrize("override", ["", ".", "data/here", "~/data"])
def test_an_override_that_is_no_full_path_is_refused(override: str) -> None:
    assert refusal(override) == (
        f'TWOMINUTE_HOME is "{override}", not a full path.\nBegin it with / or leave it unset.'
    )


@pytest.mark.parametrize("mode", [0o720, 0o702, 0o777])
def test_a_folder_that_others_may_write_is_refused(tmp_path: Path, mode: int) -> None:
    tmp_path.chmod(mode)

    assert refusal(tmp_path) == f"{tmp_path} can be written by others.\nClose it: chmod 700 '{tmp_path}'"


def test_a_file_in_its_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    assert "file cannot be used for your answers: File exists." in refusal(tmp_path / "file")
    assert "cannot be used for your answers: Not a directory." in refusal(tmp_path / "file" / "below")


def test_a_name_that_no_file_may_have_is_refused(tmp_path: Path) -> None:
    assert "File name too long" in refusal(tmp_path / ("x" * 300))
    assert "null byte" in refusal(f"{tmp_path}/a\0b")


def test_a_folder_of_somebody_else_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: tmp_path.stat().st_uid + 1)

    assert refusal(tmp_path) == f"{tmp_path} belongs to somebody else.\nSet TWOMINUTE_HOME to a folder of your own."
