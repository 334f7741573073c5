"""R6, R20, R21 and R22: homes that cannot be used, names that lead elsewhere, links in the way, file modes."""

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from e2e.terminal import PROGRAM, Result, run
from faults.finishing import TYPED
from faults.hazards import Tell
from faults.naming import NAMES, Names, led_out
from faults.operations import QUESTION
from faults.racing import Race, raced
from faults.scale import WORKERS, at_once, mostly_slow, spread, times
from faults.traced import environment

NOBODY = 65534
is_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount a folder or give it away")


def unprivileged(home: Path, environ: dict[str, str | None], *argv: str, stdin: str = "") -> Result:
    """Run the program as a user whom permissions bind: root, too, without its capabilities."""
    env = {name: value for name, value in (environment(home) | environ).items() if value is not None}
    words = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []
    done = subprocess.run([*words, PROGRAM, *argv], input=stdin.encode(), capture_output=True, env=env, check=False)
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def home() -> Iterator[Path]:
    """Return a home with one answer."""
    folder = Path(tempfile.mkdtemp())
    assert run(folder, "drill", QUESTION, stdin=TYPED).status == 0
    yield folder
    folder.chmod(0o700)
    subprocess.run(["umount", "-l", folder / "data"], check=False, stderr=subprocess.DEVNULL)
    (folder / "data").chmod(0o700)
    shutil.rmtree(folder)


def _closed(home: Path) -> dict[str, str | None]:
    (home / "data" / "twominute.db").chmod(0o400)
    (home / "data").chmod(0o500)
    return {}


def _mounted_read_only(home: Path) -> dict[str, str | None]:
    data = str(home / "data")
    subprocess.run(["mount", "--bind", data, data], check=True)
    subprocess.run(["mount", "-o", "remount,bind,ro", data], check=True)
    return {}


def _of_another(home: Path) -> dict[str, str | None]:
    os.chown(home / "data", NOBODY, NOBODY)
    return {}


def _open_to_all(home: Path) -> dict[str, str | None]:
    (home / "data").chmod(0o777)
    return {}


def _a_device(home: Path) -> dict[str, str | None]:
    del home
    return {"TWOMINUTE_HOME": None, "HOME": "/dev/null"}


def _a_file(home: Path) -> dict[str, str | None]:
    return {"TWOMINUTE_HOME": str(home / "data" / "twominute.db")}


def _nowhere(home: Path) -> dict[str, str | None]:
    home.chmod(0o500)
    return {"TWOMINUTE_HOME": str(home / "no" / "such")}


def _no_full_path(home: Path) -> dict[str, str | None]:
    del home
    return {"TWOMINUTE_HOME": "data"}


HOMES: dict[str, tuple[Callable[[Path], dict[str, str | None]], bool, str]] = {
    "read-only folder": (_closed, True, "cannot be written here"),
    "read-only mount": (_mounted_read_only, True, "cannot be written here"),
    "another's": (_of_another, False, "cannot be read: Permission denied"),
    "open to all": (_open_to_all, False, "chmod 700"),
    "HOME is a device": (_a_device, False, "cannot be used for your answers"),
    "a file": (_a_file, False, "cannot be used for your answers"),
    "a folder that cannot be made": (_nowhere, False, "cannot be used for your answers"),
    "no full path": (_no_full_path, False, "not a full path"),
}
"""How a home is spoiled, whether it can be read all the same, and what is said where it cannot be used."""


@is_root
@pytest.mark.hazard("R6")
@pytest.mark.parametrize("name", HOMES)
def test_a_home_that_cannot_be_used_is_told_and_what_is_there_can_be_read(home: Path, name: str, reached: Tell) -> None:
    spoil, can_be_read, words = HOMES[name]
    environ = spoil(home)
    stored = unprivileged(home, environ, "drill", QUESTION, stdin=TYPED)
    shown = unprivileged(home, environ, "show", "1")

    assert stored.status == 4
    assert words in stored.err
    assert "Traceback" not in stored.err + shown.err
    assert shown.status == (0 if can_be_read else 4)
    reached("status and message exact, 0 tracebacks")


@is_root
@pytest.mark.hazard("R6")
@pytest.mark.parametrize("words", [("drill", QUESTION), ("score", "--ask", "How do you roll back?"), ("bank", "list")])
def test_an_answer_is_read_where_none_can_be_stored(home: Path, words: tuple[str, ...]) -> None:
    done = unprivileged(home, _nowhere(home), *words, stdin=TYPED)

    assert done.status == (4 if words[0] == "drill" else 0)
    assert "Traceback" not in done.err


