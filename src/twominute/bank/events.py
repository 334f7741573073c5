"""YAML text to nodes, from the parser's events.

Not through PyYAML's loaders: they take `no` for False and `2:00` for 120, let the last of two equal keys win, expand
aliases without end, and the C one overflows the stack on deep nesting. Its event stream does none of that; the nesting
limit is checked while it runs, because the C scanner needs 20 s for 100,000 open brackets.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
)

from twominute.bank.nodes import Node, YamlList, YamlMap, YamlText
from twominute.bank.parsers import EventParser, usual_parser
from twominute.bank.place import Place
from twominute.bank.problems import Problems, quoted
from twominute.bank.rules import Rule
from twominute.model.safe import first_unsafe, safe_text

DEEPEST = 12
MOST_VALUES = 20_000
"""The bundled cues, the largest file, have about 4,000."""
QUOTE_IT = 'indent with spaces, and quote text that holds ": " or " #" or begins with a special character'


def compose(text: str, problems: Problems, *, parser_of: Callable[[str], EventParser] = usual_parser) -> Node:
    """Return the one document of a YAML text; what has no place in a bank is a problem."""
    composer = _Composer(problems)
    try:
        for event in _events(text, parser_of):
            composer.take(event)
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # The last two: an escape such as "\UFFFFFFFF" leaves the Python scanner as a bare ValueError.
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        place = problems.place(mark.line + 1, mark.column + 1) if mark else problems.place(1, 1)
        what = f"this is not YAML: {getattr(error, 'problem', None) or 'unreadable'}"
        problems.give_up(place, Rule.NOT_YAML, what, right=QUOTE_IT)
    return composer.document()


def _events(text: str, parser_of: Callable[[str], EventParser]) -> Iterator[Event]:
    parser = parser_of(text)
    while parser.check_event():
        yield parser.get_event()


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet."""

    place: Place
    is_map: bool
    items: list[Node] = field(default_factory=list)


class _Composer:
    """Puts events together to nodes."""

    def __init__(self, problems: Problems) -> None:
        self._problems = problems
        self._open = [_Open(problems.place(1, 1), is_map=False)]
        self._values = 0
        self._documents = 0

    def take(self, event: Event) -> None:
        mark = event.start_mark
        place = self._problems.place(mark.line + 1, mark.column + 1) if mark else self._problems.place(1, 1)
        if isinstance(event, DocumentStartEvent):
            self._begin_document(event, place)
        elif isinstance(event, NodeEvent):
            self._begin_value(event, place)
        elif isinstance(event, CollectionEndEvent):
            self._close()

    def document(self) -> Node:
        """Return what the text came to."""
        found = self._open[0].items
        if not found:
            start = self._problems.place(1, 1)
            self._problems.give_up(start, Rule.EMPTY_FILE, "the file is empty", right="write the keys of a bank file")
        return found[0]

    def _begin_document(self, event: DocumentStartEvent, place: Place) -> None:
        self._documents += 1
        if self._documents > 1:
            what = "a second document begins"
            self._problems.give_up(place, Rule.SECOND_DOCUMENT, what, right="put it into a file of its own")
        if event.version or event.tags:
            self._problems.add(place, Rule.DIRECTIVE, "a % directive changes how YAML is read", right="delete it")

    def _begin_value(self, event: NodeEvent, place: Place) -> None:
        self._values += 1
        if self._values > MOST_VALUES:
            what = f"the file has more than {MOST_VALUES:,} values"
            self._problems.give_up(place, Rule.TOO_MANY_VALUES, what, right="split it")
        if isinstance(event, AliasEvent):
            alias = f"*{event.anchor}"
            what = f"an alias, {quoted(alias)}"
            self._problems.add(place, Rule.ALIAS, what, right="write the text again, or quote it")
            self._put(YamlText(alias, place, is_plain=False))
            return
        self._refuse_extras(event, place)
        if isinstance(event, ScalarEvent):
            self._put(self._text(event, place))
        else:
            self._nest(_Open(place, isinstance(event, MappingStartEvent)))

    def _refuse_extras(self, event: NodeEvent, place: Place) -> None:
        if event.anchor:
            what = f"an anchor, {quoted(f'&{event.anchor}')}"
            self._problems.add(place, Rule.ANCHOR, what, right="delete it, or quote the text")
        if isinstance(event, ScalarEvent | CollectionStartEvent) and event.tag:
            what = f"a tag, {quoted(event.tag)}"
            self._problems.add(place, Rule.TAG, what, right="delete it, or quote the text")

    def _text(self, event: ScalarEvent, place: Place) -> YamlText:
        # The text of the file is safe already; an escape such as "\e" comes to light only here.
        unsafe = first_unsafe(event.value)
        if unsafe is not None:
            code = f"U+{ord(event.value[unsafe]):04X}"
            what = f"an escape for {code}, invisible or steering the terminal"
            self._problems.add(place, Rule.UNSAFE_ESCAPE, what, right="delete it")
        return YamlText(safe_text(event.value), place, is_plain=not event.style)

    def _nest(self, opened: _Open) -> None:
        self._open.append(opened)
        if len(self._open) > DEEPEST + 1:
            what = f"nested more than {DEEPEST} deep"
            self._problems.give_up(opened.place, Rule.TOO_DEEP, what, right="write fewer brackets or indents")

    def _close(self) -> None:
        closed = self._open.pop()
        if closed.is_map:
            self._put(YamlMap(tuple(self._entries(closed.items)), closed.place))
        else:
            self._put(YamlList(tuple(closed.items), closed.place))

    def _put(self, node: Node) -> None:
        self._open[-1].items.append(node)

    def _entries(self, items: list[Node]) -> Iterator[tuple[YamlText, Node]]:
        seen: dict[str, Place] = {}
        for key, value in zip(items[::2], items[1::2], strict=True):
            if not isinstance(key, YamlText):
                what = "a key is a list or a mapping"
                self._problems.add(key.place, Rule.KEY_IS_NO_WORD, what, right="write one word as the key")
            elif key.text == "<<" and key.is_plain:
                self._problems.add(key.place, Rule.MERGE_KEY, "a merge key (<<)", right="write the keys themselves")
            elif key.text in seen:
                what = f"the key {quoted(key.text)} is in line {seen[key.text].line} already"
                self._problems.add(key.place, Rule.DUPLICATE_KEY, what, right="keep one of them")
            else:
                seen[key.text] = key.place
                yield key, value
