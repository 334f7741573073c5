"""The answers of a report, word for word."""

from dataclasses import dataclass

from twominute.marks import effective_overall
from twominute.model.attempt import Attempt
from twominute.model.reading import OVERALL_WORDS
from twominute.model.safe import safe_text
from twominute.report import Report


@dataclass(frozen=True, slots=True)
class Written:
    """One answer, its texts safe to be shown."""

    heading: str
    ask: str
    text: str


def answers(report: Report) -> tuple[Written, ...]:
    """Return the answers that were asked for, oldest first."""
    return tuple(
        Written(
            safe_text(f"Answer {each.number}, {day.isoformat()}, {each.question_id}: {_overall(each)}"),
            " ".join(safe_text(each.ask).split()),
            safe_text(each.answer.text),
        )
        for day, each in report.answers or ()
    )


def privacy(report: Report) -> str:
    """Return which words of the answers stand in the report, for whoever passes it on."""
    rest = "are left out" if report.answers is None else "stand here too"
    return f"Quoted sentences are from the answers, word for word; the whole answers {rest}."


def _overall(attempt: Attempt) -> str:
    overall = effective_overall(attempt)
    return "not read" if overall is None else OVERALL_WORDS[overall]
