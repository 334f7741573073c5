"""Names that lead elsewhere, given to the commands that make or open something of that name."""

import shutil
from pathlib import Path
from typing import NamedTuple

from faults.forked import forked

SHIPPED = Path(__file__).parents[2] / "questions"
NAMES = [
    *("../evil", "..", ".", "/etc/passwd", "/var/evil", "a/../../evil", "..\\evil", "C:\\evil", "\\\\host\\share"),
    *("CON", "nul", "a" * 300, "a" * 65, "evil\n", "e vil", "-evil", "--output", "~root", "$HOME", "`id`", "%2e%2e%2f"),
    *("\u2024\u2024/evil", "\uff0e\uff0e\uff0fevil", "e\u202evil", "\x1b[31mevil", "evil\x07", "caf\u00e9", "EVIL"),
    *("", " ", "a//b", "./a", "a/", "a.", ".hidden", "a..b", "a:b", "a|b", "a*", "a?", "a;b", "a&b", "'a'", '"a"'),
    *(f"{way}{what}" for way in ("../", "../../", "./../", "a/../../", "//", "..\\", "~/", "\u2024\u2024/")
      for what in ("evil", "evil.yaml", "twominute.db", "data", ".ssh/id", "etc/passwd", "CON")),
]  # fmt: skip
FINE = {0, 1, 2, 3, 5}


class Names(NamedTuple):
    """A folder with a home deep in it, and the names that are tried there."""

    folder: Path
    names: list[str]


def led_out(given: Names) -> list[str]:
    """Return what is wrong after each name was given to four commands."""
    home, wrong = given.folder / "far" / "down", []
    mine = home / "mine"
    shutil.copytree(SHIPPED / "sre", mine)
    before = _seen(given.folder)
    for name in given.names:
        for words in (
            ("bank", "new", "--bank", "mine", "--", name),
            ("bank", "add", str(mine), "--name", name),
            ("bank", "list", "--bank", name),
            ("drill", "--bank", "sre", "--", name),
        ):
            done = forked(home, *words, stdin="x")
            if done.status not in FINE or "Traceback" in done.err or "\x1b" in done.err + done.out:
                wrong.append(f"{words}: {done.status} {done.err[-300:]}")
    outside = [path for path in _seen(given.folder) - before if not path.startswith("far/down/data")]
    return wrong + [f"made outside the home: {path}" for path in outside]


def _seen(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}
