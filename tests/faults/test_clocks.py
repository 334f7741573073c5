"""R8: clocks that jump, summer time, other time zones, a machine that slept."""

import json
import subprocess
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from e2e.terminal import PROGRAM, run
from faults.finishing import TYPED
from faults.hazards import Tell
from faults.operations import QUESTION
from faults.scale import times
from faults.traced import environment
from twominute.countdown import Countdown
from twominute.progress import practice_day

LIBRARY = Path("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1")
OFTEN = settings(max_examples=times(200, 10_000), deadline=None)
STEPS = st.lists(st.tuples(st.sampled_from(["run", "pause", "start", "sleep"]), st.floats(0, 1e6)), max_size=30)
FIRST, LAST = datetime(2016, 1, 1), datetime(2046, 1, 1)  # noqa: DTZ001 - the strategy adds the zone
MOMENTS = st.datetimes(FIRST, LAST, timezones=st.just(UTC))
ZONES = st.sampled_from(sorted(available_timezones()))


@pytest.mark.hazard("R8")
def test_the_time_used_is_the_time_that_ran(reached: Tell) -> None:
    @OFTEN
    @given(STEPS)
    def law(steps: list[tuple[str, float]]) -> None:
        countdown, now, ran, is_running = Countdown(120), 0.0, 0.0, False
        for step, seconds in steps:
            if step == "pause":
                countdown.pause(now)
                is_running = False
            elif step == "start":
                countdown.start(now)
                is_running = True
            else:
                now += seconds
                ran += seconds if is_running else 0.0
            used = countdown.used(now)

            assert abs(used - ran) < 0.05
            assert used >= 0

    law()
    reached(f"{times(200, 10_000):,} sequences, within 50 ms, never negative")


@pytest.mark.hazard("R8")
def test_a_clock_that_goes_back_takes_no_time_away() -> None:
    countdown = Countdown(120)
    countdown.start(100.0)

    assert countdown.used(40.0) == 0.0


@pytest.mark.hazard("R8")
def test_a_practice_day_is_never_more_than_one_off_and_never_goes_back(reached: Tell) -> None:
    @OFTEN
    @given(MOMENTS, ZONES, st.integers(0, 14 * 24 * 60))
    def law(moment: datetime, zone: str, minutes: int) -> None:
        here = ZoneInfo(zone)
        day, later = practice_day(moment, here), practice_day(moment + timedelta(minutes=minutes), here)

        assert abs(day - moment.date()) <= timedelta(days=1)
        # A zone that moved over the date line repeats a day; that is its calendar's, not the program's.
        assert later >= day - timedelta(days=1)
        assert (later - day).days <= minutes // (24 * 60) + 2

    law()
    reached(f"{times(200, 10_000):,} moments in {len(available_timezones())} zones, never more than a day off")


@pytest.mark.hazard("R8")
@pytest.mark.skipif(not LIBRARY.exists(), reason="libfaketime is not installed")
@pytest.mark.parametrize(
    "jump", ["-10y", *(pytest.param(each, marks=pytest.mark.slow) for each in ("-1h", "+30d", "+10y"))]
)
def test_a_wall_clock_that_is_wrong_neither_loses_nor_reorders_an_answer(jump: str, tmp_path: Path) -> None:
    assert run(tmp_path, "drill", QUESTION, stdin="we watch it").status == 0
    env = environment(tmp_path, LD_PRELOAD=str(LIBRARY), FAKETIME=jump, FAKETIME_DONT_FAKE_MONOTONIC="1")
    done = subprocess.run([PROGRAM, "drill", QUESTION], input=TYPED.encode(), capture_output=True, env=env, check=False)
    listed = json.loads(run(tmp_path, "history", "--json").out)

    assert done.returncode == 0
    assert sorted(each["number"] for each in listed) == [1, 2]
    for words in (("report",), ("why",), ("plan", "--days", "14"), ("history",), ("show", "2")):
        assert run(tmp_path, *words).status == 0


@pytest.mark.hazard("R8")
@pytest.mark.parametrize(
    "zone",
    [
        *("Pacific/Kiritimati", "no/such"),
        *(pytest.param(each, marks=pytest.mark.slow) for each in ("UTC", "Pacific/Pago_Pago", "America/New_York", "")),
    ],
)
def test_a_move_of_the_time_zone_changes_no_answer(zone: str, tmp_path: Path) -> None:
    assert run(tmp_path, "drill", QUESTION, stdin="we watch it", TZ="Europe/Berlin").status == 0
    moved = run(tmp_path, "report", "--json", TZ=zone)
    listed = json.loads(run(tmp_path, "history", "--json", TZ=zone).out)

    assert moved.status == 0
    assert len(listed) == 1
    assert abs(date.fromisoformat(listed[0]["started_at"][:10]) - datetime.now(UTC).date()) <= timedelta(days=1)
