import hashlib
import shutil
from pathlib import Path

import pytest

from twominute.errors import InputError
from twominute.files.weights import BUNDLED, DIGEST, WEIGHTS, load_reader


def a_folder(path: Path) -> Path:
    for name in (WEIGHTS, DIGEST):
        shutil.copyfile(BUNDLED / name, path / name)
    return path


def told(folder: Path) -> str:
    with pytest.raises(InputError) as caught:
        load_reader(folder)
    return str(caught.value)


def test_the_shipped_weights_are_small_and_whole() -> None:
    assert (BUNDLED / WEIGHTS).stat().st_size <= 15_000_000
    assert load_reader().about.dimensions == ("goal", "lifecycle", "controls", "monitoring", "rollback")


def test_missing_weights_are_told(tmp_path: Path) -> None:
    assert "reader.npz cannot be read (No such file or directory)" in told(tmp_path)


@pytest.mark.parametrize("at", [0, 5_000, 9_000_000])
def test_one_changed_byte_is_found(tmp_path: Path, at: int) -> None:
    folder = a_folder(tmp_path)
    with (folder / WEIGHTS).open("r+b") as file:
        file.seek(at)
        byte = file.read(1)[0]
        file.seek(at)
        file.write(bytes([byte ^ 1]))

    assert "is damaged" in told(folder)


def test_weights_cut_short_are_found(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    with (folder / WEIGHTS).open("r+b") as file:
        file.truncate(1_000_000)

    assert "is damaged" in told(folder)


def test_a_file_of_another_kind_is_told_with_what_to_do(tmp_path: Path) -> None:

    (tmp_path / WEIGHTS).write_bytes(b"not weights")
    (tmp_path / DIGEST).write_text(hashlib.sha256(b"not weights").hexdigest())

    said = told(tmp_path)
    assert "is not what this version reads with" in said
    assert "Install twominute again" in said
