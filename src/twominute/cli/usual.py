"""Settings as the defaults of options, so that whatever is typed wins over them."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from twominute.commands.env import Env

Takes = Mapping[str, "tuple[str, ...] | Takes"]
"""Which keys each command takes; a group has such a table of its own."""

BANK = ("bank",)
TAKES: Takes = {
    "drill": ("bank", "minutes", "strict", "practice_count", "interview_count", "self_rating", "plain", "announce"),
    "score": BANK,
    "grade": BANK,
    "plan": BANK,
    "why": BANK,
    "frame": BANK,
    "report": BANK,
    "bank": {"list": BANK, "topics": BANK, "show": BANK, "edit": BANK, "export": BANK},
    "history": {"reread": BANK},
}


def settings(env: Env) -> dict[str, Any]:
    """Return what the person has set; nothing is loaded for a file that is not there."""
    from twominute.files.home import config_file

    path = config_file(env.environ)
    with suppress(PermissionError):  # the folder is another's: `read_settings` says so
        if not path.exists():
            return {}
    from twominute.files.settings import read_settings

    return dict(read_settings(path))


class Usual(dict[str, Any]):
    """What the parser asks for the defaults of a command by its name.

    The file is read only then: a broken one must not keep anybody from `config edit` or `restore`.
    """

    def __init__(self, env: Env, takes: Takes = TAKES) -> None:
        super().__init__()
        self._env = env
        self._takes = takes

    def get(self, name: str, default: Any = None, /) -> Any:  # noqa: ANN401 - as the parser has it
        """Return the defaults of a command, or those of a group's commands."""
        takes = self._takes.get(name)
        if takes is None:
            return default
        if not isinstance(takes, tuple):
            return Usual(self._env, takes)
        found = settings(self._env)
        return {key: found[key] for key in takes if key in found}
