"""R17: answers made to be slow, and weights that were damaged or swapped."""

import hashlib
import shutil
from pathlib import Path
from random import Random

import pytest

from builders_knowledge import the_questions
from faults.hazards import Tell
from faults.scale import at_once, spread, times
from faults.slow_answers import ADVERSARIES, taken
from twominute.errors import InputError
from twominute.files.weights import BUNDLED, DIGEST, WEIGHTS, load_reader

RATIO = 2.5
TOO_SHORT = 0.03
"""Seconds below which a ratio says nothing."""


@pytest.mark.hazard("R17")
def test_twice_the_answer_takes_at_most_two_and_a_half_times_as_long(
    reached: Tell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "1")
    numbers = spread(list(range(len(the_questions()))), times(1, 6))
    found = at_once(taken, [(name, number) for number in numbers for name in ADVERSARIES])
    steepest = max(each.whole / each.half for each in found if each.whole > TOO_SHORT)
    longest = {each.name: each.whole for each in sorted(found, key=lambda each: each.whole)}
    *_, second, slowest = longest

    reached(
        f"{len(found)} readings: slowest {1000 * longest[slowest]:.0f} ms ({slowest}), then "
        f"{1000 * longest[second]:.0f} ms ({second}); twice the text {steepest:.2f} times as long"
    )
    assert [each for each in found if each.whole > TOO_SHORT and each.whole / each.half > RATIO] == []


@pytest.mark.hazard("R17")
def test_damaged_or_swapped_weights_are_refused_whatever_was_changed(tmp_path: Path, reached: Tell) -> None:
    tries, rng = times(20, 300), Random(6)
    for name in (WEIGHTS, DIGEST):
        shutil.copy(BUNDLED / name, tmp_path / name)
    content = (tmp_path / WEIGHTS).read_bytes()
    for turn in range(tries):
        mutant = bytearray(content)
        mutant[rng.randrange(len(mutant))] ^= 1 << rng.randrange(8)
        (tmp_path / WEIGHTS).write_bytes(mutant if turn % 2 else mutant[: rng.randrange(len(mutant))])
        if turn % 4 == 3:  # swapped together with its checksum
            (tmp_path / DIGEST).write_text(hashlib.sha256((tmp_path / WEIGHTS).read_bytes()).hexdigest(), "ascii")
        try:
            load_reader(tmp_path)
        except InputError:
            pass
        else:
            assert turn % 4 == 3, "a changed file with the old checksum was read with"
        shutil.copy(BUNDLED / DIGEST, tmp_path / DIGEST)

    reached(f"{tries} damaged files, a quarter of them with a checksum of their own: only InputError leaves")
