"""A line from the person at the normal screen."""

from twominute.commands.env import Env


def ask_line(env: Env, prompt: str) -> str:
    """Return what the person types on one line; an end of input counts as `q`."""
    env.stdout.write(prompt)
    env.stdout.flush()
    line = env.stdin.readline() if env.stdin else ""
    return line.rstrip("\n") if line else "q"
