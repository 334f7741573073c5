"""The page of a report in a real browser; skipped where there is no chromium."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from builders_hostile import PAYLOADS, a_hostile_report
from twominute.render.report_html import report_html

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ASKS = (
    "<script>fetch('https://evil.example/a')</script><img src=https://evil.example/b>"
    "<link rel=stylesheet href=https://evil.example/c>"
)
"""No frame: chromium connects to its host ahead of the request, which the policy then stops."""
ITS_OWN = re.compile(r"(^|\.)(google|googleapis|gvt1|gstatic)\.com$")
"""What chromium itself asks for, whatever it shows."""

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium here")


def _hosts_asked(page: str, folder: Path) -> set[str]:
    """Return the hosts that a page makes the browser ask; no name is looked up, so nothing leaves the machine."""
    file, log = folder / "page.html", folder / "requests.json"
    file.write_text(page, encoding="utf-8")
    argv = [
        str(CHROMIUM),
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        f"--user-data-dir={folder / 'profile'}",
        f"--log-net-log={log}",
        "--virtual-time-budget=2000",
        "--dump-dom",
        file.as_uri(),
    ]
    subprocess.run(argv, capture_output=True, check=True, timeout=120)
    events = json.loads(log.read_text(encoding="utf-8"))["events"]
    hosts = {urlsplit(event.get("params", {}).get("url", "")).hostname or "" for event in events}
    return {host for host in hosts if host and not ITS_OWN.search(host)}


def test_a_page_without_our_care_would_be_seen_to_ask(tmp_path: Path) -> None:
    assert _hosts_asked(f"<!doctype html>{ASKS}", tmp_path) == {"evil.example"}


def test_ten_thousand_hostile_answers_ask_for_nothing(tmp_path: Path) -> None:
    assert _hosts_asked(report_html(a_hostile_report(PAYLOADS[1], answers=10_000)), tmp_path) == set()


def test_the_policy_of_the_page_stops_even_what_was_not_escaped(tmp_path: Path) -> None:
    page = report_html(a_hostile_report(PAYLOADS[0])).replace("<main>", f"<main>{ASKS}")

    assert _hosts_asked(page, tmp_path) == set()
