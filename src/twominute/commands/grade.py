"""`twominute grade`: many answers read."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import islice
from pathlib import Path

from twominute.bank.loaded import LoadedBank
from twominute.batch.pool import Graded
from twominute.batch.pool import grade as grade_in_pool
from twominute.batch.rows import BadLine, Row, csv_rows, json_rows
from twominute.commands import opened
from twominute.commands.ask import agrees
from twominute.commands.counting import Counting, counting
from twominute.commands.env import Env
from twominute.commands.options import GradeOptions
from twominute.commands.output import tell
from twominute.commands.reader import Reader
from twominute.errors import Exit, InputError, StorageError
from twominute.files.banks import find_bank
from twominute.files.home import banks_folder
from twominute.files.kept import digest_of
from twominute.files.part import Part, is_begun, part_of
from twominute.files.sources import sources_of
from twominute.files.writing import write_bytes
from twominute.render.graded import columns, flat, graded_csv
from twominute.render.reading_json import reading_json

CSV, PARQUET = ".csv", ".parquet"


def grade(env: Env, options: GradeOptions) -> Exit:
    """Read every answer of a file; bad lines are told, and where there is a target a kill loses no reading."""
    loaded = opened.bank(env, options.bank)
    if not options.source.is_file():
        raise InputError(f"{options.source} is not a file.", next_step="Give a file of JSON lines, or of CSV.")
    if options.target is not None and not _may_be_written(env, options.target):
        tell(env, "Nothing is read. -o with another name keeps both files.")
        return Exit.NO
    bad: list[BadLine] = []

    def on_bad(line: BadLine) -> None:
        bad.append(line)
        tell(env, f"{options.source}:{line.number}: {line.why}")

    shape = _shape(options.target, loaded)
    with counting(env, options.source) as count:
        cut = csv_rows if options.source.suffix == CSV else json_rows
        rows = cut(count.lines, {each.id: each for each in loaded.bank.questions}, on_bad)
        if options.target is None:
            for line in _lines(rows, loaded, options, count):
                env.stdout.write(f"{line}\n")
        else:
            with part_of(options.target, _key(env, loaded, options), anew=options.anew) as part:
                _go_on(env, part, rows, count)
                for line in _lines(rows, loaded, options, count):
                    part.write(line)
                write_bytes(options.target, shape(part.lines()))
    tell(env, f"{count.read:,} read, {len(bad)} bad {'line' if len(bad) == 1 else 'lines'} left out.")
    return Exit.BAD_INPUT if bad else Exit.FINE


def _may_be_written(env: Env, target: Path) -> bool:
    """Ask before a file goes that no ended run of this command has begun to replace."""
    if not target.is_file() or is_begun(target):
        return True
    return agrees(env, f"{target} is there already. Write over it? y or n:")


def _go_on(env: Env, part: Part, rows: Iterator[Row], count: Counting) -> None:
    """Pass over what is done already."""
    if part.done:
        tell(env, f"{part.done:,} were read before; the rest goes on.")
    count.skip(sum(1 for _ in islice(rows, part.done)))


def _lines(rows: Iterable[Row], loaded: LoadedBank, options: GradeOptions, count: Counting) -> Iterator[str]:
    try:
        for each in _graded(rows, loaded, options):
            yield json.dumps(reading_json(each.id, each.ask, each.reading))
            count.one()
    except BrokenProcessPool as error:
        raise StorageError(
            "A process that read answers was ended from outside, perhaps for want of memory.",
            next_step="The same command goes on where it stopped; --processes 1 needs the least.",
        ) from error


def _graded(rows: Iterable[Row], loaded: LoadedBank, options: GradeOptions) -> Iterator[Graded]:
    open_reader = partial(Reader, loaded.knowledge)
    if options.scheduler is None:
        return grade_in_pool(rows, open_reader, processes=options.processes)
    try:
        # Late: an extra of the installation, and half a second.
        from twominute.batch.cluster import grade_on
    except ImportError as error:
        raise InputError("Dask is not installed.", next_step="pip install 'twominute[dask]'") from error
    return grade_on(rows, open_reader, scheduler=options.scheduler, processes=options.processes)


def _key(env: Env, loaded: LoadedBank, options: GradeOptions) -> str:
    """Return what changes with anything that the readings depend on."""
    path = find_bank(options.bank, banks_folder(env.environ))
    with options.source.open("rb") as source:
        answers = hashlib.file_digest(source, "sha256").hexdigest()
    words = f"{answers} {digest_of(sources_of(path))} {Reader(loaded.knowledge).scorer} {options.source.suffix == CSV}"
    return hashlib.sha256(words.encode()).hexdigest()


def _shape(target: Path | None, loaded: LoadedBank) -> Callable[[Iterator[str]], Iterator[bytes]]:
    """Return what makes a file of readings as JSON lines."""
    dimensions = [each.id for each in loaded.bank.rubric.dimensions]
    if target is not None and target.suffix == PARQUET:
        # Late: an extra of the installation; but before anything is read.
        from twominute.files.parquet import parquet_pieces

        return lambda lines: parquet_pieces(map(flat, lines), columns(dimensions))
    if target is not None and target.suffix == CSV:
        return lambda lines: (line.encode() for line in graded_csv(lines, dimensions))
    return lambda lines: (f"{line}\n".encode() for line in lines)
