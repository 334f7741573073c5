"""`twominute history overrides`: where the person holds a reading to be wrong, listed and exported."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TextIO

from twominute.commands import opened, stored
from twominute.commands.ask import agrees
from twominute.commands.env import Env
from twominute.commands.options import OverridesOptions
from twominute.commands.output import show, show_json, tell
from twominute.corrections import Rated, corrected, rated
from twominute.errors import Exit, NothingToDoError
from twominute.files.writing import refuse_present, write_private
from twominute.render.corrections import corrections_page, exported_page
from twominute.render.corrections_json import answer_row, correction_json, label_row


def overrides(env: Env, options: OverridesOptions) -> Exit:
    """List the corrections, or write the corrected answers as rated ones."""
    with stored.store(env) as store:
        attempts = store.attempts(newest_first=False)
    found = corrected(attempts)
    if options.as_json:
        show_json(env, [correction_json(each) for each in found])
    elif not found:
        raise NothingToDoError(
            "No reading is corrected.", next_step="After a reading, its key for a wrong one stores what you hold right."
        )
    elif options.export is None:
        show(env, corrections_page(found))
    if options.export is None:
        return Exit.FINE
    rubric = opened.bank(env, None).bank.rubric
    answers = rated(attempts, dimensions=tuple(each.id for each in rubric.dimensions))
    left_out = len({each.number for each in found}) - len(answers)
    return _export(env, options.export, answers, left_out=left_out, on=env.stderr if options.as_json else env.stdout)


def _export(env: Env, stem: Path, answers: tuple[Rated, ...], *, left_out: int, on: TextIO) -> Exit:
    if not answers:
        raise NothingToDoError(
            "No corrected answer was read by the dimensions that a scorer is trained on.",
            next_step="`twominute history overrides` lists the corrections.",
        )
    # Labels first: a loader takes an answers file only where its labels are there, so half an export is none.
    rows = {"labels": map(label_row, answers), "answers": map(answer_row, answers)}
    paths = {kind: stem.with_name(f"{stem.name}.{kind}.jsonl") for kind in rows}
    for path in paths.values():
        refuse_present(path)
    if not _may_leave(env, len(answers), paths["answers"]):
        tell(env, "Nothing is written. `twominute history overrides` lists the corrections.")
        return Exit.NO
    for kind, path in paths.items():
        write_private(path, _lines(rows[kind]))
    page = exported_page(
        [each.corrected for each in answers], files=[str(each) for each in paths.values()], left_out=left_out
    )
    show(env, page, on=on)
    return Exit.FINE


def _may_leave(env: Env, count: int, path: Path) -> bool:
    """Ask once on a terminal: the answers are the person's own words, and no option of the program brings them back."""
    them = "One answer of yours, word for word," if count == 1 else f"{count} answers of yours, word for word,"
    return agrees(env, f"{them} and your reasons go into {path} and a file beside it. Write them? y or n:")


def _lines(rows: Iterable[Mapping[str, object]]) -> str:
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)
