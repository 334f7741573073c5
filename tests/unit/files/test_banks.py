import os
import time
from pathlib import Path

import pytest

from builders_bank import QUESTION
from twominute.bank.decode import LARGEST
from twominute.errors import BankError
from twominute.files.banks import bundled, find_bank
from twominute.files.load import load_bank
from twominute.files.sources import MOST_ENTRIES, read_bank
from twominute.model.names import Difficulty


def refusal(path: Path) -> str:
    with pytest.raises(BankError) as caught:
        read_bank(path)
    return str(caught.value)


def test_yaml_files_come_in_order_and_hidden_ones_do_not(tmp_path: Path) -> None:
    for name in ("b.yaml", "a/z.yml", "a/y.yaml", "a.yaml", ".hidden.yaml", ".git/x.yaml", "notes.txt", "c.yaml.bak"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)

    assert [file.path_shown for file in read_bank(tmp_path)] == [
        f"{tmp_path}/{name}" for name in ("a/y.yaml", "a/z.yml", "a.yaml", "b.yaml")
    ]


def test_one_file_is_a_bank_too(tmp_path: Path) -> None:
    (tmp_path / "why-a-way-back.yaml").write_text(QUESTION)

    assert [each.id for each in load_bank(tmp_path / "why-a-way-back.yaml").bank.questions] == ["why-a-way-back"]


def test_a_bank_of_questions_alone_leans_on_the_bundled_knowledge(tmp_path: Path) -> None:
    (tmp_path / "why-a-way-back.yaml").write_text(QUESTION)
    loaded = load_bank(tmp_path)

    assert loaded.bank.name == tmp_path.name
    assert loaded.knowledge.cues == load_bank(None).knowledge.cues


def test_all_files_that_cannot_be_read_are_told_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.yaml")
    (tmp_path / "b.yaml").symlink_to("/etc/hostname")
    (tmp_path / "c.yaml").symlink_to("c.yaml")
    (tmp_path / "d.yaml").symlink_to("/dev/zero")
    with (tmp_path / "e.yaml").open("wb") as file:
        file.truncate(1 << 30)
    started = time.monotonic()
    lines = refusal(tmp_path).splitlines()

    assert lines[1:] == [
        f"{tmp_path}/a.yaml:1:1: the file is not a regular file, put a small regular file there",
        f"{tmp_path}/b.yaml:1:1: the file is a link, put a small regular file there",
        f"{tmp_path}/c.yaml:1:1: the file is a link, put a small regular file there",
        f"{tmp_path}/d.yaml:1:1: the file is a link, put a small regular file there",
        f"{tmp_path}/e.yaml:1:1: the file has more than 1,000,000 bytes, put a small regular file there",
        "5 problems to mend.",
    ]
    assert time.monotonic() - started < 1.0


def test_a_folder_that_is_a_link_is_not_entered(tmp_path: Path) -> None:
    (tmp_path / "bank").mkdir()
    (tmp_path / "bank" / "loop").symlink_to("..")
    (tmp_path / "bank" / "a.yaml").write_text("a")

    assert len(read_bank(tmp_path / "bank")) == 1


def test_a_folder_named_like_a_file_is_entered(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").mkdir()
    (tmp_path / "x.yaml" / "a.yaml").write_text("a")

    assert [file.text for file in read_bank(tmp_path)] == [b"a"]


def test_a_file_of_just_the_limit_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"#" * LARGEST)

    assert len(read_bank(tmp_path)[0].text) == LARGEST


def test_a_folder_of_too_many_files_is_refused(tmp_path: Path) -> None:
    for number in range(MOST_ENTRIES + 1):
        (tmp_path / f"{number}.yaml").touch()

    assert "holds more than 10,000 files" in refusal(tmp_path)


def test_a_path_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    assert refusal(tmp_path / "nowhere") == (
        f"{tmp_path}/nowhere cannot be opened: No such file or directory.\nGive a folder that holds question files."
    )
    assert "File name too long" in refusal(tmp_path / ("x" * 300))
    assert "null byte" in refusal(tmp_path / "a\0b")


def test_a_path_cannot_steer_the_terminal(tmp_path: Path) -> None:
    assert "\x1b" not in refusal(tmp_path / "\x1b[2J")


def test_the_bundled_bank_has_no_problem() -> None:
    loaded = load_bank(None)

    files = [path for level in Difficulty for path in (bundled() / level).glob("*.yaml")]
    assert {each.id for each in loaded.bank.questions} == {path.stem for path in files}
    assert len(files) > 130
    assert [each.id for each in loaded.knowledge.rubric.dimensions] == [
        "goal",
        "lifecycle",
        "controls",
        "monitoring",
        "rollback",
    ]


def test_a_name_too_long_for_any_file_is_no_bank(tmp_path: Path) -> None:
    with pytest.raises(BankError, match="There is no bank"):
        find_bank("a" * 300, tmp_path)
