"""The three lines of the first run."""

from twominute.commands import stored
from twominute.commands.ask import ask_line
from twominute.commands.env import Env
from twominute.commands.output import show
from twominute.render.pieces import command, plain


def welcome(env: Env) -> bool:
    """Say what this is and where answers are kept; tell whether the person wants to go on."""
    show(
        env,
        (
            plain("twominute asks one interview question at a time and reads your typed answer, offline."),
            plain(f"Answers are kept in {stored.folder(env)}"),
            plain("Nothing leaves this machine."),
            (),
            command("", "Enter", " for the first question, q to leave."),
        ),
    )
    return ask_line(env, "> ").strip().casefold() not in {"q", "quit", "n", "no"}
