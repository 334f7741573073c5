"""A simulated learner through the real commands: what is asked, when it comes back, and what the report says of it."""

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from random import Random
from statistics import mean
from typing import Any

import pytest

from builders import DIMENSIONS
from twominute.commands import opened, stored
from twominute.commands.drill import drill
from twominute.commands.env import Env
from twominute.commands.options import DrillOptions, ReportFormat, ReportOptions, WhyOptions
from twominute.commands.report import report
from twominute.commands.why import why
from twominute.model.question import Question
from twominute.progress import dimension_means, practice_day
from twominute.schedule import standing

DATA = Path(__file__).parents[2] / "training" / "data"
BEGIN = datetime(2026, 3, 2, 18, tzinfo=UTC)
A_DAY = 4
"""Questions in a session."""
MONTH = 26
"""Days of practice in a month, the free ones left out."""
ALL = "all"
ROUNDED = 0.005 + 1e-9
"""How far a mean of two digits may be away: 0.125 is told as 0.12."""
MET_AGAIN = 6
"""Answers to a question, at most, in the mean: there is more to meet than what was asked before."""
SLOWLY = "rollback"
"""The dimension that this learner learns last."""


@dataclass
class Diary:
    """What happened on each day."""

    due: list[int] = field(default_factory=list)
    late: list[int] = field(default_factory=list)
    """Days that a question had waited beyond its interval, at most."""
    asked: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    """By the dimension that was the weakest: how heavily each was asked for, and the number of questions."""

    def of_the_weakest(self) -> int:
        """Return how heavily was asked, in all, for what was the weakest at the time."""
        return sum(asked[weakest] for weakest, asked in self.asked.items())

    def of_each(self) -> Counter[str]:
        """Return how heavily each dimension was asked for in all."""
        return sum((asked for asked in self.asked.values()), Counter[str]())

    def outdone(self, questions: Sequence[Question], *, least: int) -> dict[str, str]:
        """Return the dimensions that were the weakest for so many questions, with the one that was preferred most.

        Preferred: asked for more heavily than it would be by chance, since a bank asks for some more than for others.
        """
        bank = sum((Counter(dict(question.expects)) for question in questions), Counter[str]())
        preferred = {}
        for weakest, asked in self.asked.items():
            if asked[ALL] >= least:
                preferred[weakest] = max((asked[each] / bank[each], each) for each in DIMENSIONS)[1]
        return {weakest: each for weakest, each in preferred.items() if each != weakest}


def rated_answers() -> dict[str, list[tuple[str, dict[str, int]]]]:
    """Return the rated answers by the words of their question: text, and level by dimension."""
    found: dict[str, list[tuple[str, dict[str, int]]]] = {}
    for path in sorted(DATA.glob("*.answers.jsonl")):
        labels = {}
        for line in path.with_name(path.name.replace("answers", "labels")).read_text("utf-8").splitlines():
            label = json.loads(line)
            labels[label["id"]] = {name: label[name] for name in DIMENSIONS}
        for line in path.read_text("utf-8").splitlines():
            answer = json.loads(line)
            if answer["id"] in labels:
                found.setdefault(answer["question"], []).append((answer["answer"], labels[answer["id"]]))
    return found


