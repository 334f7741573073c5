"""One operation with a fault at one of its calls, and what is wrong afterwards."""

import shutil
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

from faults.operations import OPERATIONS, Operation, copied
from faults.scale import apart
from faults.traced import Step, faulted, steps


class Stop(NamedTuple):
    """An operation and the fault that stops it."""

    operation: str
    template: Path
    step: Step
    fault: str


def steps_of(name: str, home: Path) -> list[Step]:
    """Return the calls of an operation that change the disk."""
    return apart(_steps_of, (OPERATIONS[name], home))


def _steps_of(case: tuple[Operation, Path]) -> list[Step]:
    operation, home = case
    return steps(home, *operation.words(home), stdin=operation.stdin, entry=operation.entry)


def stopped(stop: Stop) -> list[str]:
    """Return what is wrong after an operation was stopped."""
    operation = OPERATIONS[stop.operation]
    home = copied(stop.template, stop.template.with_name(uuid4().hex))
    words = operation.words(home)
    done = faulted(home, stop.step, stop.fault, *words, stdin=operation.stdin, entry=operation.entry)
    where = f"{stop.fault} at {stop.step.call} {stop.step.nth} ({stop.step.rest[:80]})"
    try:
        wrong = operation.problems(home, done)
    except Exception as error:  # noqa: BLE001 - another process wants to know where
        wrong = [repr(error)]
    shutil.rmtree(home)
    return [f"{where}: {each}" for each in wrong]
