import shutil
from pathlib import Path

import pytest

from twominute.bank.loaded import LoadedBank
from twominute.files.banks import bundled
from twominute.files.compiled import kept_bank
from twominute.files.load import compile_bank, load_bank


def opened(path: Path | None, cache: Path) -> LoadedBank:
    return kept_bank(path, cache) or compile_bank(path, cache)


def the_copy(folder: Path) -> Path:
    (found,) = folder.glob("*.json")
    return found


def test_a_compiled_bank_is_the_bank(tmp_path: Path) -> None:
    first = opened(None, tmp_path)

    assert opened(None, tmp_path) == first == load_bank(None)


def test_a_compiled_bank_is_there_until_a_file_changes(tmp_path: Path) -> None:
    assert kept_bank(None, tmp_path) is None

    opened(None, tmp_path)
    assert kept_bank(None, tmp_path) is not None


def test_a_changed_file_is_seen_whatever_its_date(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    path = mine / "why-a-model-registry.yaml"
    shutil.copy(bundled() / "beginner" / path.name, path)
    opened(mine, tmp_path / "cache")
    path.write_text(path.read_text(encoding="utf-8").replace("seconds: 120", "seconds: 121"), encoding="utf-8")

    assert opened(mine, tmp_path / "cache").bank.questions[0].seconds == 121


@pytest.mark.parametrize("damage", [b"", b"{", b"twominute-bank/1 x y\n[]"])
def test_a_damaged_copy_is_made_again(damage: bytes, tmp_path: Path) -> None:
    whole = opened(None, tmp_path)
    kept = the_copy(tmp_path).read_bytes()
    the_copy(tmp_path).write_bytes(damage)

    assert opened(None, tmp_path) == whole
    assert the_copy(tmp_path).read_bytes() == kept


def test_a_copy_with_one_changed_letter_is_not_believed(tmp_path: Path) -> None:
    whole = opened(None, tmp_path)
    text = the_copy(tmp_path).read_text(encoding="utf-8")
    the_copy(tmp_path).write_text(text.replace("registry", "registri"), encoding="utf-8")

    assert opened(None, tmp_path) == whole


def test_without_a_place_for_the_copy_the_bank_is_parsed(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file in the way")

    assert opened(None, tmp_path / "cache") == load_bank(None)
