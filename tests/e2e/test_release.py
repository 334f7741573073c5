"""What is released: pinned to hashes, and built to the same bytes from any checkout."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCKS = ROOT / ".ci" / "lock"
BUILT = ("src", "questions", "docs", "pyproject.toml", "README.md", "LICENSE", "Makefile", "CHANGELOG.md")


def pinned(name: str) -> dict[str, tuple[Requirement, str]]:
    """Return each pinned requirement of a lock file by its name, with the hashes behind it."""
    text = (LOCKS / name).read_text(encoding="utf-8").replace("\\\n", " ")
    found = [line.partition("--hash=") for line in text.splitlines()]
    return {canonicalize_name(Requirement(pin).name): (Requirement(pin), hashes) for pin, _, hashes in found}


@pytest.mark.parametrize(("name", "extras"), [("run.txt", ()), ("dev.txt", ("anki", "dask", "parquet", "dev"))])
def test_the_lock_holds_what_the_project_asks_for_each_with_its_hashes(name: str, extras: tuple[str, ...]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *(each for extra in extras for each in project["optional-dependencies"][extra])]
    lock = pinned(name)

    assert all(hashes.startswith("sha256:") for _, hashes in lock.values())
    for requirement in map(Requirement, asked):
        if requirement.name != "twominute":
            pin, _ = lock[canonicalize_name(requirement.name)]
            assert all(requirement.specifier.contains(one.version) for one in pin.specifier)


def test_what_runs_is_pinned_alike_for_those_who_use_it_and_those_who_check_it() -> None:
    runs, checks = pinned("run.txt"), pinned("dev.txt")

    assert {name: str(pin.specifier) for name, (pin, _) in runs.items()} == {
        name: str(pin.specifier) for name, (pin, _) in checks.items() if name in runs
    }


def test_two_builds_are_the_same_to_the_byte(tmp_path: Path) -> None:
    first, second = (build(tmp_path / name, umask) for name, umask in (("here", 0o022), ("there", 0o077)))

    assert [path.suffix for path in first] == [".whl", ".gz"]
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def build(folder: Path, umask: int) -> list[Path]:
    """Build a copy of the project, all of its files new, and return the wheel and the source archive."""
    folder.mkdir()
    for name in BUILT:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, copy_function=shutil.copyfile)
        else:
            shutil.copyfile(source, folder / name)
    command = [sys.executable, "-m", "build", "--no-isolation"]
    environ = {"PATH": "", "SOURCE_DATE_EPOCH": "1767225600"}
    subprocess.run(command, cwd=folder, env=environ, umask=umask, capture_output=True, check=True)
    return sorted(folder.joinpath("dist").iterdir(), key=lambda path: path.suffix, reverse=True)
