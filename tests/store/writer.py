"""A child that stores as fast as it can until it is killed, and tells on stdout what is safe."""

import itertools
import os
import sys
from pathlib import Path

from builders_store import NOON, Clock, a_draft, a_session, an_attempt
from twominute.store.drafts import open_draft
from twominute.store.store import open_store


def main(folder: Path, name: str, count: int | None) -> None:
    """Write drafts and attempts of one session; `None` means without end."""
    with open_store(folder / "twominute.db", now=Clock()) as store:
        store.save_session(a_session(name))
        for turn in itertools.count() if count is None else range(count):
            text = f"{name} {turn} " + "x" * (turn * 997 % 5_000)
            type_it(folder, name, text)
            tell(f"attempt {store.save_attempt(an_attempt(text, session_id=name))} {text}")


def type_it(folder: Path, name: str, text: str) -> None:
    """Write a draft in three growing snapshots, then let it go."""
    file = open_draft(folder / "drafts", a_draft(session_id=name))
    for part in (text[:20], text[:200], text):
        file.keep(part, seconds_used=0.0, hints_used=0, saved_at=NOON, now=0.0)
        tell(f"draft {part}")
    tell("no draft")  # before it goes: from here on both are right
    file.remove()


def tell(line: str) -> None:
    """Say one line at once."""
    os.write(1, line.encode() + b"\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else None)
