import io
import json
import random
import sqlite3
from collections.abc import Callable, Iterable
from datetime import UTC
from pathlib import Path

import pytest

from builders_store import NOON, a_draft, a_reading, a_store, an_attempt
from twominute.commands import checks
from twominute.commands import checks_of_data as data
from twominute.commands.doctor import doctor
from twominute.commands.env import Env
from twominute.errors import Exit
from twominute.model.backup import Why
from twominute.model.checked import Checked
from twominute.store.backups import listed
from twominute.store.drafts import open_draft

LookAt = Callable[[Env], Iterable[Checked]]
CANARY = "canary-7d1f"


def an_env(home: Path) -> Env:
    return Env(
        environ={"TWOMINUTE_HOME": str(home)},
        stdin=None,
        stdout=io.StringIO(),
        stderr=io.StringIO(),
        monotonic=lambda: 0.0,
        now=lambda: NOON,
        zone=UTC,
        rng=random.Random(1),
    )


def a_home(folder: Path) -> Path:
    """Return a home with a stored answer, a copy, and an unfinished answer."""
    home = folder / "home"
    home.mkdir(mode=0o700)
    with a_store(home) as store:
        store.add_reading(
            store.save_attempt(an_attempt(f"{CANARY} we watch the input drift.")), a_reading(quote=CANARY)
        )
        store.keep(Why.ASKED)
    open_draft(home / "drafts", a_draft(CANARY)).close()
    return home


def troubles(home: Path, look_at: LookAt) -> str:
    """Return what is to be mended, each with what to do."""
    found = [checked for checked in look_at(an_env(home)) if checked.trouble]
    assert all(checked.next_step for checked in found)
    return "\n".join(f"{checked.trouble} {checked.next_step}" for checked in found)


def spoil_answer(home: Path) -> None:
    path = home / "twominute.db"
    path.write_bytes(path.read_bytes().replace(b"input drift.", b"INPUT drift."))


def use_wal(home: Path) -> None:
    connection = sqlite3.connect(home / "twominute.db")
    connection.execute("pragma journal_mode = wal")
    connection.close()


def be_newer(home: Path) -> None:
    connection = sqlite3.connect(home / "twominute.db")
    connection.execute("pragma user_version = 99")
    connection.close()


def spoil_copy(home: Path) -> None:
    listed(home / "twominute.db")[0].path.write_bytes(b"spoilt" * 999)


def spoil_bank(home: Path) -> None:
    (home / "banks" / "mine").mkdir(parents=True)
    (home / "banks" / "mine" / "why.yaml").write_text("id: why\n")


def link_plans(home: Path) -> None:
    (home / "plans.json").symlink_to(home / "elsewhere.json")


def test_where_all_is_well_it_says_so(tmp_path: Path) -> None:
    env = an_env(a_home(tmp_path))
    status = doctor(env, as_json=False)
    assert isinstance(env.stdout, io.StringIO)
    page = env.stdout.getvalue()

    assert status == Exit.FINE
    assert page.endswith("\nNothing to mend.\n")
    for words in ("1 answer, 0 in the trash", "journal mode  delete", "150 questions", "1 to go on with"):
        assert words in page


def test_what_is_to_be_mended_is_counted_and_no_word_of_an_answer_is_shown(tmp_path: Path) -> None:
    home = a_home(tmp_path)
    spoil_answer(home)
    spoil_copy(home)
    env = an_env(home)
    status = doctor(env, as_json=True)
    assert isinstance(env.stdout, io.StringIO)
    document = json.loads(env.stdout.getvalue())

    assert status == Exit.NO
    assert (document["schema_version"], document["to_mend"]) == (1, 2)
    assert {each["name"] for each in document["checks"] if each["trouble"]} == {"database", "copy"}
    assert CANARY not in env.stdout.getvalue()


def test_before_the_first_run_nothing_is_made(tmp_path: Path) -> None:
    for look_at in (data.folder, data.modes, data.database, data.copies, data.drafts):
        assert troubles(tmp_path / "home", look_at) == ""
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize(
    ("spoil", "look_at", "words"),
    [
        (spoil_answer, data.database, "row 1 of attempt is not what was stored Keep the file. `twominute restore`"),
        (lambda home: (home / "twominute.db").write_bytes(b"spoilt" * 999), data.database, "twominute restore"),
        (use_wal, data.database, "is wal, not delete"),
        (be_newer, data.database, "written by a newer twominute"),
        (spoil_copy, data.copies, "is damaged"),
        (spoil_bank, checks.banks, "twominute bank check mine"),
        (lambda home: (home / "drafts" / "torn.draft").write_text("torn"), data.drafts, "cannot be read"),
        (lambda home: (home / "twominute.db").chmod(0o644), data.modes, "chmod go="),
        (lambda home: home.chmod(0o777), data.folder, "chmod 700"),
        (link_plans, data.modes, "is a link"),
        (lambda home: (home / "config.toml").write_text("minuts = 2"), data.settings, "did you mean minutes?"),
        (lambda home: (home / "config.toml").write_text("bank = 'mine'"), data.settings, 'There is no bank "mine"'),
    ],
)
def test_each_trouble_is_named_with_what_to_do(
    tmp_path: Path, spoil: Callable[[Path], object], look_at: LookAt, words: str
) -> None:
    home = a_home(tmp_path)
    spoil(home)

    assert words in troubles(home, look_at)
