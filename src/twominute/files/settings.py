"""The file of settings: flat TOML, a key a line; what the person wrote around the keys stays."""

import json
import os
import re
import tomllib
from pathlib import Path

from twominute.bank.problems import quoted
from twominute.bank.suggest import nearest
from twominute.errors import InputError, StorageError
from twominute.files.regular import RefusedError, read_regular
from twominute.files.writing import write_private
from twominute.model.setting import BY_NAME, KEYS, Key, Value, is_fit

LARGEST = 100_000
"""Bytes."""
HEAD = """\
# Settings of twominute. A flag on the command line wins over what stands here.
# `twominute config` shows what holds; a line without its # at the left holds.
"""
AWAY = "Mend it, or move it away."
SHOWN_MINUTES = 2
_VALUE = r"""("(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[^\s#"']+)"""
_PLACE = re.compile(r"at line (\d+), column (\d+)")


def read_settings(path: Path) -> dict[str, Value]:
    """Return what a file sets, nothing when it is not there; InputError names every place to mend."""
    return parse_settings(read_text(path), name=str(path))


def read_text(path: Path) -> str:
    """Return the text of the file, nothing when it is not there. A link is followed: many keep such files elsewhere."""
    try:
        if not path.exists():
            return ""
        return read_regular(Path(os.path.realpath(path)), most=LARGEST).decode("utf-8")
    except RefusedError as error:
        raise InputError(f"{path} {error}.", next_step=AWAY) from error
    except OSError as error:  # a folder above it that is another's
        raise StorageError(f"{path} cannot be read: {error.strerror}.", next_step=AWAY) from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8: byte {error.start + 1}.", next_step=AWAY) from error


def write_text(path: Path, text: str) -> None:
    """Write the file for its owner alone, with the folders above it; where it is a link, what that leads to."""
    place = Path(os.path.realpath(path))
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(f"{place.parent} cannot be made: {error.strerror}.", next_step=AWAY) from error
    write_private(place, text)


def parse_settings(text: str, *, name: str) -> dict[str, Value]:
    """Return what a text sets; InputError names every place to mend."""
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _refused([_not_toml(text, name, str(error))]) from error
    problems = [_problem(text, name, key, value) for key, value in found.items()]
    told = [problem for problem in problems if problem]
    if told:
        raise _refused(told)
    return found


def line_of(text: str, key: str) -> int | None:
    """Return the line, counted from 1, in which a key is set."""
    found = re.search(rf"(?m)^[ \t]*[\"']?{re.escape(key)}[\"']?[ \t]*=", text)
    return text.count("\n", 0, found.end()) + 1 if found else None


def with_value(text: str, key: Key, value: Value) -> str:
    """Return the text with a key set: in its own line, in the line that shows it as a comment, or in a new one."""
    said = f"{key.name} = {_toml(value)}"
    for before in ("", "#"):
        line = rf"(?m)^{before}[ \t]*{key.name}[ \t]*=[ \t]*{_VALUE}"
        new, count = re.subn(line, lambda _: said, text, count=1)
        if count:
            return new
    return f"{text.rstrip()}\n{said}\n".lstrip("\n")


def without_value(text: str, key: Key) -> str:
    """Return the text with the line that sets a key turned into a comment."""
    return re.sub(rf"(?m)^[ \t]*(?={key.name}[ \t]*=)", "# ", text, count=1)


def skeleton() -> str:
    """Return a file that sets nothing and explains every key."""
    return HEAD + "".join(f"\n{_explained(key)}" for key in KEYS)


def _explained(key: Key) -> str:
    usual = "what each question gives" if key.usual is None else _toml(key.usual)
    shown = _toml(SHOWN_MINUTES if key.usual is None else key.usual)
    kind = f"{key.kind[0].upper()}{key.kind[1:]}; usual: {usual}."
    return f"# {key.means} {kind}\n# On the command line: {key.flag}.\n# {key.name} = {shown}\n"


def _toml(value: Value) -> str:
    return json.dumps(value, ensure_ascii=False)  # texts, numbers and truth are written alike in JSON and TOML


def _problem(text: str, name: str, key: str, value: object) -> str | None:
    known = BY_NAME.get(key)
    if known is not None and is_fit(known.kind, value):
        return None
    line, column = _place(text, key)
    if known is not None:
        return f"{name}:{line}:{column}: {key} cannot be {_shown(value)}, give {known.kind}"
    near = nearest(key, BY_NAME)
    hint = f"did you mean {near}?" if near else f"the keys are {', '.join(BY_NAME)}"
    return f"{name}:{line}:{column}: there is no key {quoted(key)}, {hint}"


def _shown(value: object) -> str:
    return quoted(value if isinstance(value, str) else json.dumps(value, default=str))


def _place(text: str, key: str) -> tuple[int, int]:
    found = re.search(rf"(?m)^[ \t]*\[*[ \t]*(?=[\"']?{re.escape(key)}\b)", text)
    return (text.count("\n", 0, found.end()) + 1, found.end() - text.rfind("\n", 0, found.end())) if found else (1, 1)


def _not_toml(text: str, name: str, error: str) -> str:
    found = _PLACE.search(error)
    at_end = (text.count("\n") + 1, len(text) - text.rfind("\n"))
    line, column = (int(found[1]), int(found[2])) if found else at_end
    what = error.partition(" (at ")[0]
    return f"{name}:{line}:{column}: this is no TOML ({what}), write KEY = VALUE in a line"


def _refused(problems: list[str]) -> InputError:
    told = "\n".join(["The settings cannot be used.", *problems])
    return InputError(told, next_step="`twominute config edit` opens the file.")
