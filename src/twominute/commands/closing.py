"""What a session came to, once all its answers are read."""

from collections.abc import Iterable, Sequence

from twominute.commands.reader import Reader
from twominute.commands.reread import question_of
from twominute.model.attempt import Attempt, LinkKind
from twominute.model.question import Bank
from twominute.model.reading import Reading
from twominute.store.store import Store


def all_read(store: Store, numbers: Iterable[int], bank: Bank, read: Reader) -> Sequence[Attempt]:
    """Return the answers of a session; what interview mode left unread is read and stored first."""
    questions = {question.id: question for question in bank.questions}
    attempts = []
    for number in numbers:
        attempt = store.attempt(number)
        if attempt.reading is None:
            store.add_reading(number, read(question_of(attempt, questions), attempt.answer.text))
            attempt = store.attempt(number)
        attempts.append(attempt)
    return attempts


def given_read(attempts: Iterable[Attempt], bank: Bank, read: Reader) -> dict[int, Reading]:
    """Return how the given answers read that were written anew, by the number of the rewrite."""
    questions = {question.id: question for question in bank.questions}
    found = {}
    for attempt in attempts:
        repair = bank.repair_of(attempt.question_id)
        if repair and attempt.link and attempt.link.kind is LinkKind.REPAIR:
            found[attempt.number] = read(questions[repair.question], repair.answer)
    return found
