"""How often a fault is tried: seldom in every run, often under `make faults`."""

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

import pytest

from faults.forked import modules

IS_LONG = os.environ.get("TWOMINUTE_FAULTS") == "long"
WORKERS = len(os.sched_getaffinity(0))

Case = TypeVar("Case")
Made = TypeVar("Made")


def times(short: int, long: int) -> int:
    """Return how often to try here and now."""
    return long if IS_LONG else short


def mostly_slow(cases: Iterable[Case], *often: Case) -> list[object]:
    """Return the cases as parameters of a test, all but a few of them for the long run alone."""
    return [each if each in often else pytest.param(each, marks=pytest.mark.slow) for each in cases]


def spread(cases: list[Case], at_most: int) -> list[Case]:
    """Return so many of the cases, evenly spread, the first and the last among them."""
    if len(cases) <= at_most:
        return cases
    return [cases[place * (len(cases) - 1) // max(1, at_most - 1)] for place in range(at_most)]


def at_once(work: Callable[[Case], Made], cases: Iterable[Case], *, workers: int = WORKERS) -> list[Made]:
    """Return what the work makes of each case, in several processes that have the program loaded."""
    # Not forked from here: a pseudo-terminal of one worker would stay open in the next.
    context = get_context("forkserver")
    context.set_forkserver_preload(modules())
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # as the program has it; a process with more threads cannot be forked
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        return list(pool.map(work, cases))


def apart(work: Callable[[Case], Made], case: Case) -> Made:
    """Return what the work makes of one case, in a process of its own."""
    (made,) = at_once(work, [case], workers=1)
    return made
