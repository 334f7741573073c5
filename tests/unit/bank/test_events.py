import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from builders_bank import QUESTION, RUBRIC, composed
from twominute.bank.nodes import YamlList, YamlMap, YamlText, places
from twominute.bank.parsers import SlowParser
from twominute.bank.place import Place

HOW = 'indent with spaces, and quote text that holds ": " or " #" or begins with a special character'

REFUSED = [
    (
        "an escape for ESC",
        'a: "b \\e]52;c;x"',
        "1:4: an escape for U+001B, invisible or steering the terminal, delete it",
    ),
    ("an escape for NUL", 'a: "\\0"', "1:4: an escape for U+0000, invisible or steering the terminal, delete it"),
    ("a bidi escape", '- "\\u202E"', "1:3: an escape for U+202E, invisible or steering the terminal, delete it"),
    ("an escape in a key", '"\\e": b', "1:1: an escape for U+001B, invisible or steering the terminal, delete it"),
    ("half a surrogate", 'a: "\\uD800"', f"1:7: this is not YAML: found invalid Unicode character escape code, {HOW}"),
    (
        "beyond Unicode",
        'a: "\\UFFFFFFFF"',
        f"1:7: this is not YAML: found invalid Unicode character escape code, {HOW}",
    ),
    ("a colon", "a: b\nc: d: e", f"2:5: this is not YAML: mapping values are not allowed in this context, {HOW}"),
    ("a tab", "a:\n\tb: c", f"2:1: this is not YAML: found character that cannot start any token, {HOW}"),
    ("an open quote", "a: 'b", f"1:6: this is not YAML: found unexpected end of stream, {HOW}"),
    ("a tag", "a: !!int 1", '1:4: a tag, "tag:yaml.org,2002:int", delete it, or quote the text'),
    (
        "a Python tag",
        "!!python/name:os.system x",
        '1:1: a tag, "tag:yaml.org,2002:python/name:os.system", delete it, or quote the text',
    ),
    ("a tag of one mark", "a: ! b", '1:4: a tag, "!", delete it, or quote the text'),
    ("a tagged list", "a: !x [b]", '1:4: a tag, "!x", delete it, or quote the text'),
    ("an anchor", "a: &b c", '1:4: an anchor, "&b", delete it, or quote the text'),
    ("an alias", "a: *b", '1:4: an alias, "*b", write the text again, or quote it'),
    ("a merge key", "<<: {a: b}", "1:1: a merge key (<<), write the keys themselves"),
    ("a list as key", "? [a]\n: b", "1:3: a key is a list or a mapping, write one word as the key"),
    ("a mapping as key", "{{a: b}: c}", "1:2: a key is a list or a mapping, write one word as the key"),
    ("equal keys", "a: b\n'a': c", '2:1: the key "a" is in line 1 already, keep one of them'),
    ("a directive", "%YAML 1.1\n---\na: b", "1:1: a % directive changes how YAML is read, delete it"),
    ("a tag directive", "%TAG ! x\n---\na: b", "1:1: a % directive changes how YAML is read, delete it"),
    ("a second document", "a: b\n---\nc: d", "2:1: a second document begins, put it into a file of its own"),
    ("lists too deep", "[" * 13 + "]" * 13, "1:13: nested more than 12 deep, write fewer brackets or indents"),
    ("blocks too deep", "- " * 13 + "a", "1:25: nested more than 12 deep, write fewer brackets or indents"),
    ("nothing", "", "1:1: the file is empty, write the keys of a bank file"),
    ("a comment alone", "# a", "1:1: the file is empty, write the keys of a bank file"),
]
BOMBS = {
    "lists": "[" * 100_000,
    "mappings": "{a: " * 25_000,
    "blocks": "- " * 50_000,
    "keys": "? " * 50_000,
    "aliases": "[&a a" + ", *a" * 30_000 + "]",
    "many values": "[" + "[]," * 300_000 + "]",
    "quotes": "[" + "''," * 300_000 + "]",
    "merge": "a: &a {b: c}\n" + "d: {<<: [" + "*a," * 50_000 + "]}\n",
    "directives": "%A b\n" * 20_000,
    "one long word": "a" * 1_000_000,
    "line ends": "\n" * 1_000_000,
    "equal keys": "a: b\n" * 100_000,
}


@pytest.mark.parametrize(("text", "told"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_what_has_no_place_in_a_bank_is_told_with_its_place(text: str, told: str) -> None:
    _, problems = composed(text)

    assert problems == [f"x.yaml:{told}"]


@pytest.mark.parametrize("text", BOMBS.values(), ids=BOMBS.keys())
def test_a_bomb_is_over_soon(text: str) -> None:
    started = time.process_time()
    composed(text)

    assert time.process_time() - started < 1.0


@pytest.mark.parametrize("word", ["yes", "no", "on", "null", "~", "2:00", "012", "0x10", "1e3", "2024-01-01", ".inf"])
def test_a_word_stays_as_it_is_written(word: str) -> None:
    node, problems = composed(f"a: {word}")

    assert (node, problems) == (
        YamlMap(
            ((YamlText("a", Place("x.yaml", 1, 1), True), YamlText(word, Place("x.yaml", 1, 4), True)),),
            Place("x.yaml", 1, 1),
        ),
        [],
    )


def test_twelve_levels_are_not_too_deep() -> None:
    node, problems = composed("[" * 12 + "]" * 12)

    assert isinstance(node, YamlList)
    assert problems == []


def test_every_value_has_its_place() -> None:
    node, _ = composed("a: b\nc:\n  - d\n  - e: |-\n      f\n")

    assert node
    assert {path: (place.line, place.column) for path, place in places(node)} == {
        "": (1, 1),
        "a": (1, 4),
        "c": (3, 3),
        "c/0": (3, 5),
        "c/1": (4, 5),
        "c/1/e": (4, 8),
    }


@pytest.mark.parametrize("text", [QUESTION, RUBRIC])
def test_both_parsers_give_the_same_nodes(text: str) -> None:
    assert composed(text, parser_of=SlowParser) == composed(text)


@settings(deadline=None)
@given(st.text(alphabet="ab0 \n:-[]{}#&*!|>'\"%@`,?\\<~uUxe\te\u0301", max_size=60))
@example('"\\UFFFFFFFF"')
@example("!<%F0%9F> a")
def test_the_slow_parser_too_ends_with_nodes_or_problems(text: str) -> None:
    node, problems = composed(text, parser_of=SlowParser)

    assert node is not None or problems
