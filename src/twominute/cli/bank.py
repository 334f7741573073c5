"""The commands of `twominute bank` as they are typed."""

from pathlib import Path
from typing import Annotated

import typer

from twominute.cli.words import BankOption, JsonOption, LevelOption, TopicOption, env_of, question_ids
from twominute.commands.options import ListOptions, ShowQuestionOptions

bank_app = typer.Typer(help="The question banks: plain YAML in a folder.", no_args_is_help=True)


@bank_app.command("list")
def bank_list(
    context: typer.Context,
    *,
    bank: BankOption = None,
    level: LevelOption = None,
    topic: TopicOption = None,
    as_json: JsonOption = False,
) -> int:
    """List the questions."""
    options = ListOptions(bank=bank, level=level, topic=topic, as_json=as_json)
    from twominute.commands import bank as verb

    return verb.list_questions(env_of(context), options)


@bank_app.command("show")
def bank_show(
    context: typer.Context,
    question: Annotated[str, typer.Argument(help="The id of a question.", autocompletion=question_ids)],
    *,
    bank: BankOption = None,
    model: Annotated[bool, typer.Option("--model", help="The model answer too.")] = False,
    as_json: JsonOption = False,
) -> int:
    """Show one question."""
    options = ShowQuestionOptions(question_id=question, bank=bank, with_model=model, as_json=as_json)
    from twominute.commands import bank as verb

    return verb.show_question(env_of(context), options)


@bank_app.command("check")
def bank_check(
    context: typer.Context,
    path: Annotated[Path | None, typer.Argument(help="A folder of questions; default: the bundled one.")] = None,
    *,
    as_json: JsonOption = False,
) -> int:
    """Check a bank and read all its sample answers."""
    from twominute.commands import bank as verb

    return verb.check_bank(env_of(context), path, as_json=as_json)
