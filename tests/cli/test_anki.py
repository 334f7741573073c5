"""Questions as a deck for Anki through the real command."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

from builders_store import mode_of
from e2e.terminal import run

WITHOUT_GENANKI = """
import sys
sys.modules["genanki"] = None
from twominute.__main__ import main
raise SystemExit(main())
"""


def notes(file: Path) -> dict[str, tuple[int, str]]:
    """Return each note's id and last field by its guid."""
    connection = sqlite3.connect(":memory:")
    with ZipFile(file) as package:
        connection.deserialize(package.read("collection.anki2"))
    found = {
        guid: (number, flds.split("\x1f")[-1])
        for guid, number, flds in connection.execute("select guid, id, flds from notes")
    }
    connection.close()
    return found


def export(home: Path, name: str) -> Path:
    done = run(home, "bank", "export", "--anki", str(home / name), "--topic", "deployment")
    assert (done.status, done.out) == (0, "")
    return home / name


def test_two_exports_have_the_same_ids_and_the_later_one_the_gaps(tmp_path: Path) -> None:
    before = notes(export(tmp_path, "one.apkg"))
    run(tmp_path, "score", "--question", "deploy-a-fraud-model", "--save", stdin="We do not monitor it.")
    after = notes(export(tmp_path, "two.apkg"))
    gaps = [text for _, text in after.values() if text]

    assert {guid: number for guid, (number, _) in before.items()} == {
        guid: number for guid, (number, _) in after.items()
    }
    assert len(gaps) == 1
    assert "Monitoring: " in gaps[0]
    assert mode_of(tmp_path / "two.apkg") == 0o600


def test_a_deck_is_never_written_over(tmp_path: Path) -> None:
    file = export(tmp_path, "one.apkg")
    again = run(tmp_path, "bank", "export", "--anki", str(file))

    assert (again.status, "is there already" in again.err) == (4, True)


def test_without_the_extra_the_error_names_what_to_install(tmp_path: Path) -> None:
    argv = [sys.executable, "-c", WITHOUT_GENANKI, "bank", "export", "--anki", str(tmp_path / "one.apkg")]
    environ = {**os.environ, "TWOMINUTE_HOME": str(tmp_path / "data")}
    done = subprocess.run(argv, capture_output=True, text=True, check=False, env=environ)

    assert done.returncode == 2
    assert "pip install 'twominute[anki]'" in done.stderr
    assert not (tmp_path / "one.apkg").exists()
