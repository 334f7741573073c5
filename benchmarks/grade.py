"""Measure `twominute grade`: `python benchmarks/grade.py [ANSWERS]`, 20,000 of them otherwise.

One process, two, a Dask cluster of two workers, and two processes of which all are killed in the middle and the command
is given again: answers a second, most memory of the whole process tree, and whether the four files are the same.
"""

import hashlib
import json
import os
import random
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

from twominute.files.load import load_bank

PROGRAM = Path(sys.executable).parent / "twominute"
MANY = 20_000
LOOKED_EVERY = 0.25
"""Seconds between two looks at the memory."""


def main() -> None:
    """Print one way of reading them a line."""
    count = int(sys.argv[1]) if sys.argv[1:] else MANY
    with TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "answers.jsonl"
        write(source, count)
        ways = {
            "1 process": ["--processes", "1"],
            "2 processes": ["--processes", "2"],
            "Dask, 2 workers": ["--processes", "2", "--scheduler", "local"],
        }
        whole = {
            way: measured(way, source, folder / f"{number}.jsonl", words)
            for number, (way, words) in enumerate(ways.items())
        }
        whole["killed and given again"] = killed(source, folder / "killed.jsonl", after=count // 2)
        print("all four files are the same" if len(set(whole.values())) == 1 else f"DIFFERENT: {whole}")


def write(path: Path, count: int) -> None:
    """Write so many answers: the samples of the bank, again and again, in an order of chance."""
    chance = random.Random(0)  # noqa: S311 -- order, not secrets
    samples = [(each.id, sample.answer) for each in load_bank(None).bank.questions for sample in each.tests]
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            question, answer = chance.choice(samples)
            file.write(f"{json.dumps({'id': number, 'question_id': question, 'answer': answer})}\n")


def measured(way: str, source: Path, target: Path, words: list[str]) -> str:
    """Read all answers, print how quick and how large that was, and return the digest of the readings."""
    began = time.perf_counter()
    with started(source, target, words) as process:
        most = 0
        while process.poll() is None:
            most = max(most, memory(process.pid))
            time.sleep(LOOKED_EVERY)
    refuse_failed(way, process)
    told(way, source, time.perf_counter() - began, most)
    return digest(target)


def killed(source: Path, target: Path, *, after: int) -> str:
    """Kill the whole tree when so many answers are read, give the command again, and return the digest."""
    part = target.with_name(f".{target.name}.part")
    with started(source, target, ["--processes", "2"]) as process:
        while lines(part) < after:
            if process.poll() is not None:
                sys.exit(f"It ended before {after:,} answers were read: give it more of them.")
            time.sleep(LOOKED_EVERY)
        for each in psutil.Process(process.pid).children(recursive=True):
            each.kill()
        process.kill()
    done = lines(part) - 1
    with started(source, target, ["--processes", "2"]) as process:
        process.wait()
    refuse_failed("given again", process)
    print(f"killed when {done:,} were on the disk, and given again")
    return digest(target)


def started(source: Path, target: Path, words: list[str]) -> "subprocess.Popen[bytes]":
    """Start to read."""
    env = {**os.environ, "TWOMINUTE_HOME": str(target.parent / "home")}
    return subprocess.Popen([PROGRAM, "grade", source, "-o", target, *words], env=env, stderr=subprocess.DEVNULL)


def refuse_failed(way: str, process: "subprocess.Popen[bytes]") -> None:
    """End where the program itself failed: its file would be missing or be another."""
    if process.returncode:
        sys.exit(f"{way}: twominute grade ended with {process.returncode}. Run it by hand to see why.")


def lines(path: Path) -> int:
    """Return the lines of a file, 0 where there is none, not yet or no more."""
    with suppress(FileNotFoundError):
        return path.read_bytes().count(b"\n")
    return 0


def memory(pid: int) -> int:
    """Return the memory of a process and all below it, in bytes; what they share is counted once a process."""
    try:
        top = psutil.Process(pid)
        return sum(each.memory_info().rss for each in (top, *top.children(recursive=True)))
    except psutil.NoSuchProcess:
        return 0


def told(way: str, source: Path, seconds: float, most: int) -> None:
    """Print one line."""
    count = source.read_bytes().count(b"\n")
    print(f"{way:<24}{count:7,} answers {count / seconds:8.1f} a second {most / 2**20:8.0f} MiB", flush=True)


def digest(path: Path) -> str:
    """Return what tells one file from another."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
