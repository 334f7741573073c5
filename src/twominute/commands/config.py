"""`twominute config`: what holds, where it comes from, and how it is changed."""

from pathlib import Path

from twominute.bank.suggest import nearest
from twominute.commands.editing import edit_copy
from twominute.commands.env import Env
from twominute.commands.options import SetOptions
from twominute.commands.output import show, show_json, tell
from twominute.errors import Exit, InputError, UsageError
from twominute.files.banks import find_bank
from twominute.files.home import banks_folder, config_file
from twominute.files.settings import (
    line_of,
    parse_settings,
    read_settings,
    read_text,
    skeleton,
    with_value,
    without_value,
    write_text,
)
from twominute.model.setting import BY_NAME, KEYS, Key, Kind, Value, is_fit
from twominute.render.config import Setting, config_json, config_page

WORDS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


def show_all(env: Env, *, as_json: bool) -> Exit:
    """Show every key with what holds and where that comes from."""
    path = config_file(env.environ)
    text, values = read_text(path), read_settings(path)
    found = [_setting(env, key, values, text) for key in KEYS]
    if as_json:
        show_json(env, config_json(found, path=str(path)))
    else:
        show(env, config_page(found, path=str(path)))
    return Exit.FINE


def show_path(env: Env) -> Exit:
    """Write where the file is."""
    env.stdout.write(f"{config_file(env.environ)}\n")
    return Exit.FINE


def set_one(env: Env, options: SetOptions) -> Exit:
    """Set a key in the file; what stands around it stays."""
    path, key = config_file(env.environ), _known(options.key)
    value = _value(key, options.value)
    if key.name == "bank":
        value = _bank(env, options.value)
    values = {**read_settings(path), key.name: value}
    _write(path, with_value(read_text(path) or skeleton(), key, value), values)
    tell(env, f"{key.name} is set in {path}. `twominute config` shows what holds.")
    return Exit.FINE


def unset(env: Env, name: str) -> Exit:
    """Let the usual hold again for a key."""
    path, key = config_file(env.environ), _known(name)
    values = read_settings(path)
    if values.pop(key.name, None) is None:
        tell(env, f"{key.name} is not set. `twominute config` shows what holds.")
        return Exit.FINE
    _write(path, without_value(read_text(path), key), values)
    tell(env, f"{key.name} is as usual again. `twominute config` shows what holds.")
    return Exit.FINE


def edit(env: Env) -> Exit:
    """Let the person edit a copy of the file, begun with an explanation of every key."""
    path = config_file(env.environ)

    def put(text: bytes) -> None:
        settings = text.decode("utf-8", "replace")
        parse_settings(settings, name=str(path))
        write_text(path, settings)
        tell(env, f"{path} is changed. `twominute config` shows what holds.")

    return edit_copy(env, path, (read_text(path) or skeleton()).encode(), put=put)


def _setting(env: Env, key: Key, values: dict[str, Value], text: str) -> Setting:
    if key.name == "plain" and env.wants_plain:
        return Setting(key, True, "TERM or ACCESSIBLE in the environment")
    if key.name in values:
        return Setting(key, values[key.name], f"line {line_of(text, key.name)} of the file")
    return Setting(key, key.usual, "usual")


def _known(name: str) -> Key:
    if name in BY_NAME:
        return BY_NAME[name]
    near = nearest(name, BY_NAME)
    hint = f"Did you mean {near}?" if near else f"The keys are {', '.join(BY_NAME)}."
    raise UsageError(f'There is no key "{name}".', next_step=f"{hint} `twominute config` explains every key.")


def _value(key: Key, word: str) -> Value:
    """Return the value that a word on the command line means."""
    value: Value | None = word
    if key.kind is Kind.SWITCH:
        value = WORDS.get(word.casefold())
    elif key.kind is not Kind.TEXT:
        value = _number(word)
    if value is None or not is_fit(key.kind, value):
        raise UsageError(f'"{word}" is no value for {key.name}.', next_step=f"Give {key.kind}.")
    return value


def _bank(env: Env, choice: str) -> str:
    """Return a bank as it is found from anywhere; BankError when it is not there."""
    find_bank(choice, banks_folder(env.environ))
    return str(Path(choice).absolute()) if Path(choice).exists() else choice


def _number(word: str) -> int | float | None:
    try:
        return int(word) if word.isdecimal() else float(word)
    except ValueError:
        return None


def _write(path: Path, text: str, values: dict[str, Value]) -> None:
    """Write a changed text if it says what it should: a value over several lines is the person's to change."""
    try:
        is_as_meant = parse_settings(text, name=str(path)) == values
    except InputError:
        is_as_meant = False
    if not is_as_meant:
        raise InputError(f"{path} is laid out in another way.", next_step="Change it yourself: twominute config edit")
    write_text(path, text)
