"""What stands in docs/ is what the program says today; `make docs` writes it anew."""

import subprocess
import sys
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
MADE = {"reference.py": ("commands.md", "twominute.1"), "pictures.py": ("drill.svg", "reading.svg", "report.svg")}


@pytest.mark.parametrize("script", MADE)
def test_what_a_script_of_the_docs_makes_is_what_stands_there(script: str, tmp_path: Path) -> None:
    subprocess.run([sys.executable, DOCS / script, tmp_path], check=True, timeout=120)

    stale = [name for name in MADE[script] if (tmp_path / name).read_bytes() != (DOCS / name).read_bytes()]
    assert stale == [], "make docs"


def test_a_picture_asks_no_other_machine() -> None:
    for name in MADE["pictures.py"]:
        text = (DOCS / name).read_text(encoding="utf-8")
        assert "https://" not in text.replace("https://www.textualize.io", "")
        assert "<script" not in text