@pytest.mark.hazard("R20")
def test_no_name_leads_out_of_the_home(tmp_path: Path, reached: Tell) -> None:
    chosen = spread(NAMES, times(6, len(NAMES)))
    wrong = at_once(led_out, [Names(tmp_path / str(worker), chosen[worker::WORKERS]) for worker in range(WORKERS)])

    reached(f"{len(chosen)} names tried in 4 commands, 0 files outside the home")
    assert [each for found in wrong for each in found] == []


@pytest.mark.hazard("R21")
@pytest.mark.parametrize(
    "name",
    mostly_slow(
        ("twominute.db", "drafts", "plans.json", "twominute.db-journal", "banks", "cache", "backups"),
        *("twominute.db", "drafts"),
    ),
)
def test_nothing_is_written_through_a_link(name: str, tmp_path: Path) -> None:
    data, target = tmp_path / "data", tmp_path / "target"
    data.mkdir(mode=0o700)
    target.write_text("mine", "utf-8")
    (data / name).symlink_to(target)
    for words in (("drill", QUESTION), ("plan", "--days", "14"), ("history",), ("bank", "show", QUESTION)):
        done = run(tmp_path, *words, stdin=TYPED)
        assert done.status in {0, 3, 4, 5}, done.err
        assert "Traceback" not in done.err

    assert target.read_text("utf-8") == "mine"


@pytest.mark.hazard("R21")
@pytest.mark.parametrize("name", mostly_slow(("drafts", "backups", "banks"), "drafts"))
def test_nothing_is_written_into_a_folder_behind_a_link(name: str, tmp_path: Path) -> None:
    data, elsewhere = tmp_path / "data", tmp_path / "elsewhere"
    data.mkdir(mode=0o700)
    elsewhere.mkdir()
    (data / name).symlink_to(elsewhere)
    for words in (("drill", QUESTION), ("plan", "--days", "14"), ("bank", "show", QUESTION)):
        assert "Traceback" not in run(tmp_path, *words, stdin=TYPED).err

    assert list(elsewhere.iterdir()) == []


@pytest.mark.hazard("R21")
def test_nothing_is_written_through_a_link_that_comes_and_goes(tmp_path: Path, reached: Tell) -> None:
    runs, races = times(3, 30), []
    for place, words in enumerate(
        (("history", "export"), ("report", "--format", "md"), ("report", "--format", "html"), ("backup",))
    ):
        folder = tmp_path / str(place)
        folder.mkdir()
        assert run(folder, "drill", QUESTION, stdin=TYPED).status == 0
        races.append(Race(folder, (*words, "-o", str(folder / "out")), runs))
    found = at_once(raced, races)

    reached(
        f"{sum(each.planted for each in found):,} links planted in {len(races)} commands run {runs} times, "
        f"{sum(each.written for each in found)} of which wrote: 0 through a link"
    )
    assert [each for one in found for each in one.wrong] == []
    assert all(each.planted > runs and each.written for each in found)


@pytest.mark.hazard("R22")
@pytest.mark.parametrize(
    "umask", [0o000, *(pytest.param(each, marks=pytest.mark.slow) for each in (0o022, 0o077))], ids=oct
)
def test_every_file_of_every_command_is_private(umask: int, tmp_path: Path, reached: Tell) -> None:
    rows = json.dumps({"id": 1, "question_id": QUESTION, "answer": TYPED})
    (tmp_path / "in.jsonl").write_text(rows, "utf-8")
    out = tmp_path / "out"
    out.mkdir(mode=0o700)
    for words in (
        ("drill", QUESTION),
        ("drill", QUESTION),
        ("plan", "--days", "14"),
        ("history", "correct", "1", "2", "--dimension", "goal", "--reason", "because"),
        ("history", "overrides", "--export", f"{out}/corrected"),
        ("history", "export", "-o", f"{out}/history.json"),
        *(("report", "--format", each, "-o", f"{out}/report.{each}") for each in ("text", "md", "html", "csv", "svg")),
        ("grade", f"{tmp_path}/in.jsonl", "-o", f"{out}/graded.jsonl"),
        ("bank", "new", "a-question-of-mine", "--bank", "mine"),
        ("delete", "2"),
    ):
        done = subprocess.run(
            [PROGRAM, *words], input=TYPED.encode(), capture_output=True, env=environment(tmp_path), check=False,
            umask=umask,
        )  # fmt: skip
        assert done.returncode in {0, 2}, (words, done.stderr)
    made = [tmp_path / "data", *(tmp_path / "data").rglob("*"), *out.rglob("*")]
    wrong = [(str(path), oct(path.stat().st_mode)) for path in made if path.stat().st_mode & 0o077]

    reached(f"umask {umask:03o}: {len(made)} files and folders, 0 open to others")
    assert len(made) >= 14
    assert wrong == []
