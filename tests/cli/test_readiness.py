"""Readiness through the real command."""

import json
from pathlib import Path

from e2e.terminal import run

AREAS = ["training", "versioning", "deployment", "monitoring", "rollback", "retraining", "governance"]
ANSWER = (
    "The model is trained on a frozen snapshot and tested on the month after. Each version is registered with its "
    "commit and its scores. It is released to 5% of the traffic first, and only if it beats the current one. Every day "
    "we compare the share of refusals with last month's and page the team past 3 points. Then traffic goes back to the "
    "version before within ten minutes."
)


def test_the_report_tells_readiness_area_by_area(tmp_path: Path) -> None:
    for question in ("deploy-a-fraud-model", "churn-model-on-azure", "why-a-model-registry"):
        run(tmp_path, "drill", question, stdin=ANSWER)
    written = json.loads(run(tmp_path, "report", "--json").out)["readiness"]
    page = run(tmp_path, "report").out

    assert list(written) == AREAS
    assert (written["rollback"]["state"], written["rollback"]["answers"]) == ("ready", [3, 2, 1])
    assert "registered with its commit" in written["versioning"]["best"]["quote"]
    assert "+ Rollback: ready, explained in 3 of the last 3 answers, to 3 questions" in page
    assert "? Governance: too little seen (0 answers to 0 questions; it takes 3 answers to 2 questions)" in page
    assert page.count("      Next: twominute drill ") == len(AREAS)


def test_another_field_has_its_dimensions_in_place_of_areas(tmp_path: Path) -> None:
    listed = run(tmp_path, "bank", "list", "--bank", "sre").out.splitlines()[1].split()[-1]
    run(tmp_path, "drill", listed, "--bank", "sre", stdin=ANSWER)
    written = json.loads(run(tmp_path, "report", "--bank", "sre", "--json").out)["readiness"]

    assert "retraining" not in written
    assert all(each["next"].endswith("--bank sre") for each in written.values())
