"""JSON Schemas (draft-07) of the files of a bank, so that an editor knows their keys; `bank check` knows more."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from twominute.bank import knowledge, questions
from twominute.bank.fields import SLUG
from twominute.bank.names import SchemaOf
from twominute.model.names import Difficulty
from twominute.model.question import SampleKind

Schema = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"


def schema_of(what: SchemaOf) -> Schema:
    """Return the schema of one kind of file."""
    title, make = _SCHEMAS[what]
    return {"$schema": DRAFT, "title": title, **make()}


def schema_text(what: SchemaOf) -> str:
    """Return the schema as the text of a file."""
    return json.dumps(schema_of(what), indent=2) + "\n"


def _question() -> Schema:
    point = _map(
        {
            "id": _id("The point in a few words."),
            "say": _text("The point in one sentence."),
            "good": _list(_text("A sentence that makes the point."), questions.EXAMPLES),
            "near_miss": _list(_text("A sentence that comes close and does not make it."), questions.EXAMPLES),
        }
    )
    sample = _map(
        {
            "overall": {**_list(_number(questions.OVERALL), range(2, 3)), "description": "The range it must read in."},
            "answer": _text("The answer as somebody may type it."),
        }
    )
    return _map(
        {
            "id": _id("The name of the file without .yaml; it never changes once people have answered."),
            "level": {"enum": [str(each) for each in Difficulty]},
            "topic": _id("One of the bank's topics."),
            "ask": _text("The question as an interviewer says it."),
            "seconds": _number(questions.SECONDS),
            "expects": {
                "type": "object",
                "minProperties": 1,
                "additionalProperties": _number(questions.WEIGHTS),
                "description": "The dimensions that a strong answer reaches, each with its weight.",
            },
            "key_points": _list(point, questions.KEY_POINTS),
            "model_answer": _text("What a strong candidate says in the time."),
            "hints": _list(_text("From where to look to nearly the skeleton."), questions.RUNGS),
            "follow_ups": {
                "type": "object",
                "additionalProperties": _text("What is asked next when the dimension is the weakest."),
            },
            "tests": _map({str(kind): sample for kind in SampleKind}),
        },
        optional=questions.OPTIONAL,
    )


def _rubric() -> Schema:
    dimension = _map(
        {
            **{key: _text(_DIMENSION.get(key, "")) for key in knowledge.DIMENSION},
            "id": _id("The dimension in one word."),
            "colour": {"enum": list(knowledge.COLOURS)},
            "mark": {**_text("One letter, for screens without colour."), "maxLength": 1},
            "hints": _list(_text("From where to look to nearly the sentence."), questions.RUNGS),
            "good": _list(_text("A sentence that explains it."), knowledge.EXAMPLES),
            "near_miss": _list(_text("A sentence that comes close and says nothing of it."), knowledge.EXAMPLES),
        },
        optional=("good", "near_miss"),
    )
    return _map(
        {
            "id": _id("The rubric in a word."),
            "name": _text("What is read by it."),
            "dimensions": _list(dimension, knowledge.DIMENSIONS),
        }
    )


_DIMENSION: Mapping[str, str] = {
    "meaning": "What it is about, in one sentence.",
    "gap_absent": "One sentence about the answer, where nothing is said.",
    "gap_mentioned": "One sentence about the answer, where it says that but not how.",
    "follow_up": "A question that aims at it.",
}


def _topics() -> Schema:
    topic = _map({"id": _id("The topic in one word."), "means": _text("What belongs to it.")})
    return _map({"topics": _list(topic, knowledge.TOPICS)})


def _repairs() -> Schema:
    repair = _map(
        {
            "id": _id("The repair in a few words."),
            "question": _id("The id of one of the bank's questions, which has no other repair."),
            "answer": _text("A weak answer as somebody may say it: product names, nothing of what is done or why."),
        }
    )
    return _map({"repairs": _list(repair, knowledge.ROWS)})


def _areas() -> Schema:
    cue = _map(
        {
            "cue": _text("A phrase that names the area: a|b is either, word? may be left out, * up to three words."),
            "catches": _text("A sentence that it must find."),
            "leaves": _text("A near miss that it must leave."),
        }
    )
    area = _map(
        {
            "id": _id("The area in one word."),
            "name": _text("The area as a report shows it."),
            "means": _text("What belongs to it."),
            "dimensions": _list(_id("A dimension whose evidence may speak of it."), knowledge.DIMENSIONS),
            "topics": _list(_id("A topic whose questions ask for it."), knowledge.TOPICS),
            "cues": _list(cue, knowledge.ROWS),
        },
        optional=knowledge.AREA_OPTIONAL,
    )
    return _map({"areas": _list(area, knowledge.AREAS)})


_SCHEMAS: Mapping[SchemaOf, tuple[str, Callable[[], Schema]]] = {
    SchemaOf.QUESTION: ("A twominute question", _question),
    SchemaOf.RUBRIC: ("A twominute rubric", _rubric),
    SchemaOf.TOPICS: ("The topics of a bank", _topics),
    SchemaOf.REPAIRS: ("The repairs of a bank", _repairs),
    SchemaOf.AREAS: ("The areas of a bank", _areas),
}


def _map(properties: Schema, *, optional: Sequence[str] = ()) -> Schema:
    return {
        "type": "object",
        "required": [key for key in properties if key not in optional],
        "additionalProperties": False,
        "properties": properties,
    }


def _list(items: Schema, count: range) -> Schema:
    return {"type": "array", "items": items, "minItems": count.start, "maxItems": count.stop - 1}


def _number(within: range) -> Schema:
    return {"type": "integer", "minimum": within.start, "maximum": within.stop - 1}


def _text(what: str) -> Schema:
    return {"type": "string", "minLength": 1, **({"description": what} if what else {})}


def _id(what: str) -> Schema:
    return {"type": "string", "pattern": f"^{SLUG.pattern}$", "description": what}
