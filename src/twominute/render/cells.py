"""Cells of a table that no spreadsheet takes for a formula."""

import re

from twominute.model.safe import safe_text

_FORMULA = re.compile(r"(^|[,;|]) ?([=+\-@\uff1d\uff0b\uff0d\uff20])")
"""What spreadsheets take for a formula, full-width forms too, where a cell begins: for our separator or another one."""


def cell(value: str | float | None) -> str:
    """Return a value as a cell that no spreadsheet takes for a formula: an apostrophe stands before what begins one.

    See OWASP, CSV injection. Line ends and tabs become spaces, as some readers cut a cell there; the JSON keeps them.
    """
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value)
    return _FORMULA.sub(r"\1'\2", " ".join(safe_text(value).split()))
