"""`twominute drill ID < answer.txt`: one answer through a pipe, stored and read."""

from twominute.bank.loaded import LoadedBank
from twominute.commands import beside, opened, stored
from twominute.commands.answered import save_answer
from twominute.commands.env import Env
from twominute.commands.options import DrillOptions
from twominute.commands.output import show, show_json, tell
from twominute.commands.reader import Reader
from twominute.commands.repairing import repair_named
from twominute.errors import Exit, InputError, UsageError
from twominute.files.answers import read_answer
from twominute.model.attempt import Link, LinkKind
from twominute.model.question import Question, Repair, Rubric
from twominute.render.pieces import BLANK, join_with_blanks
from twominute.render.reading import reading_page
from twominute.render.reading_json import reading_json
from twominute.render.rewrite import given_json, rewrite_page


def piped(env: Env, options: DrillOptions) -> Exit:
    """Store the answer on standard input, read it, print the reading."""
    if len(options.ids) != 1:
        raise UsageError(
            "A piped answer belongs to one question.", next_step="Name it: twominute drill ID < answer.txt"
        )
    loaded = opened.bank(env, options.bank)
    if options.repair:
        return _rewrite(env, loaded, repair_named(loaded.bank, options.ids[0]), as_json=options.as_json)
    question = opened.question(loaded, options.ids[0])
    text, rubric = _answer(env), loaded.bank.rubric
    link = _without_tools(env, question, rubric) if options.without_tools else None
    number, reading = save_answer(env, question, text, lambda: Reader(loaded.knowledge)(question, text), link=link)
    if options.as_json:
        show_json(env, reading_json(str(number), question.ask, reading))
    else:
        with stored.store(env) as store:
            above = beside.short_beside(store, store.attempt(number), rubric, whole=None)
        show(env, join_with_blanks((above, reading_page(reading, rubric))))
    tell(env, f"Stored as answer {number}.")
    return Exit.FINE


def _without_tools(env: Env, question: Question, rubric: Rubric) -> Link:
    with stored.store(env) as store:
        return Link(LinkKind.WITHOUT_TOOLS, beside.with_tools(store, question, rubric))


def _rewrite(env: Env, loaded: LoadedBank, repair: Repair, *, as_json: bool) -> Exit:
    question, text = opened.question(loaded, repair.question), _answer(env)
    read = Reader(loaded.knowledge)
    link = Link(LinkKind.REPAIR, None)
    number, reading = save_answer(env, question, text, lambda: read(question, text), link=link)
    given = read(question, repair.answer)
    if as_json:
        before = given_json(repair.answer, given)
        show_json(env, {**reading_json(str(number), question.ask, reading), "given": before})
    else:
        rubric = loaded.bank.rubric
        show(env, (*rewrite_page(given, reading, rubric), BLANK, *reading_page(reading, rubric)))
    tell(env, f"Stored as answer {number}.")
    return Exit.FINE


def _answer(env: Env) -> str:
    text = read_answer("-", env.stdin.buffer if env.stdin else None)
    if not text.strip():
        raise InputError("The answer that was piped in is empty: there is nothing to read.")
    return text
