"""The commands of `twominute bank` as they are typed."""

from pathlib import Path
from typing import Annotated

import typer

from twominute.bank.names import SchemaOf
from twominute.cli.words import BankOption, JsonOption, LevelOption, TopicOption, env_of, question_ids
from twominute.commands.options import (
    AddOptions,
    AnkiOptions,
    CheckFormat,
    ListOptions,
    NewOptions,
    ShowQuestionOptions,
)
from twominute.model.names import Difficulty

bank_app = typer.Typer(help="The question banks: plain YAML in a folder.", no_args_is_help=True)
QuestionArgument = Annotated[str, typer.Argument(help="The id of a question.", autocompletion=question_ids)]


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
    if options.as_json:
        from twominute.commands import bank as verb

        return verb.list_whole(env_of(context), options)
    from twominute.commands import listing

    return listing.list_questions(env_of(context), options)


@bank_app.command("topics")
def bank_topics(context: typer.Context, *, bank: BankOption = None, as_json: JsonOption = False) -> int:
    """List the topics, with what they mean and how many questions there are at each level."""
    from twominute.commands import bank as verb

    return verb.list_topics(env_of(context), bank, as_json=as_json)


@bank_app.command("show")
def bank_show(
    context: typer.Context,
    question: QuestionArgument,
    *,
    bank: BankOption = None,
    model: Annotated[bool, typer.Option("--model", help="The model answer too.")] = False,
    as_json: JsonOption = False,
) -> int:
    """Show one question."""
    options = ShowQuestionOptions(question_id=question, bank=bank, with_model=model, as_json=as_json)
    from twominute.commands import bank as verb

    return verb.show_question(env_of(context), options)


@bank_app.command("export")
def bank_export(
    context: typer.Context,
    *,
    anki: Annotated[Path, typer.Option(metavar="FILE.apkg", help="The new file, a deck for Anki.")],
    bank: BankOption = None,
    level: LevelOption = None,
    topic: TopicOption = None,
) -> int:
    """Write an Anki deck: model answers and what your answers left open."""
    options = AnkiOptions(target=anki, bank=bank, level=level, topic=topic)
    from twominute.commands import anki as verb

    return verb.export(env_of(context), options)


@bank_app.command("check")
def bank_check(
    context: typer.Context,
    bank: Annotated[str | None, typer.Argument(help="A folder, a file or the name of a bank; default: mlops.")] = None,
    *,
    shape: Annotated[CheckFormat, typer.Option("--format", help="How findings are written.")] = CheckFormat.TEXT,
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
) -> int:
    """Check a bank and read all its sample answers."""
    from twominute.commands import check as verb

    return verb.check_bank(env_of(context), bank, CheckFormat.JSON if as_json else shape)


@bank_app.command("new")
def bank_new(
    context: typer.Context,
    path: Annotated[Path, typer.Argument(help="The question file to begin, or with --field a folder.")],
    *,
    level: Annotated[Difficulty, typer.Option(help="The level of the question.")] = Difficulty.BEGINNER,
    topic: Annotated[str | None, typer.Option(help="The topic of the question.")] = None,
    field: Annotated[
        bool, typer.Option("--field", help="A bank for another field: its own rubric and topics.")
    ] = False,
) -> int:
    """Begin a question file with a comment on every key, and its JSON Schema beside it."""
    options = NewOptions(path=path, level=level, topic=topic)
    from twominute.commands import authoring as verb

    return verb.new_field(env_of(context), options) if field else verb.new_question(env_of(context), options)


@bank_app.command("schema")
def bank_schema(
    context: typer.Context, what: Annotated[SchemaOf, typer.Argument(help="Which file.")] = SchemaOf.QUESTION
) -> int:
    """Write the JSON Schema (draft-07) of a kind of file."""
    from twominute.commands import authoring as verb

    return verb.schema(env_of(context), what)


@bank_app.command("edit")
def bank_edit(context: typer.Context, question: str, *, bank: BankOption = None) -> int:
    """Edit a question of a bank of your own: a copy is opened in $EDITOR, checked, and then put in its place."""
    from twominute.commands import authoring as verb

    return verb.edit(env_of(context), question, bank)


@bank_app.command("add")
def bank_add(
    context: typer.Context,
    path: Annotated[Path, typer.Argument(help="A folder of questions, or one question file.")],
    *,
    name: Annotated[str | None, typer.Option(help="What `--bank` will know it by; default: the folder's name.")] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Put it in the place of one with that name.")] = False,
) -> int:
    """Check a bank and copy it to your own banks, where `--bank NAME` finds it. Nothing in it is ever executed."""
    options = AddOptions(path=path, name=name, replace=replace)
    from twominute.commands import authoring as verb

    return verb.add(env_of(context), options)
