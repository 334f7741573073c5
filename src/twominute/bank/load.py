"""The files of a bank to a bank, or every problem in them."""

from collections.abc import Mapping, Sequence
from functools import partial

from twominute.bank.file import BankFile
from twominute.bank.loaded import LoadedBank
from twominute.bank.nodes import places
from twominute.bank.place import Place
from twominute.bank.problems import Problem, Problems, quoted, refuse
from twominute.bank.questions import parse_question
from twominute.bank.rules import Rule
from twominute.bank.shelf import STEMS, Shelf, take_shelf
from twominute.bank.source import Source, made, open_source, refuse_all
from twominute.bank.suggest import nearest
from twominute.model.question import Bank, Question


def parse_bank(name: str, files: Sequence[BankFile], *, base: LoadedBank | None = None) -> LoadedBank:
    """Return the bank that the files make up; BankError tells all problems of all files.

    What a bank leaves out of rubric, topics, tools, cues and stances is that of `base`.
    """
    sources = [open_source(file) for file in files]
    asked = [source for source in sources if source.stem not in STEMS]
    if not asked:
        what, right = "there is no question file", "add one, such as why-a-registry.yaml"
        refuse([Problem(Place(name, 1, 1), Rule.NO_QUESTION, what, right)])
    shelf = take_shelf(name, [source for source in sources if source.stem in STEMS], base=_shelf(base))
    rubric = shelf.knowledge.rubric
    parse = partial(
        parse_question,
        dimensions=tuple(each.id for each in rubric.dimensions),
        topics=tuple(each.id for each in shelf.topics),
    )
    questions = [(question, source) for source in asked if (question := made(source, parse))]
    _refuse_wrong_ids(questions)
    _refuse_lost_ids(shelf, asked, [source.problems for source in sources])
    _refuse_strange_repairs(shelf, asked, [source.problems for source in sources])
    refuse_all(sources)
    asks, repairs = tuple(question for question, _ in questions), tuple(repair for repair, _ in shelf.repairs)
    return LoadedBank(Bank(name, rubric, shelf.topics, asks, repairs, shelf.areas), shelf.knowledge)


def parse_shelf(name: str, files: Sequence[BankFile], *, base: LoadedBank) -> Shelf:
    """Return what the files of a bank say beside its questions; BankError tells all problems of those files."""
    sources = [source for source in map(open_source, files) if source.stem in STEMS]
    shelf = take_shelf(name, sources, base=_shelf(base))
    refuse_all(sources)
    return shelf


def places_in(files: Sequence[BankFile]) -> Mapping[tuple[str, str], Place]:
    """Return where each field of whole files stands, by question id and path, such as `tests/good/answer`."""
    sources = [open_source(file) for file in files]
    return {(source.stem, path): place for source in sources if source.node for path, place in places(source.node)}


def _shelf(base: LoadedBank | None) -> Shelf | None:
    return Shelf(base.knowledge, base.bank.topics) if base else None


def _refuse_wrong_ids(questions: Sequence[tuple[Question, Source]]) -> None:
    taken: dict[str, Place] = {}
    for question, source in questions:
        place = _place_of_id(source)
        first = taken.setdefault(question.id, place)
        if question.id and first is not place:
            what = f"the id {quoted(question.id)} is taken in {first}"
            source.problems.add(place, Rule.TAKEN_ID, what, right="write another")
        elif question.id and question.id != source.stem:
            what = f"the id {quoted(question.id)} is not the file's name"
            source.problems.add(place, Rule.ID_IS_NO_NAME, what, right=f"rename the file or write {source.stem}")


def _refuse_lost_ids(shelf: Shelf, asked: Sequence[Source], problems: Sequence[Problems]) -> None:
    there = {source.stem for source in asked}
    for question_id, place in shelf.released:
        if question_id not in there:
            what = f"the question {quoted(question_id)} was released and is gone"
            own = next(each for each in problems if each.file == place.file)
            own.add(place, Rule.ID_GONE, what, right="bring its file back under that name")


def _refuse_strange_repairs(shelf: Shelf, asked: Sequence[Source], problems: Sequence[Problems]) -> None:
    there = sorted(source.stem for source in asked)
    for repair, place in shelf.repairs:
        if repair.question and repair.question not in there:
            near = nearest(repair.question, there)
            right = f"did you mean {near}?" if near else "write the id of a question of this bank"
            own = next(each for each in problems if each.file == place.file)
            own.add(place, Rule.UNKNOWN_QUESTION, f"the question {quoted(repair.question)} is unknown", right=right)


def _place_of_id(source: Source) -> Place:
    return dict(places(source.node)).get("id", source.start) if source.node else source.start
