"""Words that several commands share."""

from functools import partial
from typing import Annotated

import typer

from twominute.commands.env import Env
from twominute.model.names import Difficulty

BankOption = Annotated[
    str | None, typer.Option("--bank", help="Another bank: a name from `twominute bank list`, a folder or a file.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Write documented JSON.")]
LevelOption = Annotated[Difficulty | None, typer.Option(help="Only questions of this level.")]
output_option = partial(typer.Option, "-o", "--output", readable=False)
"""A file to be written: one that is there is refused or replaced by the command itself, readable or not."""
TopicOption = Annotated[str | None, typer.Option(help="Only questions of this topic.")]


def question_ids(incomplete: str) -> list[str]:
    """Return the ids that a half-typed one may become, for the shell."""
    # By file name: a completion must be there before the next key.
    from twominute.files.banks import bundled

    paths = (path for level in Difficulty for path in (bundled() / level).glob("*.yaml"))
    return sorted(path.stem for path in paths if path.stem.startswith(incomplete))


def env_of(context: typer.Context) -> Env:
    """Return the world that `run` handed in."""
    env = context.obj
    if not isinstance(env, Env):
        raise TypeError("the program's Env is missing: call twominute.cli.run")
    return env
