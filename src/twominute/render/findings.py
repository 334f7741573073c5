"""What a bank check found, as lines and as JSON."""

from collections.abc import Sequence
from typing import TypedDict

from twominute.bank.check import Finding


class FindingJson(TypedDict):
    """One thing to mend."""

    file: str
    line: int
    column: int
    rule: str
    what: str
    right: str


def findings_text(findings: Sequence[Finding]) -> str:
    """Return a line a finding: file:line:column, the rule, what is wrong, what would be right."""
    return "\n".join(f"{each.place}: [{each.rule}] {each.what}, {each.right}" for each in findings)


def findings_json(findings: Sequence[Finding]) -> list[FindingJson]:
    """Return findings ready for json.dumps."""
    return [
        {
            "file": each.place.file,
            "line": each.place.line,
            "column": each.place.column,
            "rule": each.rule,
            "what": each.what,
            "right": each.right,
        }
        for each in findings
    ]
