"""Rated answers: read from disk, joined with their ratings, grouped by question into folds.

An answer's reference is the lower median of its raters, as in the measure of agreement. Evidence is a share: how many
of the raters who gave evidence hold that a sentence reaches a level.
"""

import json
import random
import re
import statistics
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from twominute.files.load import load_bank
from twominute.model.knowledge import Knowledge
from twominute.scoring.cues import lexicon
from twominute.scoring.looked import said_once
from twominute.scoring.text import Sentence

DIMENSIONS = ("goal", "lifecycle", "controls", "monitoring", "rollback")
FLAGS = ("tool_dropping", "off_task")
FIGURES = (*DIMENSIONS, *FLAGS, "overall")
DATA = Path(__file__).parent / "data"
_LATER = ("z", "zo")
"""The first ids of the sets that came later, and of those that came last."""
_ALIKE = 88
"""Likeness of two questions, 0 to 100, from which they are taken for the same one."""
_RATERS_CUT = re.compile(r"(?<=[.!?;])\s+|\n+")


@dataclass(frozen=True, slots=True)
class Rated:
    """One answer with what the raters say of it."""

    id: str
    question: str
    answer: str
    reference: dict[str, int]
    """Levels 0 to 2, flags 0 or 1, overall 0 to 4; a contrast has levels only, what nobody rated has nothing."""
    sentences: tuple[Sentence, ...]
    evidence: tuple[tuple[float, ...], ...] | None
    """For each sentence ten shares: at least mentioned and explained, dimension by dimension; None without evidence."""


def load(folder: Path = DATA) -> list[Rated]:
    """Return every answer of a folder that has a rating, in the order of files and lines."""
    pairs = [
        (path, path.with_name(path.name.replace(".answers.", ".labels."))) for path in folder.glob("*.answers.jsonl")
    ]
    return [each for answers, labels in sorted(pairs) if labels.exists() for each in load_pair(answers, labels)]


def load_pair(answers: Path, labels: Path) -> list[Rated]:
    """Return the answers of one file that have a rating in another."""
    ratings = defaultdict(list)
    for row in _rows(labels):
        ratings[row["id"]].append(row)
    return [_rated(row, ratings[row["id"]]) for row in _rows(answers) if ratings[row["id"]]]


def load_contrasts(path: Path = DATA / "contrast.txt") -> list[Rated]:
    """Return single sentences with their levels, in groups that differ in what decides; they have no overall.

    `? question` begins a group, `c2 m1 | sentence` gives controls at 2 and monitoring at 1, `0 |` nothing.
    """
    found: list[Rated] = []
    question = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        if line.startswith("?"):
            question = line[1:].strip()
        elif line.strip():
            marks, _, text = (part.strip() for part in line.partition("|"))
            levels = {mark[0]: int(mark[1]) for mark in marks.split() if mark != "0"}
            reference = {name: levels.get(name[0], 0) for name in DIMENSIONS}
            said = lexicon(load_knowledge()).sentences(text)
            shares = tuple(float(reference[name] >= least) for name in DIMENSIONS for least in (1, 2))
            evidence = (shares,) if len(said) == 1 else None
            found.append(Rated(f"contrast-{number}", question, text, reference, said, evidence))
    return found


def load_unrated(rated: Sequence[Rated], left_out: Collection[int]) -> list[Rated]:
    """Return what the bank holds of answers and sentences that nobody rated.

    Nothing of a question that is like one of those left out.
    """
    hidden = {rated[at].question.lower() for at in left_out}
    known = {each.answer for each in rated}
    found: list[Rated] = []
    for question in load_bank(None).bank.questions:
        if any(fuzz.ratio(ask, question.ask.lower(), score_cutoff=_ALIKE) for ask in hidden):
            continue
        points = ("\n".join((*point.good, *point.near_miss)) for point in question.key_points)
        texts = (question.model_answer, *(sample.answer for sample in question.tests), *points)
        for text in texts:
            if text not in known:
                said = said_once(text, lexicon(load_knowledge()))
                found.append(Rated(f"{question.id}-{len(found)}", question.ask, text, {}, said, None))
    return found


def folds(rated: Sequence[Rated], count: int, *, seed: int = 0) -> list[list[int]]:
    """Return the indexes of each fold; answers to one question, or to questions alike, share a fold.

    Sets that came later are dealt out last, so that the folds of the others stay what they were.
    """
    came = [sum(each.id >= first for first in _LATER) for each in rated]
    groups: list[tuple[str, list[int]]] = []
    parts: list[list[int]] = [[] for _ in range(count)]
    for time in range(len(_LATER) + 1):
        known = len(groups)
        for at in (at for at, its in enumerate(came) if its == time):
            ask = rated[at].question.lower()
            group = next((members for asked, members in groups if fuzz.ratio(asked, ask, score_cutoff=_ALIKE)), None)
            if group is None:
                groups.append((ask, [at]))
            else:
                group.append(at)
        added = groups[known:]
        random.Random(seed).shuffle(added)  # noqa: S311 -- folds, not secrets
        for _, members in sorted(added, key=lambda group: -len(group[1])):
            min(parts, key=lambda part: sum(len(each) for each in part)).append(members)
    return [sorted(at for members in part for at in members) for part in parts]


@lru_cache(maxsize=1)
def load_knowledge() -> Knowledge:
    """Return what the bundled bank is read with."""
    return load_bank(None).knowledge


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _rated(row: dict[str, Any], ratings: Sequence[dict[str, Any]]) -> Rated:
    reference = {name: statistics.median_low([int(each[name]) for each in ratings]) for name in FIGURES}
    said = said_once(row["answer"], lexicon(load_knowledge()))
    marked = [each["evidence"] for each in ratings if each.get("evidence") is not None]
    evidence = _evidence(row["answer"], said, marked) if marked else None
    return Rated(row["id"], row["question"], row["answer"], reference, said, evidence)


def _evidence(
    answer: str, said: Sequence[Sentence], marked: Sequence[dict[str, dict[str, list[int]]]]
) -> tuple[tuple[float, ...], ...]:
    """Map the raters' sentence numbers, counted by their rule, onto the sentences that the program cuts."""
    pieces = list(_pieces(answer))
    rows = []
    for sentence in said:
        here = {n for n, (first, last) in enumerate(pieces, 1) if first < sentence.end and sentence.start < last}
        shares = []
        for dimension in DIMENSIONS:
            for least in ("1", "2"):
                counted = [_numbers(each.get(dimension, {}), least) & here for each in marked]
                shares.append(sum(map(bool, counted)) / len(marked))
        rows.append(tuple(shares))
    return tuple(rows)


def _numbers(marks: dict[str, list[int]], least: str) -> set[int]:
    return {number for level, numbers in marks.items() if level >= least for number in numbers}


def _pieces(answer: str) -> Iterable[tuple[int, int]]:
    start = 0
    for gap in _RATERS_CUT.finditer(answer):
        if answer[start : gap.start()].strip():
            yield start, gap.start()
        start = gap.end()
    if answer[start:].strip():
        yield start, len(answer)
