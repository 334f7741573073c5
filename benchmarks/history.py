"""Measure what a long history costs: `python benchmarks/history.py [ATTEMPTS]`, 50,000 of them otherwise.

Each command is a process of its own, its time the median of five, beside a bare interpreter in the same run.
"""

import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from twominute.commands.reader import Reader
from twominute.files.load import load_bank
from twominute.model.attempt import Answer, Attempt, SelfRating, Session
from twominute.model.names import Mode
from twominute.model.reading import Level
from twominute.store.store import open_store
from twominute.store.whole import Dated, Everything, Whole

PROGRAM = Path(sys.executable).parent / "twominute"
MANY = 50_000
A_DAY = 12
KINDS = 40
"""Questions whose samples are read; the attempts repeat these readings."""
COMMANDS = (
    ("start of history --limit 5", ("history", "--limit", "5")),
    ("start of why", ("why",)),
    ("report", ("report",)),
    ("report --format html", ("report", "--format", "html")),
    ("backup", ("backup",)),
)


def main() -> None:
    """Print one figure a line."""
    count = int(sys.argv[1]) if sys.argv[1:] else MANY
    with TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        home.mkdir(mode=0o700)
        began = time.perf_counter()
        build(home / "twominute.db", count)
        size = (home / "twominute.db").stat().st_size / 1e6
        print(f"{count:,} attempts, {size:.0f} MB, built in {time.perf_counter() - began:.0f} s")
        bare = timed([sys.executable, "-c", "pass"], home)
        print(f"{'bare interpreter':<32}{1000 * bare:8.0f} ms")
        for name, words in COMMANDS:
            seconds = timed([str(PROGRAM), *words], home)
            print(f"{name:<32}{1000 * seconds:8.0f} ms {seconds / bare:7.1f}x", flush=True)


def build(path: Path, count: int) -> None:
    """Store so many attempts over the last years, through the store's own door, in one transaction."""
    now = datetime.now(UTC)
    with open_store(path, now=lambda: now) as store:
        session = Session(str(uuid4()), Mode.PRACTICE, now)
        store.take_in(Everything((session,), tuple(attempts(session, count, now)), ()))


def attempts(session: Session, count: int, now: datetime) -> Iterator[Whole]:
    """Yield attempts that repeat what the bank's samples read at."""
    chance = random.Random(0)  # noqa: S311 -- a benchmark, not secrets
    loaded = load_bank(None)
    read = Reader(loaded.knowledge)
    kinds = [
        (question, sample.answer, read(question, sample.answer))
        for question in loaded.bank.questions[:KINDS]
        for sample in question.tests
    ]
    for number in range(1, count + 1):
        question, text, reading = chance.choice(kinds)
        at = now - timedelta(days=(count - number) / A_DAY)
        rating = SelfRating(tuple((each.dimension, Level(chance.randrange(3))) for each in reading.dimensions))
        attempt = Attempt(
            number=number,
            session_id=session.id,
            mode=session.mode,
            question_id=question.id,
            level=question.level,
            ask=question.ask,
            follow_up=None,
            answer=Answer(text, chance.uniform(30, 150), question.seconds),
            started_at=at,
            hints_used=0,
            self_rating=None,
            reading=None,
            overrides=(),
        )
        yield Whole(str(uuid4()), attempt, at, (Dated(reading, at),), (Dated(rating, at),))


def timed(command: list[str], home: Path) -> float:
    """Return the median of five runs, in seconds."""
    env = {**os.environ, "TWOMINUTE_HOME": str(home)}
    seconds = []
    for _ in range(5):
        began = time.perf_counter()
        subprocess.run(command, env=env, stdout=subprocess.DEVNULL, check=True)
        seconds.append(time.perf_counter() - began)
    return statistics.median(seconds)


if __name__ == "__main__":
    main()
