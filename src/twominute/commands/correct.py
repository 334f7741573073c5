"""`twominute history correct`: the person's own level or overall beside a stored reading."""

from datetime import UTC

from twominute.commands import stored
from twominute.commands.copying import daily_copy
from twominute.commands.env import Env
from twominute.commands.options import CorrectOptions
from twominute.commands.output import tell
from twominute.errors import Exit, NothingToDoError, UsageError
from twominute.marks import held_at, read_at
from twominute.model.attempt import Attempt, Override
from twominute.model.reading import LEVEL_WORDS, OVERALL_WORDS


def correct(env: Env, options: CorrectOptions) -> Exit:
    """Store that the person holds the reading of an answer to be wrong; the reading itself stays."""
    with stored.store(env) as store, daily_copy(env):
        attempt = store.attempt(options.number)
        _refuse(options, attempt)
        override = Override(options.dimension, options.value, options.reason, env.now().astimezone(UTC))
        refuse_unchanged(attempt, override)
        store.add_override(attempt.number, override)
    words = OVERALL_WORDS if options.dimension is None else LEVEL_WORDS
    what = f"{options.dimension or 'overall'} is {words[options.value]}"
    if read_at(attempt.reading, options.dimension) == options.value:
        tell(env, f"Stored for answer {attempt.number}: your correction is taken back; {what}, as it was read.")
    else:
        counts = "Reports count it instead of the reading; `twominute history overrides` lists it."
        tell(env, f"Stored for answer {attempt.number}: {what}. {counts}")
    return Exit.FINE


def refuse_unchanged(attempt: Attempt, override: Override) -> None:
    """Raise NothingToDoError for a correction to the level that counts already."""
    if held_at(attempt, override.dimension) != override.value:
        return
    is_own = any(each.dimension == override.dimension for each in attempt.overrides)
    what = "that you gave it already" if is_own else "it was read at"
    raise NothingToDoError(
        f"That is the level {what}; nothing stored.", next_step=f"`twominute show {attempt.number}` shows it."
    )


def _refuse(options: CorrectOptions, attempt: Attempt) -> None:
    if attempt.reading is None:
        raise UsageError(
            f"Answer {attempt.number} has no reading yet.", next_step="`twominute history reread` reads it first."
        )
    known = tuple(attempt.reading.levels)
    if options.dimension is not None and options.dimension not in known:
        raise UsageError(
            f'Answer {attempt.number} was not read for "{options.dimension}".',
            next_step=f"One of {', '.join(known)}; without --dimension it is the overall.",
        )
    words = OVERALL_WORDS if options.dimension is None else LEVEL_WORDS
    if options.value not in range(len(words)):
        named = ", ".join(f"{value} {word}" for value, word in enumerate(words))
        raise UsageError(f"{options.value} is no such level.", next_step=f"One of {named}.")
