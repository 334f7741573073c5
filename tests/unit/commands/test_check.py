"""One broken file for every rule, each through the real check: the right rule at the right line and column."""

import io
import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from twominute.bank.rules import Rule
from twominute.commands.check import check_bank
from twominute.commands.env import Env
from twominute.commands.options import CheckFormat
from twominute.errors import Exit
from twominute.files.banks import bundled

NAME = "why-a-model-registry.yaml"
WHOLE = (bundled() / "beginner" / NAME).read_text(encoding="utf-8")
RUBRIC = (bundled() / "rubric.yaml").read_text(encoding="utf-8")
TOPICS = (bundled() / "topics.yaml").read_text(encoding="utf-8")
STANCES = (bundled() / "stances.yaml").read_text(encoding="utf-8")
BARE = RUBRIC.replace("id: goal", "id: aim")


def swap(old: str, new: str, text: str = WHOLE) -> str:
    assert old in text
    return text.replace(old, new, 1)


def field(key: str, value: str, text: str = WHOLE) -> str:
    """Give a key at the left edge another value, whatever its lines were."""
    lines = text.splitlines(keepends=True)
    first = next(at for at, line in enumerate(lines) if line.startswith(f"{key}:"))
    last = next((at for at in range(first + 1, len(lines)) if lines[at][0] not in " \n"), len(lines))
    return "".join([*lines[:first], f"{key}: {value}\n", *lines[last:]])


def sample(kind: str, answer: str) -> str:
    """Give a sample answer other words."""
    start = WHOLE.index("answer: |-", WHOLE.index(f"  {kind}:\n    overall"))
    ends = [at for at in (WHOLE.find("\n  " + each + ":\n", start) for each in KINDS) if at > 0]
    return f"{WHOLE[:start]}answer: {answer}{WHOLE[min(ends, default=len(WHOLE)) :]}\n"


def repairs(answer: str, *, question: str = "why-a-model-registry") -> str:
    return f"repairs:\n  - id: by-brand\n    question: {question}\n    answer: {answer}\n"


def cues(catches: str, leaves: str) -> str:
    row = f"  - dimension: monitoring\n    strength: 1\n    cue: watch\n    catches: {catches}\n    leaves: {leaves}\n"
    return f"cues:\n{row}"


AREAS = """areas:
  - id: gates
    name: Gates
    means: What has to hold.
    dimensions: [controls]
    cues:
      - {cue: gate|stop, catches: A check blocks it., leaves: We go on.}
"""
KINDS = ("plain", "stuffed", "negated", "tools")
GOOD_ANSWER = (
    "A version is fixed with its commit, data snapshot and test results. It may go live only if it beats the current "
    "one on unseen data and a second person has signed. If it misbehaves, we point back to the last version in minutes."
)
HASH = "The entry holds the git hash, the snapshot of the training table and the scores, and it cannot be overwritten."
POINTER = "Reverting is repointing to the last good version, with its container still attached."
FROM_A_NAME = (
    "From a file name with a date I cannot tell which model is live, what it learned from, or who released it."
)
EMPTY_ANSWER = "I like the bucket, it is a nice bucket and we have had it for years."


@dataclass(frozen=True)
class Case:
    """Files that break one rule, and what stands at the place of the finding."""

    rule: Rule
    files: dict[str, str | bytes]
    at: str | None = None
    """The text whose first letter is the place in the first file, None for the start of the file."""


def one(rule: Rule, text: str | bytes, at: str | None = None, *, name: str = NAME) -> Case:
    return Case(rule, {name: text}, at)


