"""One question file into one question."""

from pathlib import PurePath

from twominute.bank.fields import Fields
from twominute.bank.nodes import Mapping, Node
from twominute.bank.problems import Problem
from twominute.model.names import Difficulty
from twominute.model.question import KeyPoint, Question, Rubric, SampleAnswer, SampleKind

KEYS = (
    "id level topic ask seconds expects key_points model_answer hints follow_ups tests".split()  # noqa: SIM905 - reads as the file does
)
KEY_POINT_KEYS = ("id", "say", "good", "near_miss")
HINTS = 3
HEAVIEST = 3


def parse_question(file: str, node: Mapping, rubric: Rubric, problems: list[Problem]) -> Question:
    """Return the question of a file; what is wrong with it goes to `problems`."""
    fields = Fields(node, problems, known=KEYS)
    question_id = fields.id("id")
    if question_id and PurePath(file).stem != question_id:
        fields.note(
            fields.place_of("id"), f'the id "{question_id}" is not the file\'s name', f"call it {question_id}.yaml"
        )
    dimensions = [dimension.id for dimension in rubric.dimensions]
    return Question(
        id=question_id,
        level=_level(fields),
        topic=fields.id("topic"),
        ask=fields.text("ask"),
        seconds=fields.number("seconds", low=15, high=600),
        expects=_expects(fields, dimensions),
        key_points=_key_points(fields, problems),
        model_answer=fields.text("model_answer"),
        hints=fields.texts("hints", fewest=HINTS, most=HINTS),
        follow_ups=_follow_ups(fields, dimensions),
        tests=_tests(fields, problems),
    )


def _level(fields: Fields) -> Difficulty:
    text = fields.one_of("level", [str(level) for level in Difficulty])
    return Difficulty(text) if text in set(Difficulty) else Difficulty.BEGINNER


def _expects(fields: Fields, dimensions: list[str]) -> tuple[tuple[str, int], ...]:
    def weight(node: Node, key: str) -> int:
        _refuse_unknown(fields, node, key, dimensions)
        return fields.number_of(node, key, low=1, high=HEAVIEST)

    return fields.table("expects", weight)


def _follow_ups(fields: Fields, dimensions: list[str]) -> tuple[tuple[str, str], ...]:
    def ask(node: Node, key: str) -> str:
        _refuse_unknown(fields, node, key, dimensions)
        return fields.text_of(node, key)

    return fields.table("follow_ups", ask)


def _refuse_unknown(fields: Fields, node: Node, key: str, dimensions: list[str]) -> None:
    if key not in dimensions:
        fields.note(node.place, f'no dimension is called "{key}"', f"the rubric has: {', '.join(dimensions)}")


def _key_points(fields: Fields, problems: list[Problem]) -> tuple[KeyPoint, ...]:
    points = []
    seen: set[str] = set()
    for node in fields.mappings("key_points", fewest=2, most=6):
        each = Fields(node, problems, known=KEY_POINT_KEYS)
        point = KeyPoint(
            id=each.id("id"),
            say=each.text("say"),
            good=each.texts("good", fewest=1, most=8),
            near_miss=each.texts("near_miss", fewest=1, most=8),
        )
        if point.id in seen:
            each.note(each.place_of("id"), f'the key point "{point.id}" stands twice', "give it another id")
        if set(point.good) & set(point.near_miss):
            each.note(
                each.place_of("near_miss"), "a near miss equals a good sentence", "a near miss must not make the point"
            )
        seen.add(point.id)
        points.append(point)
    return tuple(points)


def _tests(fields: Fields, problems: list[Problem]) -> tuple[SampleAnswer, ...]:
    kinds = [str(kind) for kind in SampleKind]

    def sample(node: Node, key: str) -> SampleAnswer | None:
        if key not in kinds:
            fields.note(node.place, f'no sample answer is called "{key}"', f"one of: {', '.join(kinds)}")
            return None
        mapping = fields.mapping(node, f'"{key}"')
        return _sample(SampleKind(key), Fields(mapping, problems, known=("overall", "answer"))) if mapping else None

    found = dict(fields.table("tests", sample))
    for kind in kinds:
        if kind not in found:
            fields.note(
                fields.place_of("tests"), f'the sample answer "{kind}" is missing', f"all of: {', '.join(kinds)}"
            )
    return tuple(each for each in found.values() if each)


def _sample(kind: SampleKind, fields: Fields) -> SampleAnswer:
    ends = [fields.number_of(node, "overall", low=0, high=4) for node in fields.items("overall", fewest=2, most=2)]
    low, high = (ends[0], ends[-1]) if ends else (0, 4)
    if low > high:
        fields.note(fields.place_of("overall"), f"the range {low} to {high} is empty", "write the lower end first")
    return SampleAnswer(kind, fields.text("answer"), low, high)