class Learner:
    """Somebody who practises most days and gets better, in one dimension later than in the others."""

    def __init__(self, home: Path, *, seed: int) -> None:
        self.now = BEGIN
        self._home = home
        self._chance = Random(seed)
        self._answers = rated_answers()
        self.out = StringIO()
        self.loaded = opened.bank(self.env(), None)

    def env(self, text: str = "") -> Env:
        """Return the world at this moment, with an answer on standard input."""
        self.out = StringIO()
        stdin = TextIOWrapper(BytesIO(text.encode()), encoding="utf-8")
        environ = {"TWOMINUTE_HOME": str(self._home), "TERM": "dumb"}
        return Env(environ, stdin, self.out, StringIO(), lambda: 0.0, lambda: self.now, UTC, Random(1))

    def day(self, diary: Diary, *, skill: float) -> None:
        """Practise once, and write down how things stood before."""
        past = self.past()
        today = practice_day(self.now, UTC)
        before = standing(self.loaded.bank.questions, past, today=today)
        diary.due.append(len(before.due(today)))
        diary.late.append(max([(today - each.rest.latest).days for each in before.due(today)], default=0))
        for _ in range(A_DAY):
            question = self._next()
            now = standing([question], self.past(), today=today)
            if now.weakest is not None:
                diary.asked[now.weakest].update({ALL: 1, **dict(question.expects)})
            assert drill(self.env(self._answer(question, skill)), DrillOptions(ids=(question.id,))) == 0
            self.now += timedelta(minutes=3)

    def past(self) -> list[tuple[date, Any]]:
        """Return all that is stored, each attempt with its day."""
        env = self.env()
        with stored.store(env) as store:
            return stored.after(env, store, self.loaded.bank, 0)

    def report(self) -> Any:
        """Return the report as JSON."""
        assert report(self.env(), ReportOptions(days=None, format=ReportFormat.JSON, bank=None)) == 0
        return json.loads(self.out.getvalue())

    def _next(self) -> Question:
        assert why(self.env(), WhyOptions(bank=None, level=None, topic=None, as_json=True)) == 0
        return opened.question(self.loaded, json.loads(self.out.getvalue())["id"])

    def _answer(self, question: Question, skill: float) -> str:
        """Return a rated answer to this question that is about as good as the learner is by now."""
        samples: list[tuple[str, dict[str, int]]] = [(sample.answer, {}) for sample in question.tests]
        answers = self._answers.get(question.ask) or samples
        self._chance.shuffle(answers)

        def apart(answer: tuple[str, dict[str, int]]) -> float:
            wanted = {dimension: 2 * skill ** (3 if dimension == SLOWLY else 1) for dimension, _ in question.expects}
            return sum(abs(answer[1].get(dimension, 1) - level) for dimension, level in wanted.items())

        return min(answers, key=apart)[0]


def practised(home: Path, *, days: int, seed: int) -> tuple[Learner, Diary]:
    learner, diary = Learner(home, seed=seed), Diary()
    for day in range(days):
        learner.now = BEGIN + timedelta(days=day)
        if day % 7 != 6:  # one day in the week is free
            learner.day(diary, skill=0.2 + 0.7 * day / 60)
    return learner, diary


@pytest.mark.parametrize(("days", "seed"), [(10, 5), *(pytest.param(60, n, marks=pytest.mark.slow) for n in (5, 6, 7))])
def test_what_is_asked_follows_from_what_was_answered(tmp_path: Path, days: int, seed: int) -> None:
    home = tmp_path / "home"
    learner, diary = practised(home, days=days, seed=seed)
    past = learner.past()
    told = learner.report()
    means = dimension_means([attempt for _, attempt in past])
    connection = sqlite3.connect(home / "twominute.db")
    count, questions, overall = connection.execute(
        "select count(*), count(distinct question_id), avg(overall) from attempt join reading on attempt = number"
    ).fetchone()
    connection.close()

    assert max(diary.due) <= 6 * A_DAY
    assert days < MONTH or mean(diary.due[-MONTH:]) <= mean(diary.due[:MONTH]) + A_DAY, "a backlog grows"
    assert max(diary.late) == 0, "a question came back after its interval"
    most = max(diary.of_each()[dimension] for dimension in DIMENSIONS)
    assert days < MONTH or diary.of_the_weakest() > most, "one dimension was asked for more than what was the weakest"
    assert diary.outdone(learner.loaded.bank.questions, least=3 * A_DAY) == {}
    assert questions >= count / MET_AGAIN
    assert (told["attempts"], told["questions"]) == (count, questions) == (len(past), questions)
    assert told["overall"]["mean"] == pytest.approx(overall, abs=ROUNDED)
    for dimension, rate in told["dimensions"].items():
        assert rate["attempts"] == means[dimension].attempts
        assert rate["mean"] == pytest.approx(means[dimension].mean, abs=ROUNDED)
