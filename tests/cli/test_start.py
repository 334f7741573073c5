import re
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"textual", "yaml", "sqlite3", "rapidfuzz", "rich", "asyncio", "numpy", "tomllib"}


def _run(*argv: str, code: str = "from twominute.__main__ import main; raise SystemExit(main())") -> str:
    done = subprocess.run([sys.executable, "-c", code, *argv], capture_output=True, text=True, check=True)
    return done.stdout


def _loaded(*argv: str) -> set[str]:
    code = "import sys\nfrom twominute.__main__ import main\nmain()\nprint('loaded:', *sys.modules)"
    last = _run(*argv, code=code).splitlines()[-1]
    return {name.partition(".")[0] for name in last.split()[1:]}


def test_the_version_is_told_before_anything_is_loaded() -> None:
    assert re.fullmatch(r"twominute \d+\.\d+\.\d+\n", _run("--version"))
    assert _loaded("--version").isdisjoint(HEAVY | {"typer", "dataclasses"})


def test_help_loads_no_screen_no_database_and_no_yaml() -> None:
    assert _loaded("--help").isdisjoint(HEAVY)


def test_a_list_of_questions_loads_no_weights() -> None:
    assert "numpy" not in _loaded("bank", "list")


def test_a_list_of_questions_does_not_wait_for_the_parser() -> None:
    assert _loaded("bank", "list").isdisjoint({"typer", "yaml", "dataclasses"})
    assert _run("bank", "list") == _run("bank", "--", "list")


def test_of_all_commands_only_the_one_that_was_typed_is_built() -> None:
    code = "import gc\nfrom twominute.__main__ import main\nmain()\nfrom typer.core import TyperCommand\n"
    counted = code + "print(sum(isinstance(each, TyperCommand) for each in gc.get_objects()))"

    assert _run("frame", "--help", code=counted).splitlines()[-1] == "1"


def test_without_a_terminal_the_bare_command_shows_its_help() -> None:
    assert _run() == _run("--help")


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["bogus"], "No such command 'bogus'"),
        (["drill", "--count", "0"], "not in the range"),
        (["show"], "Missing argument"),
    ],
)
def test_a_wrong_command_line_exits_with_2_and_says_what_is_wrong(argv: list[str], words: str) -> None:
    done = subprocess.run([sys.executable, "-m", "twominute", *argv], capture_output=True, text=True, check=False)

    assert done.returncode == 2
    assert words in done.stderr
    assert done.stdout == ""


def test_an_option_of_a_session_without_its_command_is_answered_with_the_whole_command() -> None:
    argv = [sys.executable, "-m", "twominute"]
    session, unknown = (
        subprocess.run([*argv, option, "interview"], capture_output=True, text=True, check=False)
        for option in ("--mode", "--bogus")
    )

    assert session.returncode == unknown.returncode == 2
    assert session.stderr.endswith("That belongs to a session: twominute drill --mode interview\n")
    assert "session" not in unknown.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_there_for_each_shell(shell: str, tmp_path: Path) -> None:
    environ = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "_TWOMINUTE_COMPLETE": f"source_{shell}"}
    script = subprocess.run(
        [str(Path(sys.executable).parent / "twominute")], capture_output=True, text=True, check=True, env=environ
    ).stdout

    assert "twominute" in script
