"""What `drill --repair` asks: weak answers of the bank, given to be written anew."""

from twominute.commands.env import Env
from twominute.commands.kinds import of_kind
from twominute.commands.options import DrillOptions
from twominute.errors import NothingToDoError, UsageError
from twominute.model.question import Bank, Question, Repair
from twominute.progress import of_bank
from twominute.repairs import in_turn
from twominute.store.store import Store


def repair_named(bank: Bank, name: str) -> Repair:
    """Return the repair with this id, or that of the question with this id."""
    _refuse_none(bank)
    for each in bank.repairs:
        if name in {each.id, each.question}:
            return each
    # Late: only a wrong id needs it, and it takes 30 ms.
    from twominute.bank.suggest import nearest

    known = [each for found in bank.repairs for each in (found.id, found.question)]
    near = nearest(name, known)
    hint = f"Did you mean {near}?" if near else f"There is one of {', '.join(each.question for each in bank.repairs)}."
    raise UsageError(f'No given answer has or belongs to the id "{name}".', next_step=hint)


def repaired_questions(env: Env, bank: Bank, store: Store, options: DrillOptions) -> tuple[Question, ...]:
    """Return the questions whose given answers come: those asked for in that order, else all as they come in turn."""
    _refuse_none(bank)
    by_id = {question.id: question for question in bank.questions}
    if options.ids:
        return tuple(by_id[repair_named(bank, each).question] for each in options.ids)
    kind = of_kind(bank.questions, level=options.level, topic=options.topic)
    there = {question.id for question in kind}
    found = [each for each in bank.repairs if each.question in there]
    if not found:
        raise UsageError(
            "No given answer belongs to a question of this level and topic.",
            next_step="Leave them out: twominute drill --repair",
        )
    past = of_bank(store.attempts(), bank)
    return tuple(by_id[each.question] for each in in_turn(found, past, rng=env.rng))


def _refuse_none(bank: Bank) -> None:
    if not bank.repairs:
        raise NothingToDoError(
            f"The bank {bank.name} gives no weak answers to repair.",
            next_step="A file repairs.yaml holds them; without --bank there are some.",
        )
