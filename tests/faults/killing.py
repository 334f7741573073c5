"""One drill in a real pseudo-terminal that is killed at a random moment, and what it was told is safe."""

import random
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from e2e.typist import NEWEST_LOST, QUESTION, type_words
from faults.forked import ForkedTerminal
from twominute.store.drafts import leftover
from twominute.store.store import open_store


@dataclass(slots=True)
class Killed:
    """What a home must hold after its kills."""

    home: Path
    stored: list[str] = field(default_factory=list)
    """Answers that the screen called stored."""
    losses: list[str] = field(default_factory=list)
    oldest_lost: float = 0.0
    """Seconds before the kill at which the first lost key was typed."""


def kill_often(case: tuple[Path, range]) -> Killed:
    """Start, type, and kill once for each seed; return what was lost."""
    home, seeds = case
    killed = Killed(home)
    for seed in seeds:
        typed, is_stored = _typed_until_killed(home, random.Random(seed), plain=seed % 2 == 1)
        _look_after(killed, typed, is_stored=is_stored, seed=seed)
    return killed


def _typed_until_killed(home: Path, rng: random.Random, *, plain: bool) -> tuple[list[tuple[float, str]], bool]:
    """Return each word with its age at the kill, and whether the screen said that the answer is stored."""
    argv = ["drill", QUESTION, "--minutes", "30", *(["--plain"] if plain else [])]
    with ForkedTerminal(home, *argv) as terminal:
        terminal.wait_for("alone shows the keys." if plain else "F1 keys")
        typed = type_words(terminal, rng, seconds=rng.uniform(0.02, 1.5), gap=0.2)
        if rng.randrange(3) == 0:
            terminal.press("\r.\r" if plain else "\x13")
            end = time.monotonic() + rng.uniform(0.0, 0.6)
            while time.monotonic() < end and "Which of these" not in terminal.text:
                terminal.read(timeout=0.01)
        is_stored = "Which of these" in terminal.text
        terminal.kill(worker=rng.randrange(2) == 0)
        killed_at = time.monotonic()
        terminal.end()
    return [(killed_at - at, word) for at, word in typed], is_stored


def _look_after(killed: Killed, typed: list[tuple[float, str]], *, is_stored: bool, seed: int) -> None:
    data = killed.home / "data"
    with closing(sqlite3.connect(data / "twominute.db")) as database:
        if database.execute("pragma integrity_check").fetchone() != ("ok",):
            killed.losses.append(f"seed {seed}: corrupt")
    with open_store(data / "twominute.db", now=lambda: datetime.now(UTC)) as store:
        answers = {" ".join(each.answer.text.split()) for each in store.attempts()}
    drafts = [" ".join(each.text.split()) for each in leftover(data / "drafts", on_unreadable=pytest.fail)]
    text = " ".join("".join(word for _, word in typed).split())
    if is_stored:
        killed.stored.append(text)
    killed.losses += [f"seed {seed}: {each!r} was stored and is gone" for each in killed.stored if each not in answers]
    if text not in answers:
        _compare_with_drafts(killed, typed, drafts, seed=seed)
    for draft in (data / "drafts").glob("*"):
        draft.unlink()


def _compare_with_drafts(killed: Killed, typed: list[tuple[float, str]], drafts: list[str], *, seed: int) -> None:
    kept = max((" ".join(draft.split()) for draft in drafts), key=len, default="")
    said = ""
    for age, word in typed:
        said = f"{said} {word}".strip()
        if not kept.startswith(said):
            killed.oldest_lost = max(killed.oldest_lost, age)
            if age > NEWEST_LOST:
                killed.losses.append(f"seed {seed}: {word!r}, typed {age:.2f} s before, is lost")
            return
