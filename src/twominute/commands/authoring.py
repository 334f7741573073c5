"""`twominute bank new`, `schema`, `edit` and `add`: banks of a person's own."""

import shlex
from pathlib import Path

from twominute.bank.fields import SLUG
from twominute.bank.file import BankFile
from twominute.bank.load import parse_bank
from twominute.bank.names import SchemaOf
from twominute.bank.schema import schema_text
from twominute.bank.skeleton import CUES, RUBRIC, TOOLS, TOPICS, question_skeleton
from twominute.commands import opened
from twominute.commands.check import read_samples
from twominute.commands.editing import edit_copy
from twominute.commands.env import Env
from twominute.commands.options import AddOptions, NewOptions
from twominute.commands.output import tell
from twominute.errors import Exit, UsageError
from twominute.files.banks import bundled, find_bank, named_banks
from twominute.files.home import banks_folder
from twominute.files.load import load_bank, shelf_of
from twominute.files.shelving import copy_bank, put_in_place, write_new
from twominute.files.sources import read_bank
from twominute.render.findings import findings_text

OWN = "own"
"""The bank that single question files are added to."""


def new_question(env: Env, options: NewOptions) -> Exit:
    """Begin a question file beside whatever bank is in its folder."""
    path = options.path if options.path.suffix in {".yaml", ".yml"} else options.path.with_suffix(".yaml")
    if not SLUG.fullmatch(path.stem):
        raise UsageError(
            f'"{path.stem}" is no id of a question.',
            next_step="Use small letters, digits and hyphens, such as why-a-gate.",
        )
    around = shelf_of(path.parent)
    topics = [each.id for each in around.topics]
    topic = options.topic or topics[0]
    if topic not in topics:
        raise UsageError(f'There is no topic "{topic}".', next_step=f"Topics here: {', '.join(topics)}.")
    dimensions = tuple(each.id for each in around.knowledge.rubric.dimensions)
    write_new(path, question_skeleton(path.stem, level=options.level, topic=topic, dimensions=dimensions))
    _write_schema(path.parent, SchemaOf.QUESTION)
    tell(env, f"{path} is begun: write over its texts, then `twominute bank check {shlex.quote(str(path.parent))}`.")
    return Exit.FINE


def new_field(env: Env, options: NewOptions) -> Exit:
    """Begin a bank for another field: a rubric, topics, cues and product names to be written over."""
    folder = options.path
    write_new(folder / "rubric.yaml", RUBRIC)
    write_new(folder / "topics.yaml", TOPICS)
    write_new(folder / "cues.yaml", CUES)
    write_new(folder / "tools.yaml", TOOLS)
    _write_schema(folder, SchemaOf.RUBRIC)
    _write_schema(folder, SchemaOf.TOPICS)
    first = shlex.quote(str(folder / "first-question.yaml"))
    tell(
        env,
        f"{folder} is begun: write its rubric, topics, cues and tools, then `twominute bank new {first}`.",
    )
    return Exit.FINE


def schema(env: Env, what: SchemaOf) -> Exit:
    """Write a schema on stdout."""
    env.stdout.write(schema_text(what))
    return Exit.FINE


def edit(env: Env, question_id: str, choice: str | None) -> Exit:
    """Let the person edit a copy of a question; it takes the question's place once the bank is whole with it."""
    path = find_bank(choice, banks_folder(env.environ))
    if path is None or path.is_relative_to(bundled()):
        raise UsageError(
            "The questions that come with the program are not edited in place.",
            next_step="Begin one of your own: `twominute bank new FOLDER/ID.yaml`.",
        )
    opened.question(load_bank(path), question_id)
    files = read_bank(path)
    file = next(each for each in files if Path(each.path_shown).stem == question_id)
    others = [each for each in files if each is not file]
    place, base = Path(file.path_shown), load_bank(None)

    def put(text: bytes) -> None:
        parse_bank("edited", [*others, BankFile(file.path_shown, text)], base=base)
        put_in_place(place, text.decode())
        tell(env, f"{place} is changed. `twominute bank check` reads its samples.")

    return edit_copy(env, place, file.text, put=put)


def add(env: Env, options: AddOptions) -> Exit:
    """Copy a bank whose structure is whole to the person's own banks; what its samples lack is told."""
    files = read_bank(options.path)
    is_one = options.path.is_file()
    name = options.name or (OWN if is_one else options.path.resolve().name.casefold())
    _refuse_name(env, name, is_one=is_one, replace=options.replace)
    folder = banks_folder(env.environ) / name
    added = {_within(options.path, each): each.text for each in files}
    kept = {_within(folder, each): each.text for each in read_bank(folder)} if is_one and folder.is_dir() else {}
    taken = sorted(added.keys() & kept.keys())
    if taken and not options.replace:
        raise UsageError(
            f"{taken[0]} is in your bank {name} already.", next_step="Add it with --replace, or rename it."
        )
    whole = [BankFile(each, text) for each, text in {**kept, **added}.items()]
    parse_bank(name, whole, base=load_bank(None))
    copy_bank({each.path_shown: each.text for each in whole}, folder)
    found = read_samples(env, load_bank(folder), folder)
    if found:
        env.stdout.write(f"{findings_text(found)}\n")
    tell(env, f"Your bank {name} is at {folder}, {len(found)} to mend. Practise: twominute drill --bank {name}")
    return Exit.FINE


def _refuse_name(env: Env, name: str, *, is_one: bool, replace: bool) -> None:
    if not SLUG.fullmatch(name):
        raise UsageError(f'"{name}" is no name for a bank.', next_step="Give one: --name my-bank")
    own = banks_folder(env.environ)
    if name in named_banks(own) and not (own / name).is_dir():
        raise UsageError(f"{name} is a bank that comes with the program.", next_step="Give another name: --name")
    if (own / name).is_dir() and not is_one and not replace:
        raise UsageError(f"You have a bank {name} already.", next_step="Give another --name, or --replace it.")


def _within(bank: Path, file: BankFile) -> str:
    """Return the path of a file within its bank."""
    path = Path(file.path_shown)
    return str(path.relative_to(bank)) if bank.is_dir() else path.name


def _write_schema(folder: Path, what: SchemaOf) -> None:
    path = folder / f"{what}.schema.json"
    if not path.exists():
        write_new(path, schema_text(what))
