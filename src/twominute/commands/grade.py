"""`twominute grade`: many answers read."""

import json
from functools import partial

from rich import progress
from rich.console import Console

from twominute.batch import BadLine
from twominute.batch import grade as graded
from twominute.commands import opened
from twominute.commands.env import Env
from twominute.commands.options import GradeOptions
from twominute.commands.output import tell
from twominute.commands.reader import Reader
from twominute.errors import Exit, InputError
from twominute.files.lines import line_writer
from twominute.render.reading_json import reading_json


def grade(env: Env, options: GradeOptions) -> Exit:
    """Read every answer of a file of JSON lines; bad lines are told and the rest goes on."""
    loaded = opened.bank(env, options.bank)
    if not options.source.is_file():
        raise InputError(f"{options.source} is not a file.", next_step="Give a file of JSON lines.")
    bad: list[BadLine] = []

    def on_bad(line: BadLine) -> None:
        bad.append(line)
        tell(env, f"{options.source}:{line.number}: {line.why}")

    count = 0
    bar = progress.open(
        options.source,
        "rb",
        description="Reading answers",
        console=Console(file=env.stderr),
        disable=not env.stderr.isatty(),
    )
    with bar as lines, line_writer(options.target, env.stdout) as write:
        readings = graded(
            lines,
            {each.id: each for each in loaded.bank.questions},
            partial(Reader, loaded.knowledge),
            processes=options.processes,
            on_bad=on_bad,
        )
        for each in readings:
            write(json.dumps(reading_json(each.id, each.ask, each.reading)))
            count += 1
    tell(env, f"{count} read, {len(bad)} bad {'line' if len(bad) == 1 else 'lines'} left out.")
    return Exit.BAD_INPUT if bad else Exit.FINE
