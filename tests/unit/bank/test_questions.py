"""One broken question file for each rule, with all that a person is told of it."""

import pytest

from builders_bank import NAME, a_file, changed, problems_of

KEYS = "id, level, topic, ask, expects, key_points, model_answer, tests, seconds, hints, follow_ups"
ASK = "Why does a release need a way back?"
EXPECTS = "  rollback: 3\n  monitoring: 1\n"
LAST_SAMPLE = "  tools:\n    overall: [0, 1]\n    answer: We have MLflow and Argo.\n"

BROKEN = [
    (
        "a capital letter in an id",
        "id: why-a-way-back\n",
        "id: Why_A\n",
        '1:5: "Why_A" is no id, write small letters, digits and hyphens, 64 at most, a hyphen not first',
    ),
    (
        "an id that is not the file's name",
        "id: why-a-way-back\n",
        "id: another-name\n",
        '1:5: the id "another-name" is not the file\'s name, rename the file or write why-a-way-back',
    ),
    ("a missing key", "id: why-a-way-back\n", "", "1:1: id is missing, add it to the question"),
    (
        "an unknown level",
        "level: beginner",
        "level: hard",
        '2:8: "hard" is unknown as level, write one of beginner, intermediate, scenario',
    ),
    (
        "an unknown key",
        "level: beginner",
        "level: beginner\nhint: x",
        f'3:1: "hint" is not known in the question, did you mean hints? Known are {KEYS}',
    ),
    (
        "a key that comes twice",
        "level: beginner",
        "level: beginner\nlevel: scenario",
        '3:1: the key "level" is in line 2 already, keep one of them',
    ),
    (
        "a topic of two words",
        "topic: incidents",
        "topic: On call",
        '3:8: "On call" is no topic, write small letters, digits and hyphens, 64 at most, a hyphen not first',
    ),
    ("an empty text", ASK, "", "4:5: ask is empty, write text"),
    ("an empty text in quotes", ASK, "'  '", "4:6: ask is empty, write text"),
    ("a list for a text", ASK, "[why]", "4:6: ask is a list, write text"),
    ("a mapping for a text", ASK, "{why: so}", "4:6: ask is a mapping, write text"),
    (
        "a sexagesimal number",
        "seconds: 120",
        "seconds: 2:00",
        "5:10: seconds is 2:00, write a whole number from 15 to 600, without quotes",
    ),
    (
        "an octal number",
        "seconds: 120",
        "seconds: 0120",
        "5:10: seconds is 0120, write a whole number from 15 to 600, without quotes",
    ),
    (
        "a number in quotes",
        "seconds: 120",
        "seconds: '120'",
        '5:10: seconds is "120", write a whole number from 15 to 600, without quotes',
    ),
    (
        "a number with an underscore",
        "seconds: 120",
        "seconds: 1_20",
        "5:10: seconds is 1_20, write a whole number from 15 to 600, without quotes",
    ),
    (
        "a number too low",
        "seconds: 120",
        "seconds: 14",
        "5:10: seconds is 14, write a whole number from 15 to 600, without quotes",
    ),
    (
        "a number too high",
        "seconds: 120",
        "seconds: 601",
        "5:10: seconds is 601, write a whole number from 15 to 600, without quotes",
    ),
    (
        "a yes for a number",
        "seconds: 120",
        "seconds: yes",
        "5:10: seconds is yes, write a whole number from 15 to 600, without quotes",
    ),
    (
        "nothing for a number",
        "seconds: 120",
        "seconds:",
        "5:9: seconds is empty, write a whole number from 15 to 600, without quotes",
    ),
    (
        "a list for a number",
        "seconds: 120",
        "seconds: [120]",
        "5:10: seconds is a list, write a whole number from 15 to 600",
    ),
    (
        "unknown dimensions",
        EXPECTS,
        "  rollbak: 3\n  latency: 1\n",
        (
            '7:3: "rollbak" is not known in expects, did you mean rollback? Known are rollback, monitoring\n'
            '8:3: "latency" is not known in expects, delete it. Known are rollback, monitoring'
        ),
    ),
    (
        "weights out of range",
        EXPECTS,
        "  rollback: 4\n  monitoring: 0\n",
        (
            "7:13: rollback is 4, write a whole number from 1 to 3, without quotes\n"
            "8:15: monitoring is 0, write a whole number from 1 to 3, without quotes"
        ),
    ),
    (
        "a list of dimensions",
        EXPECTS,
        "  - rollback\n",
        "7:3: expects is a list, write a mapping with the keys rollback, monitoring",
    ),
    (
        "no dimension",
        "expects:\n  rollback: 3\n  monitoring: 1\n",
        "expects: {}\n",
        "6:10: expects has no dimension, write at least one with its weight",
    ),
    (
        "a follow-up for an unknown dimension",
        "  rollback: Who decides?",
        "  roll: Who decides?",
        '34:3: "roll" is not known in follow_ups, did you mean rollback? Known are rollback, monitoring',
    ),
    (
        "a key point that comes twice",
        "id: signal",
        "id: way-back",
        '18:9: key point "way-back" is in line 10 already, keep one of them',
    ),
    (
        "a near miss that is a good sentence",
        "      - Rollback is important.\n",
        "      - we keep the OLD one warm  and send the traffic back.\n",
        '16:7: the near miss "we keep the OLD one warm and send the..." is also in good, take it out of one',
    ),
    (
        "no near miss",
        "      - Rollback is important.\n      - The old version is archived.\n",
        "",
        "15:15: near_miss is empty, write a list",
    ),
    ("two hints", "  - Name what comes back.\n", "", "30:3: hints has 2, write 3 of them"),
    ("an empty hint", "  - Name what comes back.\n", "  -\n", "31:4: hints is empty, write text"),
    ("a missing sample", LAST_SAMPLE, "", "37:3: tools is missing, add it to tests"),
    (
        "a sample of an unknown kind",
        LAST_SAMPLE,
        LAST_SAMPLE + "  long:\n    overall: [0, 1]\n    answer: x\n",
        '52:3: "long" is not known in tests, delete it. Known are good, plain, stuffed, negated, tools',
    ),
    (
        "a range upside down",
        "  tools:\n    overall: [0, 1]\n",
        "  tools:\n    overall: [1, 0]\n",
        "50:14: overall is 1 to 0, write the lower one first",
    ),
    (
        "a range beyond strong",
        "  tools:\n    overall: [0, 1]\n",
        "  tools:\n    overall: [0, 5]\n",
        "50:18: overall is 5, write a whole number from 0 to 4, without quotes",
    ),
    (
        "a range of one",
        "  tools:\n    overall: [0, 1]\n",
        "  tools:\n    overall: [0]\n",
        "50:14: overall has 1, write 2 of them",
    ),
    (
        "a sample without its range",
        LAST_SAMPLE,
        "  tools: We have Argo.\n",
        "49:10: the sample answer is text, write a mapping with the keys overall, answer",
    ),
]
"""What the file is, what is replaced in a good one by what, and the problems with line and column."""


@pytest.mark.parametrize(("old", "new", "told"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN])
def test_a_broken_question_is_told_with_its_place(old: str, new: str, told: str) -> None:
    file = a_file(changed(old, new))

    assert problems_of(file) == [f"{NAME}:{problem}" for problem in told.splitlines()]
