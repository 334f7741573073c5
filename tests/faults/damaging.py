"""Databases with flipped bits or a missing end, looked at through the commands of the program."""

import json
import shutil
import time
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import NamedTuple
from uuid import uuid4

from faults.forked import forked
from faults.operations import attempts, copied

COMMANDS = (("history", "--json"), ("show", "3", "--json"), ("report",), ("why",), ("undo",), ("history", "export"))
FINE = {0, 4, 5}
LONGEST = 15.0
"""Seconds that a command may take on a busy machine; longer is a hang."""


class Damage(NamedTuple):
    """A home to be damaged once for each seed."""

    template: Path
    seeds: range


@dataclass(slots=True)
class Seen:
    """What came of it."""

    refused: int = 0
    longest: float = 0.0
    wrong: list[str] = field(default_factory=list)


def damaged_runs(damage: Damage) -> Seen:
    """Damage a database once for each seed and run a command on it."""
    known = {each.answer.text for each in attempts(damage.template).values()}
    seen = Seen()
    for seed in damage.seeds:
        home = copied(damage.template, damage.template.with_name(uuid4().hex))
        path = home / "data" / "twominute.db"
        path.write_bytes(_spoiled(path.read_bytes(), Random(seed)))
        words = COMMANDS[seed % len(COMMANDS)]
        began = time.monotonic()
        done = forked(home, *words)
        seen.longest = max(seen.longest, time.monotonic() - began)
        seen.refused += done.status == 4
        if done.status not in FINE or "Traceback" in done.err:
            seen.wrong.append(f"seed {seed} {words}: {done.status} {done.err[-300:]}")
        if words == ("show", "3", "--json") and not done.status and json.loads(done.out)["answer"] not in known:
            seen.wrong.append(f"seed {seed}: a changed answer is shown")
        shutil.rmtree(home)
    return seen


def _spoiled(content: bytes, rng: Random) -> bytes:
    if rng.randrange(6) == 0:
        return content[: rng.randrange(len(content))]
    mutant = bytearray(content)
    for _ in range(rng.choice((1, 1, 8, 64))):
        mutant[rng.randrange(len(mutant))] ^= 1 << rng.randrange(8)
    return bytes(mutant)
