"""The files of a bank folder into questions and knowledge, or every problem at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from twominute.bank.nodes import Mapping, Node, UnreadableError, parse
from twominute.bank.nodes import Sequence as NodeSequence
from twominute.bank.problems import Place, Problem, refuse
from twominute.bank.questions import parse_question
from twominute.bank.rubric import parse_cues, parse_rubric, parse_stances, parse_tools
from twominute.model.knowledge import Knowledge
from twominute.model.question import Bank, Question

KNOWLEDGE_FILES = ("rubric", "tools", "cues", "stances")


@dataclass(frozen=True, slots=True)
class BankFile:
    """One file as it was read: the path is for messages."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class LoadedBank:
    """A bank, what answers to it are read with, and where everything stands."""

    bank: Bank
    knowledge: Knowledge
    places: dict[tuple[str, str], Place]
    """Question id and path of keys, like `tests/good/answer`, to the place in the file."""


def parse_bank(name: str, files: Sequence[BankFile], *, base: LoadedBank | None = None) -> LoadedBank:
    """Return a bank; BankError tells all problems. What a folder leaves out of the knowledge comes from `base`."""
    problems: list[Problem] = []
    nodes = _parsed(files, problems)
    knowledge = _knowledge(nodes, base, problems)
    questions: list[Question] = []
    places: dict[tuple[str, str], Place] = {}
    for path, node in nodes.items():
        if PurePath(path).stem in KNOWLEDGE_FILES:
            continue
        question = parse_question(path, node, knowledge.rubric, problems)
        questions.append(question)
        places.update({(question.id, keys): place for keys, place in _places(node)})
    _refuse_twins(questions, places, problems)
    if not questions:
        problems.append(Problem(Place(name, 1, 1), "no question file", "put one .yaml file a question into the folder"))
    if problems:
        raise refuse(problems)
    return LoadedBank(Bank(name, knowledge.rubric, knowledge.tools, tuple(questions)), knowledge, places)


def _parsed(files: Sequence[BankFile], problems: list[Problem]) -> dict[str, Mapping]:
    nodes = {}
    for file in files:
        try:
            nodes[file.path] = parse(file.path, file.content)
        except UnreadableError as error:
            problems.append(error.problem)
    return nodes


def _knowledge(nodes: dict[str, Mapping], base: LoadedBank | None, problems: list[Problem]) -> Knowledge:
    own = {PurePath(path).stem: node for path, node in nodes.items() if PurePath(path).stem in KNOWLEDGE_FILES}
    missing = [name for name in KNOWLEDGE_FILES if name not in own]
    if base is None and missing:
        place = Place(next(iter(nodes), "bank"), 1, 1)
        raise refuse([*problems, *(Problem(place, f"{each}.yaml is missing or broken", "add it") for each in missing)])
    known = base.knowledge if base else None
    rubric = parse_rubric(own["rubric"], problems) if "rubric" in own or known is None else known.rubric
    if "stances" in own or known is None:
        stances, concrete = parse_stances(own["stances"], problems)
    else:
        stances, concrete = known.stances, known.concrete
    return Knowledge(
        rubric=rubric,
        tools=parse_tools(own["tools"], problems) if "tools" in own or known is None else known.tools,
        cues=parse_cues(own["cues"], rubric, problems) if "cues" in own or known is None else known.cues,
        stances=stances,
        concrete=concrete,
    )


def _refuse_twins(questions: Sequence[Question], places: dict[tuple[str, str], Place], problems: list[Problem]) -> None:
    seen: set[str] = set()
    for question in questions:
        if question.id and question.id in seen:
            problems.append(
                Problem(places[question.id, "id"], f'the id "{question.id}" is taken', "give each question its own")
            )
        seen.add(question.id)


def _places(node: Node, path: str = "") -> Iterator[tuple[str, Place]]:
    if path:
        yield path, node.place
    prefix = f"{path}/" if path else ""
    if isinstance(node, Mapping):
        for key, (_, value) in node.items.items():
            yield from _places(value, f"{prefix}{key}")
    elif isinstance(node, NodeSequence):
        for number, value in enumerate(node.items):
            yield from _places(value, f"{prefix}{number}")
