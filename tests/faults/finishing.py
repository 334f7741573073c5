"""One answer finished as the screens do it: draft, lock, rate, read, each told on stdout when it is safe."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import TextIO

from twominute.commands import opened, stored
from twominute.commands.desk import RealDesk
from twominute.commands.env import Env
from twominute.commands.wanted import Sitting
from twominute.errors import DrillError, Exit
from twominute.model.attempt import Answer, SelfRating
from twominute.model.names import Mode
from twominute.model.reading import Level

TYPED = "We keep the old version warm and send traffic back to it when errors double within the hour."


def finish() -> int:
    """Finish one answer in the home of the environment; return the exit status."""
    with Path(os.devnull).open("w", encoding="utf-8") as out:
        try:
            _finish(out)
        except DrillError as error:
            sys.stderr.write(f"twominute: {error}\n")
            return error.status
    return Exit.FINE


def _finish(devnull: TextIO) -> None:
    env = Env(os.environ, None, devnull, devnull, lambda: 0.0, lambda: datetime.now(UTC), UTC, Random(1))
    loaded = opened.bank(env, None)
    question = opened.question(loaded, "churn-model-on-azure")
    with stored.store(env) as store:
        sitting = Sitting(
            questions=(question,),
            in_order=True,
            count=1,
            mode=Mode.PRACTICE,
            seconds_limit=lambda seconds: seconds,
            drafts=stored.drafts(env),
            strict=False,
            resumed=None,
        )
        desk = RealDesk(env, loaded, store, sitting=sitting)
        turn = desk.next_turn()
        assert turn is not None
        desk.begin(turn)
        for end in (20, len(TYPED)):
            desk.keep(TYPED[:end], seconds_used=float(end), hints_used=0)
            tell(f"draft {end}")
        desk.lock(Answer(TYPED, 60.0, 120), hints_used=0)
        tell("locked")
        desk.rate(SelfRating((("rollback", Level.MENTIONED),)))
        tell("rated")
        desk.read()
        tell("read")
        desk.close()


def tell(line: str) -> None:
    """Say one line at once."""
    os.write(1, line.encode() + b"\n")
