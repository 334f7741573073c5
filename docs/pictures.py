"""Draw the pictures of README from the real program and its real reader: `python docs/pictures.py [FOLDER]`.

Only the clocks stand still, so that the same program draws the same picture.
"""

import asyncio
import os
import random
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.text import Text
from textual.pilot import Pilot

from twominute.bank.loaded import LoadedBank
from twominute.commands import stored
from twominute.commands.desk import RealDesk
from twominute.commands.env import Env
from twominute.commands.options import ReportOptions
from twominute.commands.reader import Reader
from twominute.commands.report import report as write_report
from twominute.commands.wanted import Sitting
from twominute.errors import Exit
from twominute.files.load import load_bank
from twominute.model.attempt import Answer, Attempt, SelfRating, Session
from twominute.model.names import Mode
from twominute.model.question import SampleKind
from twominute.model.reading import Level, Reading
from twominute.tui.app import DrillApp
from twominute.tui.editor import AnswerEditor

SIZE = (100, 30)
DAY = datetime(2026, 11, 2, 9, tzinfo=UTC)
QUESTION = "deploy-a-fraud-model"
USED = 103.0
"""Seconds."""
ANSWER = (
    "The model decides which card payments we stop, and I judge it by fraud loss and by how many honest customers "
    "we turn away. I train it on last year's payments, test it on the newest month, and register it with its data "
    "and code. It then scores live traffic in shadow for two weeks. It goes to five per cent of the payments only "
    "if it declines no more good ones than today's model, and the risk team signs that off. On a dashboard we keep "
    "an eye on drift. We use MLflow and SageMaker."
)
DAYS = 28
"""Of practice before a report, an answer on each."""
KINDS = (SampleKind.GOOD, SampleKind.PLAIN, SampleKind.TOOLS, SampleKind.NEGATED)
UNTIL = "By level of question"
"""Where the picture of a report ends: all of it is a hundred lines."""
STILL = 4
"""Looks at the screen, a fifth of a second apart, that have to be the same."""
_FONT_FACE = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)
"""Rich names fonts on another server; a picture of ours asks nobody."""


async def drill() -> dict[str, str]:
    """Return pictures of an answer while it is typed, and of its reading, by their names."""
    clock = [0.0]
    with TemporaryDirectory() as home, _desk(Path(home), lambda: clock[0]) as desk:
        app = DrillApp(desk, lambda: clock[0])
        async with app.run_test(size=SIZE) as pilot:
            editor = app.screen.query_one(AnswerEditor)
            editor.cursor_blink = False
            editor.insert(ANSWER)
            clock[0] = USED
            pictures = {"drill.svg": await _picture(pilot, "30 seconds left", f"{len(ANSWER.split())} words")}
            await pilot.press("ctrl+s")
            await pilot.press("enter")
            pictures["reading.svg"] = await _picture(pilot, "Overall", "follow-up")
    return pictures


def report() -> str:
    """Return a picture of the beginning of a report on some weeks of practice, as a terminal shows it."""
    screen = _Terminal()
    with TemporaryDirectory() as home:
        env = _env(Path(home), lambda: 0.0)._replace(stdout=screen)
        _practise(env, load_bank(None))
        write_report(env, ReportOptions())
    page, _, _ = screen.getvalue().partition(UNTIL)
    console = Console(record=True, width=SIZE[0], file=StringIO(), color_system="truecolor", force_terminal=True)
    console.print(Text.from_ansi(page.rstrip()))
    return _FONT_FACE.sub("", console.export_svg(title="twominute report", unique_id="report"))


class _Terminal(StringIO):
    """Where a report is written as for a person's eyes."""

    def isatty(self) -> bool:
        return True


def _practise(env: Env, loaded: LoadedBank) -> None:
    """Answer questions with their own sample answers, good and poor."""
    read = Reader(loaded.knowledge)
    session = Session("picture", Mode.PRACTICE, DAY - timedelta(days=DAYS))
    with stored.store(env) as store:
        store.save_session(session)
        for day in range(DAYS):
            question, kind = env.rng.choice(loaded.bank.questions), env.rng.choice(KINDS)
            text = next(each.answer for each in question.tests if each.kind is kind)
            reading = read(question, text)
            attempt = Attempt(
                number=0,
                session_id=session.id,
                mode=session.mode,
                question_id=question.id,
                level=question.level,
                ask=question.ask,
                follow_up=None,
                answer=Answer(text, env.rng.uniform(70, 130), question.seconds),
                started_at=session.started_at + timedelta(days=day),
                hints_used=0,
                self_rating=_expected(env, reading),
                reading=reading,
                overrides=(),
            )
            store.save_attempt(attempt)


def _expected(env: Env, reading: Reading) -> SelfRating:
    """Return what the writer of an answer expects: now and then a level more than is found."""
    levels = {name: min(Level.EXPLAINED, level + env.rng.choice([0, 0, 1])) for name, level in reading.levels.items()}
    return SelfRating(tuple((name, Level(level)) for name, level in levels.items()))


def _env(home: Path, monotonic: Callable[[], float]) -> Env:
    return Env(
        environ={**os.environ, "TWOMINUTE_HOME": str(home), "TERM": "xterm-256color"},
        stdin=None,
        stdout=sys.stdout,
        stderr=sys.stderr,
        monotonic=monotonic,
        now=lambda: DAY,
        zone=UTC,
        rng=random.Random(0),  # noqa: S311 -- it picks samples of a picture
    )


@contextmanager
def _desk(home: Path, monotonic: Callable[[], float]) -> Iterator[RealDesk]:
    env = _env(home, monotonic)
    loaded = load_bank(None)
    sitting = Sitting(
        questions=tuple(each for each in loaded.bank.questions if each.id == QUESTION),
        in_order=True,
        count=1,
        mode=Mode.PRACTICE,
        seconds_limit=lambda seconds: seconds,
        drafts=stored.drafts(env),
        strict=False,
        resumed=None,
    )
    with stored.store(env) as store:
        yield RealDesk(env, loaded, store, sitting=sitting)


async def _picture(pilot: Pilot[Exit], *words: str) -> str:
    """Return the screen once it has these words on it and has stood still."""
    seen: list[str] = []
    while len(seen) < STILL or not all(each.replace(" ", "&#160;") in seen[-1] for each in words):
        await pilot.pause(0.2)
        found = pilot.app.export_screenshot(title="twominute")
        seen = [*seen, found] if seen and seen[-1] == found else [found]
    return _FONT_FACE.sub("", seen[-1])


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if sys.argv[1:] else Path(__file__).parent
    os.environ |= {"COLUMNS": str(SIZE[0]), "OPENBLAS_NUM_THREADS": "1"}
    for name, text in {**asyncio.run(drill()), "report.svg": report()}.items():
        (folder / name).write_text(text, encoding="utf-8")
