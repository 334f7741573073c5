"""`twominute bank check`: the structure of a bank, then whether its own samples read as they must."""

import json
import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.progress import track

from twominute.bank.check import check_areas, check_cues, check_question, check_twins, in_order
from twominute.bank.loaded import LoadedBank
from twominute.bank.problems import BrokenBankError, Problem
from twominute.batch.pool import over_questions
from twominute.commands.env import Env
from twominute.commands.options import CheckFormat
from twominute.commands.output import tell
from twominute.commands.reader import Reader
from twominute.errors import Exit
from twominute.files.banks import find_bank
from twominute.files.home import banks_folder
from twominute.files.load import load_bank, places_of
from twominute.render.findings import findings_github, findings_json, findings_sarif, findings_text

FEW = 8
"""Questions that are read before a second process has started."""


def check_bank(env: Env, choice: str | None, shape: CheckFormat) -> Exit:
    """Check a bank and write what is to be mended."""
    path = find_bank(choice, banks_folder(env.environ))
    try:
        loaded = load_bank(path)
    except BrokenBankError as error:
        found: Sequence[Problem] = error.problems
        counted = "The samples are read when these are mended"
    else:
        found = read_samples(env, loaded, path)
        count = len(loaded.bank.questions)
        counted = f"{count} {'question' if count == 1 else 'questions'} checked"
    _write(env, found, shape)
    tell(env, f"{counted}, {len(found)} to mend.")
    return Exit.NO if found else Exit.FINE


def read_samples(env: Env, loaded: LoadedBank, path: Path | None) -> list[Problem]:
    """Return what is to be mended in a bank whose structure is whole; a terminal sees how far it is."""
    questions = loaded.bank.questions
    results = over_questions(
        questions,
        partial(check_question, repairs=loaded.bank.repairs),
        partial(Reader, loaded.knowledge),
        processes=1 if len(questions) <= FEW else len(os.sched_getaffinity(0)),
    )
    shown = track(
        results,
        "Reading the samples",
        total=len(questions),
        console=Console(file=env.stderr),
        disable=not env.stderr.isatty(),
        transient=True,
    )
    checked = list(shown)
    places = places_of(path)
    findings = [
        *(finding for each in checked for finding in each.findings),
        *check_areas(loaded.bank),
        *check_cues(loaded.knowledge, places),
        *check_twins(questions, [each.meaning for each in checked]),
    ]
    return in_order(findings, places)


def _write(env: Env, found: Sequence[Problem], shape: CheckFormat) -> None:
    if shape is CheckFormat.JSON:
        text = json.dumps(findings_json(found), indent=1)
    elif shape is CheckFormat.SARIF:
        text = json.dumps(findings_sarif(found), indent=1)
    else:
        text = (findings_github if shape is CheckFormat.GITHUB else findings_text)(found)
    if text:
        env.stdout.write(f"{text}\n")
