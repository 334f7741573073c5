"""What is set, as a page and as documented JSON."""

import json
from collections.abc import Sequence
from typing import NamedTuple, TypedDict

from twominute.model.page import Line, Piece, Role
from twominute.model.setting import Key, Value
from twominute.render.pieces import BLANK, command, dim, plain

SCHEMA_VERSION = 1


class Setting(NamedTuple):
    """A key with what holds, and where that comes from."""

    key: Key
    value: Value | None
    source: str


class SettingJson(TypedDict):
    """One key; `value` is null where each question says it."""

    key: str
    value: Value | None
    source: str
    means: str
    flag: str


class ConfigJson(TypedDict):
    """What is set, and in which file; it need not be there."""

    schema_version: int
    path: str
    settings: list[SettingJson]


def config_page(settings: Sequence[Setting], *, path: str) -> tuple[Line, ...]:
    """Return every key with its value, where that comes from, what it is for, and how to change it."""
    return (
        *(line for setting in settings for line in _lines(setting)),
        BLANK,
        plain(f"The file is {path}"),
        command("Change one: ", "twominute config set KEY VALUE", "; back to the usual: twominute config unset KEY"),
        command("All in your editor: ", "twominute config edit"),
    )


def config_json(settings: Sequence[Setting], *, path: str) -> ConfigJson:
    """Return every key ready for json.dumps."""
    return {
        "schema_version": SCHEMA_VERSION,
        "path": path,
        "settings": [
            {
                "key": each.key.name,
                "value": each.value,
                "source": each.source,
                "means": each.key.means,
                "flag": each.key.flag,
            }
            for each in settings
        ],
    }


def _lines(setting: Setting) -> tuple[Line, ...]:
    value = "as each question says" if setting.value is None else json.dumps(setting.value, ensure_ascii=False)
    said: Line = (Piece(setting.key.name, Role.STRONG), Piece(f" = {value}"), Piece(f"  ({setting.source})", Role.DIM))
    return said, plain(f"    {setting.key.means}"), dim(f"    {setting.key.flag}")
