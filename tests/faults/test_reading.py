"""R17: answers made to be slow, and weights that were damaged or swapped."""

import hashlib
import shutil
import time
from pathlib import Path
from random import Random

import pytest

from builders_knowledge import a_trained_reading_of, the_questions
from faults.hazards import Tell
from faults.scale import spread, times
from twominute.errors import InputError
from twominute.files.weights import BUNDLED, DIGEST, WEIGHTS, load_reader

LENGTH = 20_000
ADVERSARIES = {
    "one letter": "a" * LENGTH,
    "one word": "rollback " * (LENGTH // 9),
    "no full stop": "we roll back and we watch the drift and " * (LENGTH // 40),
    "full stops": "a. " * (LENGTH // 3),
    "not": "not " * (LENGTH // 4),
    "names": "MLflow, " * (LENGTH // 8),
    "brackets": "(" * (LENGTH // 2) + ")" * (LENGTH // 2),
    "blanks": " " * (LENGTH - 1) + "x",
    "lines": "x\n" * (LENGTH // 2),
    "marks": "e" + "\u0301" * (LENGTH - 1),
    "ideographs": "\u6a21" * LENGTH,
    "almost an alias": "ml flo " * (LENGTH // 7),
    "hyphens": "a-" * (LENGTH // 2),
    "quotes": "\"we roll back\" " * (LENGTH // 15),
    "nearly (a+)+": "a" * (LENGTH - 1) + "!",
}
RATIO = 2.5
SLOWEST = 0.2
"""Seconds for 20,000 characters on a quiet machine: the goal, told and not held, for a busy one takes longer."""


@pytest.mark.hazard("R17")
def test_twice_the_answer_takes_at_most_two_and_a_half_times_as_long(reached: Tell) -> None:
    questions = spread(list(the_questions()), times(1, 6))
    a_trained_reading_of("we roll back", questions[0])
    slowest = steepest = 0.0
    for text in ADVERSARIES.values():
        for question in questions:
            half, whole = (best(lambda part=part: a_trained_reading_of(part, question)) for part in (text[: LENGTH // 2], text))  # type: ignore[misc]
            slowest, ratio = max(slowest, whole), whole / half
            steepest = max(steepest, ratio if whole > 0.02 else 0.0)

    reached(f"{len(ADVERSARIES)} answers x {len(questions)} questions: slowest {1000 * slowest:.0f} ms, steepest {steepest:.2f}")
    assert steepest <= RATIO


def best(work: object) -> float:
    """Return the processor time of the quickest of three."""
    taken = []
    for _ in range(3):
        began = time.process_time()
        work()  # type: ignore[operator]
        taken.append(time.process_time() - began)
    return min(taken)


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