OTHER = swap("id: why-a-model-registry", "id: other")
CASES = [
    one(Rule.TOO_LARGE, WHOLE + "#" * 1_000_001),
    one(Rule.NOT_UTF8, swap("A bucket keeps bytes.", "@@").encode().replace(b"@@", b"\xff"), "\ufffd"),
    one(Rule.UNSAFE_CHARACTER, swap("A bucket keeps", "A buck\u200bet keeps"), "\u200b"),
    one(Rule.UNSAFE_ESCAPE, field("ask", '"What\\e would a registry give us?"'), '"What'),
    one(Rule.NOT_YAML, swap("topic: registry", "topic: [registry"), ": Our trained"),
    one(Rule.EMPTY_FILE, "# nothing\n"),
    one(Rule.SECOND_DOCUMENT, WHOLE + "--- {}\n", "--- {}"),
    one(Rule.DIRECTIVE, "%YAML 1.2\n---\n" + WHOLE, "%YAML"),
    one(Rule.TOO_MANY_VALUES, "[" + "a," * 19_999 + "b, c]", "b, c"),
    one(Rule.TOO_DEEP, "id: " + "[" * 11 + "[y]" + "]" * 11, "[y]"),
    one(Rule.ALIAS, field("topic", "*registry"), "*registry"),
    one(Rule.ANCHOR, field("topic", "&here registry"), "&here"),
    one(Rule.TAG, field("topic", "!word registry"), "!word"),
    one(Rule.MERGE_KEY, WHOLE + "<<: {}\n", "<<:"),
    one(Rule.KEY_IS_NO_WORD, WHOLE + "[a]: b\n", "[a]:"),
    one(Rule.DUPLICATE_KEY, WHOLE + "level: beginner\n", "level: beginner\n"),
    one(Rule.UNKNOWN_KEY, WHOLE + "tpoic: registry\n", "tpoic"),
    one(Rule.MISSING_KEY, swap("topic: registry\n", "")),
    one(Rule.WRONG_KIND, field("hints", "a hint"), "a hint"),
    one(Rule.EMPTY_TEXT, field("ask", "' '"), "' '"),
    one(Rule.NOT_AN_ID, field("id", "Why A Registry"), "Why A"),
    one(Rule.UNKNOWN_WORD, field("level", "easy"), "easy"),
    one(Rule.NOT_A_NUMBER, field("seconds", "5"), "5\n"),
    one(Rule.WRONG_COUNT, field("hints", "[one]"), "[one]"),
    Case(Rule.LONG_MARK, {"rubric.yaml": swap("mark: G", "mark: GO", RUBRIC), NAME: WHOLE}, "GO\n"),
    one(
        Rule.TWIN_NAME,
        swap("id: one-truth-about-live", "id: versions-and-lineage"),
        "versions-and-lineage\n    say: The registry",
    ),
    one(Rule.NO_EXPECTATION, field("expects", "{}"), "{}"),
    one(
        Rule.GOOD_AND_NEAR_MISS,
        swap("A registry is a place where models are stored.", HASH),
        f"- {HASH}\n      - With",
    ),
    one(Rule.RANGE_REVERSED, swap("overall: [3, 4]", "overall: [4, 3]"), "[4, 3]"),
    Case(Rule.TAKEN_ID, {f"two/{NAME}": WHOLE, f"one/{NAME}": WHOLE}, "why-a-model-registry\n"),
    one(Rule.ID_IS_NO_NAME, OTHER, "other\n"),
    one(Rule.UNKNOWN_TOPIC, field("topic", "gardening"), "gardening"),
    Case(Rule.TWIN_FILE, {"b/topics.yaml": TOPICS, "a/topics.yaml": TOPICS, NAME: WHOLE}),
    Case(
        Rule.MISSING_EXAMPLES,
        {"rubric.yaml": BARE, NAME: WHOLE},
        "id: aim",
    ),
    Case(
        Rule.UNKNOWN_QUESTION,
        {"repairs.yaml": repairs("A bucket is S3, and MLflow is great.", question="why-a-registry"), NAME: WHOLE},
        "why-a-registry",
    ),
    Case(Rule.REPAIR, {"repairs.yaml": repairs(GOOD_ANSWER), NAME: WHOLE}, GOOD_ANSWER),
    Case(Rule.CUE_MISSES, {"cues.yaml": cues("We never look.", "A pony."), NAME: WHOLE}, "We never"),
    Case(Rule.CUE_CATCHES, {"cues.yaml": cues("Watch the drift.", "We watch films."), NAME: WHOLE}, "We watch"),


    Case(
        Rule.AREA_CUE,
        {"areas.yaml": AREAS, NAME: WHOLE},
        "gate|stop",
    ),
    Case(Rule.NO_QUESTION, {"topics.yaml": TOPICS}),
    one(Rule.TOO_MANY_PROBLEMS, WHOLE + "".join(f"key-{number}: x\n" for number in range(200)), "key-100:"),
    Case(Rule.ID_GONE, {"released.yaml": "released: [why-a-model-registry, lost]\n", NAME: WHOLE}, "lost"),
    one(Rule.MODEL_ANSWER, field("model_answer", EMPTY_ANSWER), EMPTY_ANSWER),
    one(Rule.MODEL_ANSWER_REACH, field("model_answer", EMPTY_ANSWER), EMPTY_ANSWER),
    one(Rule.SAMPLE_GOOD, sample("good", EMPTY_ANSWER), EMPTY_ANSWER),
    one(Rule.SAMPLE_PLAIN, sample("plain", EMPTY_ANSWER), EMPTY_ANSWER),
    one(Rule.SAMPLE_STUFFED, sample("stuffed", GOOD_ANSWER), GOOD_ANSWER),
    one(Rule.SAMPLE_NEGATED, sample("negated", GOOD_ANSWER), GOOD_ANSWER),
    one(Rule.SAMPLE_TOOLS, sample("tools", GOOD_ANSWER), GOOD_ANSWER),
    one(
        Rule.NEAR_MISS,
        swap("Old models are kept as well.", POINTER),
        POINTER,
    ),
    one(
        Rule.HINT_TELLS,
        swap("Lineage. What", f"{FROM_A_NAME} What"),
        f"{FROM_A_NAME} What",
    ),
    Case(Rule.TWIN, {"why-the-other.yaml": field("id", "why-the-other"), NAME: WHOLE}, "Our trained models already"),
    Case(
        Rule.NEAR_TWIN,
        {
            "why-the-other.yaml": field(
                "ask",
                "We keep the models that we trained as files in one bucket, named by their date. What could a model "
                "registry do for us that a bucket cannot?",
                field("id", "why-the-other"),
            ),
            NAME: WHOLE,
        },
        "We keep the models that we trained",
    ),
]  # fmt: skip
UNREADABLE = {Rule.NO_FILE, Rule.MISSING_FILE}
"""Rules that are about a file that is no file, or not there."""


