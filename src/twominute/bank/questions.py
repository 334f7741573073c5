"""Nodes of one question file to a Question."""

from collections.abc import Iterable, Sequence

from twominute.bank.fields import Fields
from twominute.bank.nodes import Node
from twominute.bank.place import Place
from twominute.bank.problems import Problems, quoted
from twominute.bank.rules import Rule
from twominute.model.names import Difficulty
from twominute.model.question import KeyPoint, Question, SampleAnswer, SampleKind

REQUIRED = ("id", "level", "topic", "ask", "expects", "key_points", "model_answer", "tests")
OPTIONAL = ("seconds", "hints", "follow_ups")
"""Left out: two minutes, and the hints and follow-up questions of the rubric."""
USUAL_SECONDS = 120
SECONDS = range(15, 601)
WEIGHTS = range(1, 4)
OVERALL = range(5)
KEY_POINTS = range(2, 7)
EXAMPLES = range(1, 9)
RUNGS = range(3, 4)


def parse_question(node: Node, problems: Problems, *, dimensions: Sequence[str], topics: Sequence[str]) -> Question:
    """Return the question that a file holds; `dimensions` and `topics` are the ids that its bank knows."""
    fields = Fields(node, "the question", problems, required=REQUIRED, optional=OPTIONAL)
    return Question(
        id=fields.slug("id"),
        level=fields.one_of("level", Difficulty),
        topic=_topic(fields, topics),
        ask=fields.text("ask"),
        seconds=fields.number("seconds", SECONDS) if fields.has("seconds") else USUAL_SECONDS,
        expects=_expects(fields, dimensions),
        key_points=_key_points(fields),
        model_answer=fields.text("model_answer"),
        hints=fields.texts("hints", RUNGS),
        follow_ups=_follow_ups(fields, dimensions),
        tests=_tests(fields),
    )


def refuse_twins(named: Iterable[tuple[str, Place]], noun: str, problems: Problems) -> None:
    """Take note of names that come twice in a file."""
    seen: dict[str, Place] = {}
    for name, place in named:
        if name in seen:
            what = f"{noun} {quoted(name)} is in line {seen[name].line} already"
            problems.add(place, Rule.TWIN_NAME, what, right="keep one of them")
        elif name:
            seen[name] = place


def _topic(fields: Fields, topics: Sequence[str]) -> str:
    topic = fields.slug("topic")
    if topic and topic not in topics:
        what = f"the topic {quoted(topic)} is unknown"
        right = f"write one of {', '.join(topics)}, or add it to the topics.yaml of its bank"
        fields.problems.add(fields.where("topic"), Rule.UNKNOWN_TOPIC, what, right=right)
        return ""
    return topic


def _expects(fields: Fields, dimensions: Sequence[str]) -> tuple[tuple[str, int], ...]:
    weights = fields.inner("expects", "expects", optional=dimensions)
    if fields.has("expects") and weights.is_empty:
        right = "write at least one with its weight"
        fields.problems.add(fields.where("expects"), Rule.NO_EXPECTATION, "expects has no dimension", right=right)
    return tuple((key, weights.number(key, WEIGHTS)) for key in weights.names)


def _follow_ups(fields: Fields, dimensions: Sequence[str]) -> tuple[tuple[str, str], ...]:
    asks = fields.inner("follow_ups", "follow_ups", optional=dimensions)
    return tuple((key, asks.text(key)) for key in asks.names)


def _key_points(fields: Fields) -> tuple[KeyPoint, ...]:
    found = fields.each("key_points", KEY_POINTS, _key_point)
    refuse_twins(((point.id, place) for point, place in found), "key point", fields.problems)
    return tuple(point for point, _ in found)


def _key_point(node: Node, problems: Problems) -> tuple[KeyPoint, Place]:
    fields = Fields(node, "the key point", problems, required=("id", "say", "good", "near_miss"))
    point = KeyPoint(
        id=fields.slug("id"),
        say=fields.text("say"),
        good=fields.texts("good", EXAMPLES),
        near_miss=fields.texts("near_miss", EXAMPLES),
    )
    good = {_words(sentence) for sentence in point.good}
    for sentence in point.near_miss:
        if _words(sentence) in good:
            what = f"the near miss {quoted(sentence)} is also in good"
            problems.add(fields.where("near_miss"), Rule.GOOD_AND_NEAR_MISS, what, right="take it out of one")
    return point, fields.where("id")


def _tests(fields: Fields) -> tuple[SampleAnswer, ...]:
    samples = fields.inner("tests", "tests", required=tuple(SampleKind))
    return tuple(_sample(samples, kind) for kind in SampleKind if samples.has(kind))


def _sample(samples: Fields, kind: SampleKind) -> SampleAnswer:
    fields = samples.inner(kind, "the sample answer", required=("overall", "answer"))
    low, high = fields.numbers("overall", OVERALL, count=2)
    if low > high:
        what = f"overall is {low} to {high}"
        fields.problems.add(fields.where("overall"), Rule.RANGE_REVERSED, what, right="write the lower one first")
    return SampleAnswer(kind, fields.text("answer"), low, high)


def _words(sentence: str) -> tuple[str, ...]:
    return tuple(sentence.casefold().split())
