"""What a YAML file says before anything is made of it: text, lists and mappings, each with its place."""

from collections.abc import Iterator
from dataclasses import dataclass

from twominute.bank.place import Place


@dataclass(frozen=True, slots=True)
class YamlText:
    """A value as it was written: nothing is taken for a number, a date or a yes."""

    text: str
    place: Place
    is_plain: bool
    """Whether it stands without quotes on one line of its own: only then it may be a number."""


@dataclass(frozen=True, slots=True)
class YamlList:
    """Values in order."""

    items: tuple["Node", ...]
    place: Place


@dataclass(frozen=True, slots=True)
class YamlMap:
    """Values by key; no key comes twice."""

    entries: tuple[tuple[YamlText, "Node"], ...]
    place: Place


Node = YamlText | YamlList | YamlMap


def places(node: Node, path: str = "") -> Iterator[tuple[str, Place]]:
    """Yield the path of every value below a node, such as `key_points/0/near_miss/1`, with its place."""
    yield path, node.place
    inner: list[tuple[str, Node]] = []
    if isinstance(node, YamlMap):
        inner = [(key.text, value) for key, value in node.entries]
    if isinstance(node, YamlList):
        inner = [(str(index), value) for index, value in enumerate(node.items)]
    for step, value in inner:
        yield from places(value, f"{path}/{step}" if path else step)
