"""Hazards: each test that tries one is marked with it, and what it came to is recorded for docs/reliability.md."""

import signal
from collections.abc import Callable, Generator
from pathlib import Path

import pytest

from faults.hazards import ELSEWHERE, HAZARDS
from faults.scale import IS_LONG
from faults.table import Outcome, record, today

ROOT = Path(__file__).parents[1]
OUTCOME = pytest.StashKey[Outcome]()

# A run that was put into the background ignores these two, and so would all that it starts.
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGQUIT, signal.SIG_DFL)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        hazard = ELSEWHERE.get(item.path.relative_to(ROOT).as_posix())
        if hazard is not None:
            item.add_marker(pytest.mark.hazard(hazard))


@pytest.fixture
def reached(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Return a function that records the figure a test reached."""
    return lambda figure: record_property("reached", figure)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    marker = item.get_closest_marker("hazard")
    if marker is not None and (report.when == "call" or not report.passed):
        assert marker.args[0] in HAZARDS
        told = str(dict(report.user_properties).get("reached", ""))
        if report.skipped and isinstance(report.longrepr, tuple):
            told = report.longrepr[2]
        item.stash[OUTCOME] = Outcome(
            marker.args[0], item.nodeid, told, report.duration, report.outcome, IS_LONG, today()
        )
    if report.when == "teardown" and OUTCOME in item.stash:
        record(item.stash[OUTCOME])  # only now: a test may have been another user, who may not write here
    return report
