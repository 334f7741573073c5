"""The keys of one mapping, read by what they must be; whatever is not is a problem, and reading goes on."""

import re
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import TypeVar

from twominute.bank.nodes import Node, YamlList, YamlMap, YamlText
from twominute.bank.place import Place
from twominute.bank.problems import Problems, quoted
from twominute.bank.rules import Rule
from twominute.bank.suggest import nearest

Choice = TypeVar("Choice", bound=StrEnum)
Made = TypeVar("Made")

WHOLE_NUMBER = re.compile(r"(0|-?[1-9][0-9]{0,8})", re.ASCII)
SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,63}", re.ASCII)
KINDS = {YamlText: "text", YamlList: "a list", YamlMap: "a mapping"}


class Fields:
    """A mapping with known keys. A field that is missing or wrong reads as empty: its problem is noted."""

    def __init__(
        self, node: Node, noun: str, problems: Problems, *, required: Sequence[str], optional: Sequence[str] = ()
    ) -> None:
        self.place = node.place
        self.problems = problems
        self.is_empty = isinstance(node, YamlMap) and not node.entries
        self._noun = noun
        self._known = (*required, *optional)
        if not isinstance(node, YamlMap):
            self._fields: dict[str, Node] = {}
            self._refuse(node, noun, f"a mapping with the keys {', '.join(self._known)}")
            return
        for key, _ in node.entries:
            if key.text not in self._known:
                self._refuse_key(key)
        self._fields = {key.text: value for key, value in node.entries if key.text in self._known}
        for key_name in required:
            if key_name not in self._fields:
                problems.add(node.place, Rule.MISSING_KEY, f"{key_name} is missing", right=f"add it to {noun}")

    def has(self, key: str) -> bool:
        """Tell whether a key is there."""
        return key in self._fields

    @property
    def names(self) -> tuple[str, ...]:
        """Return the known keys that are there, in their order in the file."""
        return tuple(self._fields)

    def where(self, key: str) -> Place:
        """Return where a value stands, or the mapping that lacks it."""
        return self._fields[key].place if key in self._fields else self.place

    def text(self, key: str) -> str:
        """Return a text that is not empty."""
        return self._text(self._fields[key], key) if key in self._fields else ""

    def slug(self, key: str) -> str:
        """Return an id, an empty one when it is none."""
        text = self.text(key)
        if text and not SLUG.fullmatch(text):
            right = "write small letters, digits and hyphens, 64 at most, a hyphen not first"
            self.problems.add(self.where(key), Rule.NOT_AN_ID, f"{quoted(text)} is no {key}", right=right)
            return ""
        return text

    def one_of(self, key: str, choices: type[Choice]) -> Choice:
        """Return one of a closed set, the first of it when the text is none."""
        first, *_ = choices
        return choices(self.one_word_of(key, tuple(choices)) or first)

    def one_word_of(self, key: str, words: Sequence[str]) -> str:
        """Return one of some words."""
        return self._word(self._fields[key], key, words) if key in self._fields else ""

    def words_of(self, key: str, words: Sequence[str], count: range) -> tuple[str, ...]:
        """Return the items of a list, each one of some words."""
        return tuple(self._word(item, f"one of {key}", words) for item in self._items(key, count))

    def number(self, key: str, within: range) -> int:
        """Return a whole number within a range."""
        return self._number(self._fields[key], key, within) if key in self._fields else 0

    def numbers(self, key: str, within: range, *, count: int) -> list[int]:
        """Return so many whole numbers of a list."""
        items = self._items(key, range(count, count + 1))
        return [self._number(item, key, within) for item in items] if len(items) == count else [0] * count

    def texts(self, key: str, count: range) -> tuple[str, ...]:
        """Return the texts of a list that has as many of them as the range allows."""
        return tuple(self._text(item, key) for item in self._items(key, count))

    def places(self, key: str) -> tuple[Place, ...]:
        """Return where the items of a list stand."""
        node = self._fields.get(key)
        return tuple(item.place for item in node.items) if isinstance(node, YamlList) else ()

    def each(self, key: str, count: range, make: Callable[[Node, Problems], Made]) -> tuple[Made, ...]:
        """Return what is made of every item of a list."""
        return tuple(make(item, self.problems) for item in self._items(key, count))

    def inner(self, key: str, noun: str, *, required: Sequence[str] = (), optional: Sequence[str] = ()) -> "Fields":
        """Return the mapping under a key; an empty one when the key is not there."""
        node = self._fields.get(key)
        if node is None:
            return Fields(YamlMap((), self.place), noun, self.problems, required=())
        return Fields(node, noun, self.problems, required=required, optional=optional)

    def _refuse_key(self, key: YamlText) -> None:
        near = nearest(key.text, self._known)
        right = f"did you mean {near}?" if near else "delete it."
        what = f"{quoted(key.text)} is not known in {self._noun}"
        self.problems.add(key.place, Rule.UNKNOWN_KEY, what, right=f"{right} Known are {', '.join(self._known)}")

    def _refuse(self, node: Node, what: str, right: str) -> None:
        is_empty = isinstance(node, YamlText) and not node.text
        found = f"{what} is {'empty' if is_empty else KINDS[type(node)]}"
        rule = Rule.EMPTY_TEXT if is_empty else Rule.WRONG_KIND
        self.problems.add(node.place, rule, found, right=f"write {right}")

    def _text(self, node: Node, what: str) -> str:
        if not isinstance(node, YamlText):
            self._refuse(node, what, "text")
            return ""
        if not node.text.strip():
            self.problems.add(node.place, Rule.EMPTY_TEXT, f"{what} is empty", right="write text")
        return node.text.strip()

    def _word(self, node: Node, what: str, words: Sequence[str]) -> str:
        text = self._text(node, what)
        if not text or text in words:
            return text
        found = f"{quoted(text)} is unknown as {what}"
        self.problems.add(node.place, Rule.UNKNOWN_WORD, found, right=f"write one of {', '.join(words)}")
        return ""

    def _number(self, node: Node, what: str, within: range) -> int:
        right = f"a whole number from {within.start} to {within.stop - 1}"
        if not isinstance(node, YamlText):
            self._refuse(node, what, right)
            return 0
        if node.is_plain and WHOLE_NUMBER.fullmatch(node.text) and int(node.text) in within:
            return int(node.text)
        found = quoted(node.text) if not node.is_plain else node.text or "empty"
        self.problems.add(node.place, Rule.NOT_A_NUMBER, f"{what} is {found}", right=f"write {right}, without quotes")
        return within.start

    def _items(self, key: str, count: range) -> tuple[Node, ...]:
        node = self._fields.get(key)
        if node is None:
            return ()
        if not isinstance(node, YamlList):
            self._refuse(node, key, "a list")
            return ()
        if len(node.items) not in count:
            low, high = count.start, count.stop - 1
            right = f"write {low} of them" if low == high else f"write {low} to {high} of them"
            self.problems.add(node.place, Rule.WRONG_COUNT, f"{key} has {len(node.items)}", right=right)
        return node.items
