import json
from datetime import UTC, datetime
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from random import Random

from twominute.commands.drill import drill
from twominute.commands.env import Env
from twominute.commands.options import DrillOptions, ReportFormat, ReportOptions
from twominute.commands.report import report


def an_env(home: Path, now: datetime, *, text: str = "") -> Env:
    stdin = TextIOWrapper(BytesIO(text.encode()), encoding="utf-8")
    environ = {"TWOMINUTE_HOME": str(home), "TERM": "dumb"}
    return Env(environ, stdin, StringIO(), StringIO(), lambda: 0.0, lambda: now, UTC, Random(1))


def test_a_report_after_midnight_has_the_date_of_the_calendar_and_counts_the_evening(tmp_path: Path) -> None:
    night = datetime(2026, 3, 2, 1, tzinfo=UTC)  # a Monday
    drill(an_env(tmp_path, night, text="We roll back at once."), DrillOptions(ids=("deploy-a-fraud-model",)))
    env = an_env(tmp_path, night)
    report(env, ReportOptions(days=None, format=ReportFormat.JSON, bank=None))

    assert isinstance(env.stdout, StringIO)
    made = json.loads(env.stdout.getvalue())
    assert made["made_on"] == "2026-03-02"
    assert [week["monday"] for week in made["weeks"]] == ["2026-02-23"]
