"""The command of a session as it is typed."""

from typing import Annotated

import typer

from twominute.cli.words import BankOption, JsonOption, LevelOption, TopicOption, env_of, question_ids
from twominute.commands.options import DrillOptions
from twominute.model.names import Mode


def drill(
    context: typer.Context,
    ids: Annotated[
        list[str] | None, typer.Argument(help="Questions to answer, by id.", autocompletion=question_ids)
    ] = None,
    *,
    level: LevelOption = None,
    topic: TopicOption = None,
    count: Annotated[int | None, typer.Option(min=1, max=50, help="How many questions.")] = None,
    mode: Annotated[
        Mode, typer.Option(help="practice: help and feedback at once; interview: neither.")
    ] = Mode.PRACTICE,
    minutes: Annotated[float | None, typer.Option(min=0, max=60, help="Minutes for each answer; 0: no limit.")] = None,
    strict: Annotated[
        bool, typer.Option("--strict/--no-strict", show_default=False, help="Lock the answer when time is up.")
    ] = False,
    no_limit: Annotated[bool, typer.Option("--no-limit", help="No time limit.")] = False,
    plain: Annotated[
        bool, typer.Option("--plain/--no-plain", show_default=False, help="Plain lines instead of the full screen.")
    ] = False,
    self_rating: Annotated[
        bool,
        typer.Option(
            "--self-rating/--no-self-rating", show_default=False, help="Ask what the answer covers before it is read."
        ),
    ] = True,
    announce: Annotated[
        bool,
        typer.Option("--announce/--no-announce", show_default=False, help="Tell the time left, in plain lines."),
    ] = True,
    without_tools: Annotated[bool, typer.Option("--without-tools", help="Answer without product names.")] = False,
    repair: Annotated[bool, typer.Option("--repair", help="Write a given answer anew that only names tools.")] = False,
    retry: Annotated[
        int | None, typer.Option(help="Give answer N once more, with its gap as the goal.", metavar="N")
    ] = None,
    gap: Annotated[
        str | None, typer.Option(help="With --retry: the dimension whose gap it is.", metavar="NAME")
    ] = None,
    bank: BankOption = None,
    as_json: JsonOption = False,
) -> int:
    """Answer questions against the clock; an answer that is piped in is read at once."""
    options = DrillOptions(
        ids=tuple(ids or ()),
        level=level,
        topic=topic,
        how_many=_set_count(context, mode) if count is None and not repair else count,
        mode=mode,
        minutes=minutes,
        strict=strict,
        no_limit=no_limit,
        plain=plain,
        bank=bank,
        as_json=as_json,
        without_tools=without_tools,
        repair=repair,
        self_rating=self_rating,
        announce=announce,
        retry=retry,
        gap=gap,
    )
    from twominute.commands import drill as verb

    return verb.drill(env_of(context), options)


def _set_count(context: typer.Context, mode: Mode) -> int | None:
    """Return how many questions the person has set for a session of this mode."""
    found = context.lookup_default(f"{mode}_count")
    return found if isinstance(found, int) else None
