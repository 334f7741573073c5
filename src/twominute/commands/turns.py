"""How a question is put in the sitting that the person asked for."""

from twominute.commands import beside
from twominute.commands.wanted import Sitting
from twominute.model.question import Bank, Question
from twominute.session import Turn, repairing, without_tools
from twominute.store.store import Store


def turn_of(question: Question, sitting: Sitting, bank: Bank, store: Store, *, number: int) -> Turn:
    """Return the turn in which a question is asked, as the number so and so of its session, counted from 1."""
    limit = sitting.seconds_limit(question.seconds)
    place = f"{number} of {sitting.count}" if sitting.count > 1 else ""
    turn = Turn(question, question.ask, limit, strict=sitting.strict, place=place)
    repair = bank.repair_of(question.id) if sitting.is_repair else None
    if repair is not None:
        return repairing(turn, repair.answer)
    if not sitting.without_tools:
        return turn
    earlier = beside.with_tools(store, question, bank.rubric)
    return beside.with_before(store, without_tools(turn, earlier=earlier))
