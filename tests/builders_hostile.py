"""Names and answers that try to be more than words."""

import random
from dataclasses import replace
from itertools import product

from builders import NOON, a_bank, a_dimension, a_question, a_reading, an_answer, an_area, some_evidence
from builders_report import a_history, with_answers
from twominute.model.question import Bank, Rubric
from twominute.model.reading import DimensionReading, Level
from twominute.report import Report, Scope

PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><svg onload=alert(1)>",
    "</title><iframe src=https://evil.example>",
    "<a href='javascript:alert(1)'>x</a>",
    "{{ 7 * 7 }}{% include '/etc/passwd' %}",
    "]]><!--",
    "&lt;script&gt;&#x3c;script&#x3e;",
    "[x](javascript:alert(1)) ![y](https://evil.example/p.png)",
    "```\n# heading\n<b>out</b>\n````\n| a | b |",
    "<https://evil.example> https://evil.example www.evil.example",
    '=HYPERLINK("https://evil.example","x")',
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "x\n=1+1",
    "x;=1+1",
    'x",=1+1',
    "\uff1d1+1",
    "\x1b[31mred\x1b]8;;https://evil.example\x07",
    "\u202egnihton\u2066\u200b\u00ad",
    "\x00\ud800\ufffe",
)


def hostile_texts(count: int) -> list[str]:
    """Return so many texts, each made of payloads and of what begins a cell."""
    chance = random.Random(7)
    parts = (*PAYLOADS, *"=+-@\t\r\n;,|'\" ab1\uff1d", "\u00a0", "\u2028", "\x0b")
    made = ["".join(chance.choices(parts, k=chance.randint(1, 4))) for _ in range(count)]
    return [*PAYLOADS, *map("".join, product("=+-@\t\r\n;, ", repeat=2)), *made][:count]


def _hostile_bank(payload: str) -> Bank:
    dimensions = tuple(
        a_dimension(each, name=f"{payload} {each}", gap_absent=payload, gap_mentioned=payload)
        for each in ("goal", "lifecycle", "controls", "monitoring", "rollback")
    )
    question = a_question(topic=payload, ask=payload)
    return a_bank(
        question,
        rubric=Rubric("mlops", payload, dimensions),
        areas=(an_area("goal", name=payload, dimensions=("goal",)),),
    )


def a_hostile_report(payload: str, *, answers: int = 0) -> Report:
    """Return a report in which every name and every answer is a payload; more answers hold other ones."""
    evidence = some_evidence(payload, answer=payload)
    found = tuple(
        DimensionReading(each, Level.EXPLAINED, (evidence,), gap=None, expected=True)
        for each in ("goal", "lifecycle", "controls", "monitoring", "rollback")
    )
    reading = replace(a_reading(), dimensions=found)
    history = [
        replace(
            each,
            answer=an_answer(payload),
            ask=payload,
            question_id=payload,
            reading=reading if each.number % 2 else each.reading,
        )
        for each in a_history()
    ]
    report = with_answers(history, bank=_hostile_bank(payload), scope=Scope(bank=payload, topic=payload))
    more = [(NOON.date(), replace(history[0], ask=text, answer=an_answer(text))) for text in hostile_texts(answers)]
    return replace(report, answers=(*(report.answers or ()), *more))
