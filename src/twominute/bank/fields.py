"""Fields of a mapping, read one by one; every problem is noted and the reading goes on."""

import re
from collections.abc import Callable, Collection
from typing import TypeVar

from twominute.bank.nodes import Mapping, Node, Scalar, Sequence
from twominute.bank.problems import Place, Problem
from twominute.bank.suggest import nearest

ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
Found = TypeVar("Found")


class Fields:
    """One mapping of a file, with the list that its problems go to."""

    def __init__(self, node: Mapping, problems: list[Problem], *, known: Collection[str]) -> None:
        self.place = node.place
        self._node = node
        self._problems = problems
        for key, (place, _) in node.items.items():
            if key not in known:
                near = nearest(key, known)
                meant = f'did you mean "{near}"?' if near else f"known here: {', '.join(known)}"
                self.note(place, f'the key "{key}" is unknown', meant)

    def note(self, place: Place, what: str, right: str) -> None:
        """Note a problem."""
        self._problems.append(Problem(place, what, right))

    def place_of(self, key: str) -> Place:
        """Return where the value of a key stands, or the mapping itself when the key is missing."""
        return self._node.items[key][1].place if key in self._node.items else self.place

    def text(self, key: str) -> str:
        """Return a text that is not empty; an empty one when there is none."""
        node = self._value(key)
        return self._text(node, key) if node is not None else ""

    def optional_text(self, key: str) -> str:
        """Return a text, an empty one when the key is not there."""
        return self.text(key) if key in self._node.items else ""

    def id(self, key: str) -> str:
        """Return a stable id."""
        text = self.text(key)
        if text and not ID.fullmatch(text):
            self.note(self.place_of(key), f'"{text}" is no id', "use a-z, 0-9 and -, at most 64, not - first")
        return text

    def number(self, key: str, *, low: int, high: int) -> int:
        """Return a whole number within a range, the lowest when there is none."""
        node = self._value(key)
        return self._number(node, key, low=low, high=high) if node is not None else low

    def one_of(self, key: str, known: Collection[str]) -> str:
        """Return one of the known words."""
        text = self.text(key)
        if text and text not in known:
            self.note(self.place_of(key), f'"{text}" is unknown', f"one of: {', '.join(known)}")
        return text

    def texts(self, key: str, *, fewest: int, most: int) -> tuple[str, ...]:
        """Return a list of texts."""
        return tuple(self._text(node, key) for node in self.items(key, fewest=fewest, most=most))

    def items(self, key: str, *, fewest: int, most: int) -> list[Node]:
        """Return the nodes of a list of so many."""
        node = self._value(key)
        if node is None:
            return []
        if not isinstance(node, Sequence):
            self.note(node.place, f'"{key}" is not a list', "put each item on a line that begins with `- `")
            return []
        if not fewest <= len(node.items) <= most:
            wanted = f"{fewest}" if fewest == most else f"{fewest} to {most}"
            self.note(node.place, f'"{key}" has {len(node.items)} items', f"{wanted} are needed")
        return node.items

    def mappings(self, key: str, *, fewest: int, most: int) -> list[Mapping]:
        """Return the mappings of a list of so many."""
        found = [self.mapping(node, f'an item of "{key}"') for node in self.items(key, fewest=fewest, most=most)]
        return [node for node in found if node is not None]

    def table(self, key: str, read: Callable[[Node, str], Found]) -> tuple[tuple[str, Found], ...]:
        """Return a mapping of any keys, each value read by a function of the node and its key."""
        node = self._value(key)
        mapping = self.mapping(node, f'"{key}"') if node is not None else None
        return tuple((each, read(value, each)) for each, (_, value) in mapping.items.items()) if mapping else ()

    def text_of(self, node: Node, key: str) -> str:
        """Return a node as a text that is not empty."""
        return self._text(node, key)

    def number_of(self, node: Node, key: str, *, low: int, high: int) -> int:
        """Return a node as a whole number within a range."""
        return self._number(node, key, low=low, high=high)

    def mapping(self, node: Node, name: str) -> Mapping | None:
        """Return a node as a mapping, None when it is none."""
        if isinstance(node, Mapping):
            return node
        self.note(node.place, f"{name} is not keys with values", "write `key: value` lines")
        return None

    def _value(self, key: str) -> Node | None:
        if key in self._node.items:
            return self._node.items[key][1]
        self.note(self.place, f'the key "{key}" is missing', f"add `{key}:`")
        return None

    def _text(self, node: Node, key: str) -> str:
        if not isinstance(node, Scalar):
            self.note(node.place, f'"{key}" is not text', "write one text")
            return ""
        if not node.text.strip():
            self.note(node.place, f'"{key}" is empty', "write a text")
        return node.text.strip()

    def _number(self, node: Node, key: str, *, low: int, high: int) -> int:
        text = node.text.strip() if isinstance(node, Scalar) else ""
        if not re.fullmatch(r"[0-9]{1,9}", text) or not low <= int(text) <= high:
            self.note(node.place, f'"{key}" is not a whole number from {low} to {high}', f"write one, like {low}")
            return low
        return int(text)
