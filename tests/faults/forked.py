"""The program in a fork of a process that has loaded it: its own entry, real files, without the second of a start.

The process must have no other threads: call it from one that `at_once` made.
"""

import ctypes
import importlib
import os
import pkgutil
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

import pexpect

import twominute
from e2e.terminal import PATIENCE, PROGRAM, Result, Terminal
from twominute.cli.run import run

LONGEST = 60.0
"""Seconds, then it is killed."""
_PR_SET_PTRACER = 0x59616D61
FILES = 256
"""More than a process of ours has open."""


def forked(
    home: Path, *argv: str, stdin: str = "", entry: Callable[[], int] = run, tracer: Sequence[str] = ()
) -> Result:
    """Run the program without a terminal, under a tracer that takes `-p` and says when it is attached."""
    _load()
    files = [os.memfd_create(name) for name in ("stdin", "stdout", "stderr")]
    os.pwrite(files[0], stdin.encode(), 0)
    child = os.fork()
    if child == 0:
        if tracer:
            ctypes.CDLL(None).prctl(_PR_SET_PTRACER, ctypes.c_ulong(-1))  # else only a parent may trace
            os.kill(os.getpid(), signal.SIGSTOP)
        for number, file in enumerate(files):
            os.dup2(file, number)
        _become(entry, _environment(home), argv)
    if tracer:
        with _attached(tracer, child):
            status = _ended(child)
    else:
        status = _ended(child)
    _, out, err = (_content(file) for file in files)
    return Result(status, out, err)


class ForkedTerminal(Terminal):
    """A terminal in which the program is forked instead of started."""

    def __init__(self, home: Path, *argv: str) -> None:
        super().__init__(home, *argv)
        # Only now: so quick a start could change the modes of the terminal before they were read.
        os.waitpid(self.child.pid, os.WUNTRACED)
        os.kill(self.child.pid, signal.SIGCONT)

    def _spawn(self, argv: list[str], env: dict[str, str], size: tuple[int, int]) -> Any:
        def begin() -> None:
            os.closerange(3, FILES)  # among them the pipe that would tell of a start that failed
            os.kill(os.getpid(), signal.SIGSTOP)
            _become(run, env, argv)

        _load()
        return pexpect.spawn(PROGRAM, argv, dimensions=size, timeout=PATIENCE, preexec_fn=begin)


@cache
def modules() -> list[str]:
    """Return the names of all modules of the program."""
    found = pkgutil.walk_packages(twominute.__path__, "twominute.")
    return [each.name for each in found if not each.name.endswith("__main__")]


@cache
def _load() -> None:
    for name in modules():
        importlib.import_module(name)


def _environment(home: Path) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "HOME": str(home), "TWOMINUTE_HOME": str(home / "data")}


def _attached(tracer: Sequence[str], child: int) -> "subprocess.Popen[str]":
    """Attach a tracer to a child that has stopped itself, and let it go on."""
    os.waitpid(child, os.WUNTRACED)
    tracing = subprocess.Popen([*tracer, "-p", str(child)], stderr=subprocess.PIPE, text=True)
    assert tracing.stderr is not None
    said = tracing.stderr.readline()
    assert "attached" in said, said
    os.kill(child, signal.SIGCONT)
    return tracing


def _become(entry: Callable[[], int], environ: dict[str, str], argv: Sequence[str]) -> NoReturn:
    """Run the program on the descriptors 0, 1 and 2, as if it had been started."""
    status = 1
    try:
        for number, (name, mode) in enumerate({"stdin": "r", "stdout": "w", "stderr": "w"}.items()):
            stream = open(number, mode, encoding="utf-8", closefd=False)  # noqa: SIM115 - a number, not a path
            setattr(sys, name, stream)
            setattr(sys, f"__{name}__", stream)
        os.environ.clear()
        os.environ.update(environ)
        sys.argv = [PROGRAM, *argv]
        status = entry()
        for thread in threading.enumerate():
            if thread is not threading.main_thread() and not thread.daemon:
                thread.join()
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(status)


def _ended(child: int) -> int:
    """Return the status of a child; one that hangs is killed."""
    ends = os.pidfd_open(child)
    if not select.select([ends], [], [], LONGEST)[0]:
        os.kill(child, signal.SIGKILL)
    os.close(ends)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _content(file: int) -> str:
    content = os.pread(file, os.fstat(file).st_size, 0)
    os.close(file)
    return content.decode(errors="replace")
