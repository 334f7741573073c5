import subprocess
import sys

CODE = """
from datetime import UTC, datetime
from twominute.cli.zone import Here
for words in ("2026-01-05T12:00", "2026-07-05T12:00", "2026-10-25T00:30", "2026-10-25T01:30"):
    local = datetime.fromisoformat(words).replace(tzinfo=UTC).astimezone(Here())
    print(local.isoformat(), local.tzname(), local.astimezone(UTC).strftime("%H:%M"))
"""


def test_each_moment_has_the_offset_of_its_own_day_and_comes_back_to_itself() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CODE], env={"TZ": "Europe/Berlin"}, capture_output=True, text=True, check=True
    )

    assert done.stdout.splitlines() == [
        "2026-01-05T13:00:00+01:00 CET 12:00",
        "2026-07-05T14:00:00+02:00 CEST 12:00",
        "2026-10-25T02:30:00+02:00 CEST 00:30",
        "2026-10-25T02:30:00+01:00 CET 01:30",
    ]
