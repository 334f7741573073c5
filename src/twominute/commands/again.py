"""`twominute drill --retry N`: a stored answer given once more, with its gap as the goal."""

from twominute.bank.loaded import LoadedBank
from twominute.commands import opened
from twominute.commands.beside import with_before
from twominute.commands.options import DrillOptions
from twominute.errors import NothingToDoError, UsageError
from twominute.marks import as_held
from twominute.model.question import Rubric
from twominute.model.reading import Reading
from twominute.session import FOLLOW_UP_SECONDS, Turn, retry
from twominute.store.store import Store


def again(loaded: LoadedBank, store: Store, options: DrillOptions, *, number: int) -> Turn:
    """Return the question of a stored answer again, with the gap asked for, or the weakest one, as its goal."""
    if options.ids or options.repair or options.without_tools:
        raise UsageError(
            "--retry asks the question of one stored answer again.",
            next_step=f"Leave the rest out: twominute drill --retry {number}",
        )
    attempt, rubric = store.attempt(number), loaded.bank.rubric
    reading = as_held(attempt)
    if reading is None:
        raise UsageError(
            f"Answer {number} has no reading yet, so its gap is not known.",
            next_step="`twominute history reread` reads it.",
        )
    _refuse(reading, rubric, options, number=number)
    question = opened.question(loaded, attempt.question_id)
    limit = options.seconds_limit(question.seconds)
    if attempt.follow_up is not None and limit is not None:
        limit = FOLLOW_UP_SECONDS
    turn = Turn(question, attempt.ask, limit, strict=options.strict, follow_up=attempt.follow_up)
    try:
        return with_before(store, retry(turn, reading, rubric, earlier=number, aim=options.gap))
    except NothingToDoError as error:
        raise NothingToDoError(error.what, next_step="`twominute` asks the next question.") from None


def _refuse(reading: Reading, rubric: Rubric, options: DrillOptions, *, number: int) -> None:
    known = tuple(each.id for each in rubric.dimensions)
    if set(reading.levels) != set(known):
        raise UsageError(
            f"Answer {number} was read by the dimensions of another bank.",
            next_step=f"Name it: twominute drill --retry {number} --bank PATH",
        )
    if options.gap is not None and options.gap not in known:
        raise UsageError(f'No dimension is called "{options.gap}".', next_step=f"One of {', '.join(known)}.")
