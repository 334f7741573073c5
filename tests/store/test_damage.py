from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from builders_store import QUICK, Clock, a_reading, a_store, an_attempt
from twominute.errors import StorageError
from twominute.model.attempt import Attempt
from twominute.store.store import open_store


def filled(folder: Path) -> list[Attempt]:
    with a_store(folder) as store:
        for count in range(30):
            store.save_attempt(replace(an_attempt(f"answer {count} " + "naïve words " * 40), reading=a_reading()))
        return store.attempts()


def spoiled(content: bytes, rng: Random) -> bytes:
    """Return the file with one to eight bytes changed, every sixth cut short."""
    if rng.randrange(6) == 0:
        return content[: rng.randrange(len(content))]
    mutant = bytearray(content)
    for _ in range(rng.choice((1, 1, 1, 8))):
        mutant[rng.randrange(len(mutant))] ^= 1 << rng.randrange(8)
    return bytes(mutant)


def read_back(path: Path) -> dict[int, Attempt] | None:
    """Return what a damaged file gives, None when it is refused."""
    try:
        with open_store(path, now=Clock(), patience=QUICK) as store:
            return {attempt.number: attempt for attempt in store.attempts()}
    except StorageError:
        return None


def check(folder: Path, mutants: int) -> None:
    known = {attempt.answer for attempt in filled(folder)}
    content, rng = (folder / "twominute.db").read_bytes(), Random(7)
    path = folder / "mutant.db"
    for _ in range(mutants):
        path.write_bytes(spoiled(content, rng))
        found = read_back(path)

        assert found is None or {attempt.answer for attempt in found.values()} == known
        (folder / "mutant.db-journal").unlink(missing_ok=True)


def test_no_changed_answer_is_ever_shown_as_stored(tmp_path: Path) -> None:
    check(tmp_path, mutants=300)


@pytest.mark.slow
def test_no_changed_answer_is_ever_shown_in_five_thousand_mutants(tmp_path: Path) -> None:
    check(tmp_path, mutants=5_000)


def test_every_flip_inside_an_answer_is_noticed(tmp_path: Path) -> None:
    filled(tmp_path)
    content, path = (tmp_path / "twominute.db").read_bytes(), tmp_path / "mutant.db"
    start = content.index(b"answer 17 ")
    for place in range(start, start + 200):
        path.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])

        assert read_back(path) is None


def test_a_damaged_file_is_kept_as_it_is(tmp_path: Path) -> None:
    filled(tmp_path)
    path = tmp_path / "twominute.db"
    spoilt = path.read_bytes().replace(b"answer 17 ", b"answer 71 ")
    path.write_bytes(spoilt)

    with pytest.raises(StorageError, match=r"twominute\.db is damaged"):
        open_store(path, now=Clock())
    assert path.read_bytes() == spoilt
