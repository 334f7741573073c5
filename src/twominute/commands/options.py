"""What each command was asked for: the command line, parsed.

Named tuples, because eight frozen dataclasses would add 7 ms to every start.
"""

from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from twominute.model.names import Difficulty, Mode


class ScoreOptions(NamedTuple):
    """What `score` was asked for."""

    file: str
    question_id: str | None
    ask: str | None
    bank: str | None
    as_json: bool
    save: bool
    fail_under: int | None


class GradeOptions(NamedTuple):
    """What `grade` was asked for."""

    source: Path
    target: Path | None
    bank: str | None
    processes: int
    scheduler: str | None = None
    """The address of a Dask scheduler, or `local`."""
    anew: bool = False
    """Whether what an earlier run left is thrown away."""


class HistoryOptions(NamedTuple):
    """What `history` was asked for."""

    limit: int
    as_json: bool
    question_id: str | None = None
    level: Difficulty | None = None
    topic: str | None = None
    bank: str | None = None
    mode: Mode | None = None
    days: int | None = None
    containing: str | None = None
    below: int | None = None


class OverridesOptions(NamedTuple):
    """What `history overrides` was asked for."""

    export: Path | None
    """The stem of the two files."""
    as_json: bool


class ShowOptions(NamedTuple):
    """What `show` was asked for."""

    number: int
    bank: str | None
    as_json: bool
    against: int | None = None


class ReportFormat(StrEnum):
    """How a report is written."""

    TEXT = "text"
    MARKDOWN = "md"
    HTML = "html"
    JSON = "json"
    CSV = "csv"
    SVG = "svg"


class ReportOptions(NamedTuple):
    """What `report` was asked for."""

    days: int | None = None
    format: ReportFormat | None = None
    """None: what the ending of the file says, text without a file."""
    bank: str | None = None
    level: Difficulty | None = None
    topic: str | None = None
    output: Path | None = None
    with_answers: bool = False
    yes: bool = False


class CheckFormat(StrEnum):
    """How the findings of a check are written."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


class ListOptions(NamedTuple):
    """What `bank list` was asked for."""

    bank: str | None = None
    level: Difficulty | None = None
    topic: str | None = None
    as_json: bool = False


class CorrectOptions(NamedTuple):
    """What `history correct` was asked for."""

    number: int
    dimension: str | None
    """None when it is the overall that is corrected."""
    value: int
    reason: str


class PlanOptions(NamedTuple):
    """What `plan` was asked for."""

    days: int | None
    anew: bool
    bank: str | None
    as_json: bool


class WhyOptions(NamedTuple):
    """What `why` was asked for."""

    bank: str | None
    level: Difficulty | None
    topic: str | None
    as_json: bool


class NewOptions(NamedTuple):
    """What `bank new` was asked for."""

    path: Path
    level: Difficulty
    topic: str | None


class AddOptions(NamedTuple):
    """What `bank add` was asked for."""

    path: Path
    name: str | None
    replace: bool


class AnkiOptions(NamedTuple):
    """What `bank export --anki` was asked for."""

    target: Path
    bank: str | None
    level: Difficulty | None
    topic: str | None


class ShowQuestionOptions(NamedTuple):
    """What `bank show` was asked for."""

    question_id: str
    bank: str | None
    with_model: bool
    as_json: bool


class RestoreOptions(NamedTuple):
    """What `restore` was asked for."""

    which: str | None
    """A number of the list or the path of a file; None asks for the list, or is the present database when salvaged."""
    salvage: bool
    as_json: bool


class ForgetOptions(NamedTuple):
    """What `forget` was asked for."""

    number: int | None
    every: bool
    is_sure: bool


class SetOptions(NamedTuple):
    """What `config set` was asked for."""

    key: str
    value: str


class DrillOptions(NamedTuple):
    """What `drill` was asked for."""

    ids: tuple[str, ...] = ()
    level: Difficulty | None = None
    topic: str | None = None
    how_many: int | None = None
    mode: Mode = Mode.PRACTICE
    minutes: float | None = None
    strict: bool = False
    no_limit: bool = False
    plain: bool = False
    bank: str | None = None
    as_json: bool = False
    without_tools: bool = False
    repair: bool = False
    self_rating: bool = True
    announce: bool = True
    retry: int | None = None
    """The number of a stored answer that is given once more."""
    gap: str | None = None
    """The dimension whose gap that is about; None: the weakest."""

    def seconds_limit(self, seconds: int) -> int | None:
        """Return the limit for a question that gives so many seconds, None without one."""
        if self.no_limit or self.minutes == 0:
            return None
        return seconds if self.minutes is None else round(self.minutes * 60)
