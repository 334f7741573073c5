"""What `drill --repair` asks: weak answers of the bank, given to be written anew."""

from twominute.commands.kinds import of_kind
from twominute.commands.options import DrillOptions
from twominute.errors import NothingToDoError, UsageError
from twominute.model.question import Bank, Question, Repair


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


def questions_to_repair(bank: Bank, options: DrillOptions) -> tuple[Question, ...]:
    """Return the questions whose given answers were asked for: by id in that order, else by level and topic."""
    _refuse_none(bank)
    by_id = {question.id: question for question in bank.questions}
    if options.ids:
        return tuple(by_id[repair_named(bank, each).question] for each in options.ids)
    kind = of_kind(bank.questions, level=options.level, topic=options.topic)
    found = tuple(question for question in kind if bank.repair_of(question.id))
    if not found:
        raise UsageError(
            "No given answer belongs to a question of this level and topic.",
            next_step="Leave them out: twominute drill --repair",
        )
    return found


def _refuse_none(bank: Bank) -> None:
    if not bank.repairs:
        raise NothingToDoError(
            f"The bank {bank.name} gives no weak answers to repair.",
            next_step="A file repairs.yaml holds them; without --bank there are some.",
        )
