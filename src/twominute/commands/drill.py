"""`twominute` and `twominute drill`: a session on the terminal, or one answer through a pipe."""

from twominute.commands.env import Env
from twominute.commands.options import DrillOptions
from twominute.errors import UsageError
from twominute.plain.guard import guarded

LEAST_MINUTES = 0.1


def drill(env: Env, options: DrillOptions) -> int:
    """Run a session on the terminal, or read the answer that was piped in."""
    if options.minutes is not None and not (options.minutes == 0 or options.minutes >= LEAST_MINUTES):
        raise UsageError("--minutes is no time for an answer.", next_step="Give a number from 0.1 to 60, or 0.")
    if options.gap is not None and options.retry is None:
        raise UsageError(
            "--gap says what a retry is about.",
            next_step=f"Name the answer: twominute drill --retry N --gap {options.gap}",
        )
    if env.stdin is None or not (env.stdin.isatty() or env.is_interactive):
        # Late: a session never needs it.
        from twominute.commands.piped import piped

        return piped(env, options)
    if options.as_json:
        raise UsageError(
            "--json is for an answer that is piped in.", next_step="twominute drill ID --json < answer.txt"
        )
    is_plain = options.plain or env.wants_plain or not env.is_interactive
    return guarded(lambda: _sit(env, options, is_plain=is_plain), full_screen=not is_plain)


def _sit(env: Env, options: DrillOptions, *, is_plain: bool) -> int:
    # Late: the guard has forked by now, and what is loaded before that is held twice.
    from twominute.commands.sitting import sit

    return sit(env, options, is_plain=is_plain)
