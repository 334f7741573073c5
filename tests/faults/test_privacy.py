"""R24 and R25: nothing leaves the machine, no word of an answer lies where it should not, forgotten is gone."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from e2e.terminal import PROGRAM, Terminal, run
from faults.hazards import Tell
from faults.operations import QUESTION
from faults.scale import spread, times
from faults.traced import HAS_STRACE, environment

CANARY = "xylophonecanary"
ANSWER = f"We keep the old {CANARY} warm and send the traffic back when errors double within the hour."
COMMANDS = (
    *(("drill", QUESTION), ("score", "--ask", f"How {CANARY}?"), ("history",), ("show", "1"), ("report",), ("why",)),
    *(("plan",), ("plan", "--days", "14"), ("frame",), ("bank", "list"), ("bank", "show", QUESTION)),
    *(("bank", "check", "sre")),
    *(("history", "overrides"), ("history", "reread"), ("history", "export"), ("delete", "1"), ("undo",), ("backup",)),
    *(("restore",), ("doctor",), ("privacy",), ("config",), ("report", "--format", "html"), ("grade", "ROWS")),
)  # fmt: skip
HOLDS = ("twominute.db", "backups/", "drafts/")
"""Where the words of an answer may lie in a home."""


@pytest.mark.hazard("R24")
@pytest.mark.skipif(not HAS_STRACE, reason="strace is not installed")
def test_no_command_opens_a_socket_and_all_work_without_a_network(tmp_path: Path, reached: Tell) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text(json.dumps({"id": 1, "question_id": QUESTION, "answer": ANSWER}), "utf-8")
    chosen = [COMMANDS[0], *spread(list(COMMANDS[1:]), times(8, len(COMMANDS) - 1))]
    alone = ["unshare", "-n"] if os.geteuid() == 0 and shutil.which("unshare") else []
    opened = []
    for words in chosen:
        log = tmp_path / "log"
        argv = [each.replace("ROWS", str(rows)) for each in words]
        tracing = ["strace", "-f", "-o", str(log), "-e", "trace=socket,connect,sendto"]
        done = subprocess.run(
            [*alone, *tracing, PROGRAM, *argv], input=ANSWER.encode(), capture_output=True,
            env=environment(tmp_path), check=False,
        )  # fmt: skip
        assert done.returncode in {0, 1, 5}, (words, done.stderr)
        # A process of our own that waits for work is asked through a name on this machine, AF_UNIX.
        opened += [line for line in log.read_text("utf-8").splitlines() if "AF_INET" in line or "AF_NETLINK" in line]

    reached(f"{len(chosen)} commands{' in an empty network' if alone else ''}: 0 sockets to anywhere")
    assert opened == []


@pytest.mark.hazard("R24")
def test_a_word_of_an_answer_lies_in_database_copies_and_drafts_alone(tmp_path: Path, reached: Tell) -> None:
    for words in COMMANDS[:-1]:
        run(tmp_path, *words, stdin=ANSWER, TMPDIR=str(tmp_path))
    with Terminal(tmp_path, "drill", QUESTION, TMPDIR=str(tmp_path)) as terminal:
        terminal.wait_for("F1 keys")
        terminal.press(ANSWER)
        terminal.wait_for("within the hour.")
        terminal.kill(number=11)  # type: ignore[arg-type]  # a crash in the middle of an answer
        terminal.end()
    told = terminal.raw.decode(errors="replace").rpartition("\x1b[?1049l")[2]
    held = [path for path in tmp_path.rglob("*") if path.is_file() and CANARY.encode() in path.read_bytes()]
    names = [path.relative_to(tmp_path / "data").as_posix() for path in held]

    reached(f"{len(names)} files hold it, all of them database, copy or draft")
    assert names
    assert [name for name in names if not name.startswith(HOLDS)] == []
    assert CANARY not in told


@pytest.mark.hazard("R24")
def test_the_doctor_and_the_list_of_paths_show_no_word_of_an_answer(tmp_path: Path) -> None:
    assert run(tmp_path, "drill", QUESTION, stdin=ANSWER).status == 0
    for words in (("doctor",), ("doctor", "--json"), ("privacy",), ("privacy", "--json"), ("restore",), ("backup",)):
        done = run(tmp_path, *words)
        assert CANARY not in done.out + done.err


@pytest.mark.hazard("R24")
@pytest.mark.parametrize("plain", [False, True])
def test_the_list_of_processes_shows_no_word_of_an_answer(tmp_path: Path, *, plain: bool) -> None:
    assert run(tmp_path, "drill", QUESTION, stdin="we watch it").status == 0
    with Terminal(tmp_path, "drill", QUESTION, *(["--plain"] if plain else [])) as terminal:
        terminal.wait_for("alone shows the keys." if plain else "F1 keys")
        terminal.press(ANSWER)
        terminal.wait_for("within the hour.")
        for process in (terminal.child.pid, terminal.worker()):
            for name in ("cmdline", "environ", "comm"):
                assert CANARY.encode() not in Path(f"/proc/{process}/{name}").read_bytes()


@pytest.mark.hazard("R24")
@pytest.mark.parametrize("plain", [False, True])
def test_a_bug_shows_no_word_of_an_answer(tmp_path: Path, *, plain: bool) -> None:
    assert run(tmp_path, "drill", QUESTION, stdin="we watch it").status == 0
    site = tmp_path / "site"
    site.mkdir()
    # A real fault in a library of ours, in the middle of reading the answer.
    (site / "sitecustomize.py").write_text(
        "import twominute.scoring.sight as sight\n"
        "for name in [each for each in vars(sight) if callable(vars(sight)[each]) and each.islower()]:\n"
        "    setattr(sight, name, None)\n",
        "utf-8",
    )
    with Terminal(tmp_path, "drill", QUESTION, *(["--plain"] if plain else []), PYTHONPATH=str(site)) as terminal:
        terminal.wait_for("alone shows the keys." if plain else "F1 keys")
        terminal.press(ANSWER)
        terminal.wait_for("within the hour.")
        terminal.press("\r.\r" if plain else "\x13")
        terminal.wait_for("Which of these did")
        terminal.press("s\r" if plain else "\r")
        status = terminal.end()
    told = terminal.raw.decode(errors="replace").rpartition("Traceback")[2]

    assert status == 70
    assert CANARY not in told
    assert f"{CANARY}" in json.loads(run(tmp_path, "show", "2", "--json").out)["answer"]


@pytest.mark.hazard("R25")
@pytest.mark.parametrize("every", [False, True])
def test_what_is_forgotten_is_nowhere_in_the_home(tmp_path: Path, reached: Tell, *, every: bool) -> None:
    for answer in ("we watch it", ANSWER):
        assert run(tmp_path, "drill", QUESTION, stdin=answer).status == 0
    assert run(tmp_path, "backup").status == 0
    words = ("history", "correct", "2", "2", "--dimension", "goal", "--reason", f"it says {CANARY}")
    assert run(tmp_path, *words).status == 0
    assert run(tmp_path, "backup").status == 0
    with Terminal(tmp_path, "drill", QUESTION, "--plain") as terminal:
        terminal.wait_for("alone shows the keys.")
        terminal.press(f"{ANSWER}\r:leave\r")
        terminal.end()
    if not every:
        with Terminal(tmp_path, "drill", QUESTION, "--plain") as terminal:
            terminal.wait_for("throws it away.")
            terminal.press("d\r")
            terminal.wait_for("alone shows the keys.")
            terminal.press(":leave\r")
            terminal.end()
    assert run(tmp_path, "forget", *(("--all",) if every else ("2",)), "--yes").status == 0
    held = [path for path in tmp_path.rglob("*") if path.is_file() and CANARY.encode() in path.read_bytes()]

    reached("0 bytes left in the database, its free pages, the drafts and the copies")
    assert held == []
    assert run(tmp_path, "history").status == (5 if every else 0)