def an_env(home: Path) -> Env:
    return Env(
        environ={"TWOMINUTE_HOME": str(home), "TERM": "dumb"},
        stdin=None,
        stdout=io.StringIO(),
        stderr=io.StringIO(),
        monotonic=lambda: 0.0,
        now=lambda: datetime(2026, 1, 1, tzinfo=UTC),
        zone=UTC,
        rng=random.Random(1),
    )


def written(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def checked(env: Env, bank: Path | str | None, shape: CheckFormat = CheckFormat.JSON) -> str:
    check_bank(env, str(bank) if bank else None, shape)
    assert isinstance(env.stdout, io.StringIO)
    return env.stdout.getvalue()


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case.rule))
def test_every_broken_file_fails_with_its_rule_at_its_place(case: Case, tmp_path: Path) -> None:
    bank = written(tmp_path / "bank", case.files)
    env = an_env(tmp_path / "home")
    found = json.loads(checked(env, bank))
    name, raw = next(iter(case.files.items()))
    text = raw.decode(errors="replace") if isinstance(raw, bytes) else raw
    offset = text.rindex(case.at) if case.at else 0
    place = (text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))

    told = [(each["file"], each["line"], each["column"]) for each in found if each["rule"] == case.rule]
    file = str(bank / name) if case.rule is not Rule.NO_QUESTION else "bank"
    assert (file, *place) in told
    assert all(each["what"] and each["right"] for each in found)


def test_there_is_a_broken_file_for_every_rule() -> None:
    assert {case.rule for case in CASES} | UNREADABLE == set(Rule)
    assert len(CASES) >= 40


def test_a_file_that_is_none_is_told(tmp_path: Path) -> None:
    bank = written(tmp_path / "bank", {NAME: WHOLE})
    (bank / "x.yaml").symlink_to("/dev/zero")
    (found,) = json.loads(checked(an_env(tmp_path / "home"), bank))

    assert (found["rule"], found["file"], found["line"]) == ("no-file", str(bank / "x.yaml"), 1)


def test_a_whole_file_has_nothing_to_mend(tmp_path: Path) -> None:
    bank = written(tmp_path / "bank", {NAME: WHOLE})
    env = an_env(tmp_path / "home")

    assert check_bank(env, str(bank), CheckFormat.TEXT) is Exit.FINE


def formats() -> list[tuple[CheckFormat, Callable[[str], bool]]]:
    return [
        (CheckFormat.TEXT, lambda out: "why-a-model-registry.yaml:3:8: [unknown-topic] the topic" in out),
        (
            CheckFormat.GITHUB,
            lambda out: out.startswith("::error file=") and "line=3,col=8,title=unknown-topic::" in out,
        ),
        (CheckFormat.JSON, lambda out: json.loads(out)[0]["rule"] == "unknown-topic"),
        (
            CheckFormat.SARIF,
            lambda out: (
                json.loads(out)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
                == {"startLine": 3, "startColumn": 8}
            ),
        ),
    ]


@pytest.mark.parametrize(("shape", "is_right"), formats(), ids=[str(shape) for shape, _ in formats()])
def test_findings_come_in_the_form_asked_for(
    shape: CheckFormat, is_right: Callable[[str], bool], tmp_path: Path
) -> None:
    bank = written(tmp_path / "bank", {NAME: field("topic", "gardening")})

    assert is_right(checked(an_env(tmp_path / "home"), bank, shape))


def test_github_reads_no_command_out_of_a_file_name(tmp_path: Path) -> None:
    bank = written(tmp_path / "a,b%0A::error::x", {NAME: field("topic", "gardening")})
    out = checked(an_env(tmp_path / "home"), bank, CheckFormat.GITHUB)

    assert out.count("::error") == 1
    assert "a%2Cb%250A%3A%3Aerror%3A%3Ax" in out
