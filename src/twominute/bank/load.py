"""The files of a bank to a bank, or every problem in them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from twominute.bank.nodes import Place, places
from twominute.bank.problems import Problem, quoted, refuse
from twominute.bank.questions import parse_question
from twominute.bank.shelf import STEMS, take_knowledge
from twominute.bank.source import BankFile, Source, made, open_source, refuse_all
from twominute.model.knowledge import Knowledge
from twominute.model.question import Bank, Question


@dataclass(frozen=True, slots=True)
class LoadedBank:
    """A bank without problems, with what its answers are read with."""

    bank: Bank
    knowledge: Knowledge
    places: Mapping[tuple[str, str], Place]
    """Where a field stands, by question id and path, such as `tests/good/answer`."""


def parse_bank(name: str, files: Sequence[BankFile], *, base: LoadedBank | None = None) -> LoadedBank:
    """Return the bank that the files make up; BankError tells all problems of all files.

    What a bank leaves out of rubric, tools, cues and stances is that of `base`.
    """
    sources = [open_source(file) for file in files]
    asked = [source for source in sources if source.stem not in STEMS]
    if not asked:
        refuse([Problem(Place(name, 1, 1), "there is no question file", "add one, such as why-a-registry.yaml")])
    knowledge = take_knowledge(
        name, [source for source in sources if source.stem in STEMS], base=base.knowledge if base else None
    )
    parse = partial(parse_question, dimensions=tuple(each.id for each in knowledge.rubric.dimensions))
    questions = [(question, source) for source in asked if (question := made(source, parse))]
    _refuse_wrong_ids(questions)
    refuse_all(sources)
    return LoadedBank(
        bank=Bank(name, knowledge.rubric, knowledge.tools, tuple(question for question, _ in questions)),
        knowledge=knowledge,
        places=dict(_places(questions)),
    )


def _refuse_wrong_ids(questions: Sequence[tuple[Question, Source]]) -> None:
    taken: dict[str, Place] = {}
    for question, source in questions:
        place = _place_of(source, "id")
        first = taken.setdefault(question.id, place)
        if question.id and first is not place:
            source.problems.add(place, f"the id {quoted(question.id)} is taken in {first}", "write another")
        elif question.id and question.id != source.stem:
            what = f"the id {quoted(question.id)} is not the file's name"
            source.problems.add(place, what, f"rename the file or write {source.stem}")


def _place_of(source: Source, path: str) -> Place:
    return dict(places(source.node)).get(path, source.start) if source.node else source.start


def _places(questions: Sequence[tuple[Question, Source]]) -> Iterator[tuple[tuple[str, str], Place]]:
    for question, source in questions:
        if source.node:
            for path, place in places(source.node):
                yield (question.id, path), place
