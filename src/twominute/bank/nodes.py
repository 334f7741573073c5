"""YAML text into a tree of nodes with places, by events alone.

libyaml's loader recurses in C and ends the process on deep nesting; its event parser does not. So the tree is built
here, from events, and all that a question bank never needs is refused: aliases, anchors, tags, directives, merge
keys, several documents, deep nesting. A scalar stays the text that was written: no booleans, dates or octal numbers.
"""

from dataclasses import dataclass, field

import yaml

from twominute.bank.problems import Place, Problem
from twominute.model.safe import REPLACEMENT, safe_text

DEEPEST = 12
LONGEST = 1_000_000
"""Bytes of one file."""

_PARSER = getattr(yaml, "CLoader", yaml.Loader)
"""The C parser is twelve times as fast; only its events are used."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A piece of text."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    place: Place
    items: "list[Node]" = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values; a key stands once."""

    place: Place
    items: "dict[str, tuple[Place, Node]]" = field(default_factory=dict)


Node = Scalar | Sequence | Mapping


class UnreadableError(Exception):
    """A file that yields no tree."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def parse(file: str, content: bytes) -> Mapping:
    """Return the mapping that a file holds; UnreadableError says what stands in the way, and where."""
    text = _decoded(file, content)
    tree = _Tree(file)
    try:
        for event in yaml.parse(text, Loader=_PARSER):
            tree.add(event)
    except yaml.YAMLError as error:
        raise UnreadableError(_yaml_problem(file, error)) from error
    root = tree.root
    if not isinstance(root, Mapping):
        place = root.place if root else Place(file, 1, 1)
        raise UnreadableError(Problem(place, "not keys with values", "begin with a line like `id: ...`"))
    return root


class _Tree:
    def __init__(self, file: str) -> None:
        self.root: Node | None = None
        self._file = file
        self._open: list[Sequence | Mapping] = []
        self._keys: list[Scalar | None] = []
        self._documents = 0

    def add(self, event: yaml.Event) -> None:
        mark = event.start_mark
        place = Place(self._file, mark.line + 1, mark.column + 1) if mark else Place(self._file, 1, 1)
        self._refuse_extras(event, place)
        match event:
            case yaml.ScalarEvent():
                self._place(Scalar(place, _checked(event.value, place)))
            case yaml.SequenceStartEvent():
                self._push(Sequence(place))
            case yaml.MappingStartEvent():
                self._push(Mapping(place))
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                self._open.pop()
                self._keys.pop()

    def _refuse_extras(self, event: yaml.Event, place: Place) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise UnreadableError(Problem(place, "an anchor or alias", "write the text out in each place"))
        if getattr(event, "tag", None):
            raise UnreadableError(Problem(place, "a tag", "leave it out: every value is text, a list or keys"))
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1 or event.version or event.tags:
                raise UnreadableError(
                    Problem(place, "a directive or a second document", "put each question in a file of its own")
                )

    def _push(self, node: Sequence | Mapping) -> None:
        if len(self._open) >= DEEPEST:
            raise UnreadableError(Problem(node.place, "nested too deeply", f"at most {DEEPEST} levels are needed"))
        self._place(node)
        self._open.append(node)
        self._keys.append(None)

    def _place(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
            return
        key = self._keys[-1]
        if key is None:
            self._keys[-1] = self._key(parent, node)
        else:
            parent.items[key.text] = (key.place, node)
            self._keys[-1] = None

    @staticmethod
    def _key(parent: Mapping, node: Node) -> Scalar:
        if not isinstance(node, Scalar):
            raise UnreadableError(Problem(node.place, "a key that is not text", "write a name before the colon"))
        if node.text == "<<":
            raise UnreadableError(Problem(node.place, "a merge key", "write the keys out"))
        if node.text in parent.items:
            raise UnreadableError(Problem(node.place, f'the key "{node.text}" stands twice', "keep one of the two"))
        return node


def _decoded(file: str, content: bytes) -> str:
    if len(content) > LONGEST:
        raise UnreadableError(
            Problem(Place(file, 1, 1), f"larger than {LONGEST:,} bytes", "put each question in a file of its own")
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        place = Place(file, before.count(b"\n") + 1, error.start - (before.rfind(b"\n") + 1) + 1)
        raise UnreadableError(Problem(place, f"not UTF-8 at byte {error.start}", "save the file as UTF-8")) from error


def _checked(text: str, place: Place) -> str:
    hidden = next((c for c, safe in zip(text, safe_text(text), strict=True) if c not in (safe, REPLACEMENT)), None)
    if hidden is not None:
        raise UnreadableError(Problem(place, f"a character that cannot be seen (U+{ord(hidden):04X})", "leave it out"))
    return text


def _yaml_problem(file: str, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file, 1, 1)
    what = str(getattr(error, "problem", None) or "a character that YAML does not take").strip()
    return Problem(place, f"not YAML ({what})", "put text with `: ` or ` #` in quotes, and indent by spaces")
