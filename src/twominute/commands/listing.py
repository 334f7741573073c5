"""`twominute bank list`: it opens no question, only the list of a compiled bank."""

from twominute.commands.env import Env
from twominute.commands.kinds import of_kind
from twominute.commands.options import ListOptions
from twominute.commands.output import show
from twominute.errors import Exit
from twominute.files.banks import MAIN, find_bank, named_banks
from twominute.files.home import banks_folder, cache_folder
from twominute.files.kept import kept_list
from twominute.model.listed import Listed
from twominute.render.listing import list_page


def list_questions(env: Env, options: ListOptions) -> Exit:
    """List the questions of a bank, a line each."""
    found = of_kind(_listed(env, options.bank), level=options.level, topic=options.topic)
    here = options.bank or MAIN
    others = [name for name in named_banks(banks_folder(env.environ)) if name != here]
    show(env, list_page(found, bank=options.bank, others=others))
    return Exit.FINE


def _listed(env: Env, choice: str | None) -> tuple[Listed, ...]:
    path, cache = find_bank(choice, banks_folder(env.environ)), cache_folder(env.environ)
    found = kept_list(path, cache)
    if found is None:
        # Late: the parser takes 100 ms, and is needed only after a change.
        from twominute.files.load import compile_bank

        found = tuple(question.listed for question in compile_bank(path, cache).bank.questions)
    return found
