"""Bank files with defaults, as bytes and as text."""

from collections.abc import Callable
from functools import lru_cache

from twominute.bank.events import compose
from twominute.bank.file import BankFile
from twominute.bank.load import parse_bank
from twominute.bank.loaded import LoadedBank
from twominute.bank.nodes import Node
from twominute.bank.parsers import EventParser, usual_parser
from twominute.bank.problems import GivenUpError, Problems
from twominute.errors import BankError

QUESTION = """\
id: why-a-way-back
level: beginner
topic: incidents
ask: Why does a release need a way back?
seconds: 120
expects:
  rollback: 3
  monitoring: 1
key_points:
  - id: way-back
    say: The old version can come back at once.
    good:
      - We keep the old one warm and send the traffic back.
      - One switch brings last week's model back.
    near_miss:
      - Rollback is important.
      - The old version is archived.
  - id: signal
    say: A number decides when.
    good:
      - We go back when recall falls by two points.
      - Two points less recall and the old one serves again.
    near_miss:
      - We look at recall.
      - Somebody decides.
model_answer: |-
  The old version stays warm, and traffic goes back to it
  when recall falls by two points within a day.
hints:
  - Think of the day after.
  - Name what comes back.
  - Say who switches, and when.
follow_ups:
  rollback: Who decides?
  monitoring: On what signal?
tests:
  good:
    overall: [3, 4]
    answer: We keep the old one warm.
  plain:
    overall: [3, 4]
    answer: Last week's one can take over.
  stuffed:
    overall: [0, 1]
    answer: Rollback canary monitoring.
  negated:
    overall: [0, 1]
    answer: We need no way back.
  tools:
    overall: [0, 1]
    answer: We have MLflow and Argo.
"""

RUBRIC = """\
id: two
name: Two dimensions
dimensions:
  - id: rollback
    name: Rollback
    meaning: What is done when it goes wrong.
    colour: magenta
    mark: R
    hints: [one, two, three]
    gap_absent: Nothing is said.
    gap_mentioned: Say how.
    follow_up: And then?
  - id: monitoring
    name: Monitoring
    meaning: What is observed.
    colour: bright_green
    mark: M
    hints: [one, two, three]
    gap_absent: Nothing is said.
    gap_mentioned: Say how.
    follow_up: And then?
"""
CUES = """\
cues:
  - {dimension: rollback, cue: roll back, strength: 1, catches: We roll back., leaves: We go on.}
"""
STANCES = """\
stances:
  - {stance: denied, cue: do not, scope: after, catches: We do not roll back., leaves: We roll back.}
concrete:
  - when
"""
TOPICS = """\
topics:
  - {id: incidents, means: What is done when it goes wrong.}
  - {id: monitoring, means: What is watched.}
"""
TOOLS = """\
tools:
  - name: MLflow
    aliases: [ml flow]
  - name: Argo
"""
NAME = "why-a-way-back.yaml"


def a_file(text: str | bytes = QUESTION, path: str = NAME) -> BankFile:
    return BankFile(path, text if isinstance(text, bytes) else text.encode())


def changed(old: str, new: str, *, text: str = QUESTION) -> str:
    """Return a good file with one thing in it changed."""
    assert text.count(old) == 1, f"{old!r} is there {text.count(old)} times"
    return text.replace(old, new)


@lru_cache(maxsize=1)
def a_base() -> LoadedBank:
    """Return the bank whose knowledge others lean on."""
    whole = [
        a_file(),
        a_file(RUBRIC, "rubric.yaml"),
        a_file(TOPICS, "topics.yaml"),
        a_file(CUES, "cues.yaml"),
        a_file(STANCES, "stances.yaml"),
        a_file(TOOLS, "tools.yaml"),
    ]
    return parse_bank("base", whole)


def problems_of(*files: BankFile) -> list[str]:
    """Return the problems that a bank is refused for, none when it is taken."""
    try:
        parse_bank("mine", files, base=a_base())
    except BankError as error:
        return error.what.splitlines()[1:]
    return []


def composed(text: str, *, parser_of: Callable[[str], EventParser] = usual_parser) -> tuple[Node | None, list[str]]:
    """Return the tree of a text and what is wrong with it."""
    problems = Problems("x.yaml")
    try:
        node = compose(text, problems, parser_of=parser_of)
    except GivenUpError:
        node = None
    return node, [str(problem) for problem in problems.in_order()]
