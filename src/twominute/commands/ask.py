"""A line from the person at the normal screen."""

from twominute.commands.env import Env
from twominute.commands.output import tell
from twominute.errors import UsageError


def ask_line(env: Env, prompt: str) -> str:
    """Return what the person types on one line; an end of input counts as `q`."""
    env.stdout.write(prompt)
    env.stdout.flush()
    line = env.stdin.readline() if env.stdin else ""
    return line.rstrip("\n") if line else "q"


def confirmed(env: Env, what: str) -> bool:
    """Tell whether the person says yes to what cannot be undone; UsageError when nobody is there to say it."""
    if not env.is_interactive:
        raise UsageError("This cannot be undone and asks first, but nobody is there to answer.", next_step="Add --yes.")
    return ask_line(env, f"{what} [y/N] ").strip().casefold() in {"y", "yes"}


def agrees(env: Env, question: str) -> bool:
    """Ask once on a terminal, on stderr; without one what was asked for goes on."""
    if env.stdin is None or not (env.stdin.isatty() and env.stderr.isatty()):
        return True
    tell(env, question)
    return env.stdin.readline().strip().casefold() in {"y", "yes"}
