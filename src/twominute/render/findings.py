"""What a bank check found: as lines, as JSON, as annotations of a GitHub workflow, and as SARIF."""

from collections.abc import Sequence
from typing import Any, TypedDict
from urllib.parse import quote

from twominute import __version__
from twominute.bank.problems import Problem
from twominute.bank.rules import Rule

SARIF = "https://json.schemastore.org/sarif-2.1.0.json"


class FindingJson(TypedDict):
    """One thing to mend."""

    file: str
    line: int
    column: int
    rule: str
    what: str
    right: str


def findings_text(found: Sequence[Problem]) -> str:
    """Return a line a finding: file:line:column, the rule, what is wrong, what would be right."""
    return "\n".join(f"{each.place}: [{each.rule}] {each.what}, {each.right}" for each in found)


def findings_json(found: Sequence[Problem]) -> list[FindingJson]:
    """Return findings ready for json.dumps."""
    return [
        {
            "file": each.place.file,
            "line": each.place.line,
            "column": each.place.column,
            "rule": str(each.rule),
            "what": each.what,
            "right": each.right,
        }
        for each in found
    ]


def findings_github(found: Sequence[Problem]) -> str:
    """Return a workflow command a finding: each shows up beside its line in a pull request."""
    return "\n".join(
        f"::error file={_property(each.place.file)},line={each.place.line},col={each.place.column},"
        f"title={_property(each.rule)}::{_message(f'{each.what}, {each.right}')}"
        for each in found
    )


def findings_sarif(found: Sequence[Problem]) -> dict[str, Any]:
    """Return findings in the Static Analysis Results Interchange Format 2.1.0, ready for json.dumps."""
    rules = [{"id": str(rule), "shortDescription": {"text": rule.asks}} for rule in Rule]
    driver = {"name": "twominute", "version": __version__, "rules": rules}
    return {
        "$schema": SARIF,
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": [_result(each) for each in found]}],
    }


def _result(problem: Problem) -> dict[str, Any]:
    place = problem.place
    return {
        "ruleId": str(problem.rule),
        "ruleIndex": list(Rule).index(problem.rule),
        "level": "error",
        "message": {"text": f"{problem.what}, {problem.right}"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(place.file)},
                    "region": {"startLine": place.line, "startColumn": place.column},
                }
            }
        ],
    }


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
