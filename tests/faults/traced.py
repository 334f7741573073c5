"""The program under strace: which calls change the disk, and a fault at any one of them."""

import os
import re
import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from e2e.terminal import Result
from faults.forked import forked

HAS_STRACE = shutil.which("strace") is not None
CHANGING = (
    *("open", "openat", "creat", "write", "pwrite64", "writev", "pwritev", "fsync", "fdatasync", "ftruncate"),
    *(
        "unlink",
        "unlinkat",
        "rename",
        "renameat",
        "renameat2",
        "mkdir",
        "mkdirat",
        "link",
        "symlink",
        "chmod",
        "fchmod",
    ),
)
_CALL = re.compile(r"^(\d+) +(\w+)\((.*)$")


@dataclass(frozen=True, slots=True)
class Step:
    """One call that changes the disk: the nth of its name in its process."""

    call: str
    nth: int
    rest: str


def environment(home: Path, **environ: str) -> dict[str, str]:
    """Return what the program is started with: nothing of the developer's own."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "TWOMINUTE_HOME": str(home / "data"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "LANG": "C.UTF-8",
        **environ,
    }


def steps(home: Path, *argv: str, stdin: str, entry: Callable[[], int]) -> list[Step]:
    """Run the program and return the calls that changed something below its home."""
    log = home / "calls"
    names = [name for name in CHANGING if name != "open"]
    words = ["strace", "-f", "-y", "-s", "0", "-o", str(log), "-e", f"trace={','.join(names)}"]
    done = forked(home, *argv, stdin=stdin, entry=entry, tracer=words)
    assert done.status == 0, done.err
    return _changing(log.read_text(encoding="utf-8", errors="replace"), str(home / "data"))


def faulted(home: Path, step: Step, fault: str, *argv: str, stdin: str, entry: Callable[[], int]) -> Result:
    """Run the program with a fault at one of its calls, such as `signal=KILL` or `error=EIO`."""
    inject = f"inject={step.call}:{fault}:when={step.nth}"
    words = ["strace", "-f", "-o", "/dev/null", "-e", f"trace={step.call}", "-e", inject]
    return forked(home, *argv, stdin=stdin, entry=entry, tracer=words)


def _changing(log: str, below: str) -> list[Step]:
    counts: Counter[tuple[str, str]] = Counter()
    found = []
    for line in log.splitlines():
        call = _CALL.match(line)
        if call is None:
            continue
        process, name, rest = call.groups()
        counts[process, name] += 1
        opens_only = name == "openat" and "O_CREAT" not in rest
        if below in rest and not opens_only and " = -1 " not in rest:
            found.append(Step(name, counts[process, name], rest))
    return found
