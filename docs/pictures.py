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
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from textual.pilot import Pilot

from twominute.commands import stored
from twominute.commands.desk import RealDesk
from twominute.commands.env import Env
from twominute.commands.wanted import Sitting
from twominute.errors import Exit
from twominute.files.load import load_bank
from twominute.model.names import Mode
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


@contextmanager
def _desk(home: Path, monotonic: Callable[[], float]) -> Iterator[RealDesk]:
    env = Env(
        environ={**os.environ, "TWOMINUTE_HOME": str(home)},
        stdin=None,
        stdout=sys.stdout,
        stderr=sys.stderr,
        monotonic=monotonic,
        now=lambda: DAY,
        zone=UTC,
        rng=random.Random(0),  # noqa: S311 -- it picks nothing here
    )
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
    for name, text in asyncio.run(drill()).items():
        (folder / name).write_text(text, encoding="utf-8")
