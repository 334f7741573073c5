"""Which settings stand for which options: the table beside the parser."""

from collections.abc import Iterator
from typing import Any

import typer

from twominute.cli.app import app
from twominute.cli.usual import TAKES, Takes
from twominute.cli.words import BankOption
from twominute.model.setting import BY_NAME

NOT_OPTIONS = {"practice_count", "interview_count"}
"""One option says both."""
OTHER_MEANING = {("show",)}
"""`show` looks for the bank that an answer was read by."""


def taking(takes: Takes, *above: str) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Yield each command of the table with its keys."""
    for name, keys in takes.items():
        if isinstance(keys, tuple):
            yield (*above, name), keys
        else:
            yield from taking(keys, *above, name)


def commands(command: Any, *above: str) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    """Yield each command of the parser with its options."""
    for name, each in getattr(command, "commands", {}).items():
        yield (*above, name), {option.name: option for option in each.params}
        yield from commands(each, *above, name)


def test_every_key_of_the_table_is_a_setting_and_an_option() -> None:
    parser = dict(commands(typer.main.get_command(app)))

    for command, keys in taking(TAKES):
        assert set(keys) <= set(BY_NAME)
        assert set(keys) - NOT_OPTIONS <= set(parser[command])
    assert {key for _, keys in taking(TAKES) for key in keys} == set(BY_NAME)


def test_every_command_that_asks_from_a_bank_asks_from_the_one_that_is_set() -> None:
    words = BankOption.__metadata__[0].help  # type: ignore[attr-defined]
    parser = commands(typer.main.get_command(app))
    asking = {name for name, options in parser if "bank" in options and options["bank"].help == words}

    assert asking - OTHER_MEANING == {command for command, keys in taking(TAKES) if "bank" in keys}
