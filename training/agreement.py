"""Compare what reads answers: baselines, designs that were tried, the shipped reader and a candidate.

    python training/agreement.py [--answers A.jsonl --labels L.jsonl]

Every figure is on answers whose question the reader never saw. A candidate of `train.py` is installed only where it
reads at least as well as the shipped reader on the answers that both were measured on; otherwise the status is 1.
With --answers and --labels the installed reader, the cues and the keyword list are measured on another set instead.
"""

import argparse
import json
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from figures import Row, figures, intervals
from rated import DIMENSIONS, FLAGS, Rated, load, load_pair
from twominute.files.load import load_bank
from twominute.files.weights import BUNDLED, DIGEST, WEIGHTS, load_reader
from twominute.model.question import ad_hoc
from twominute.scoring import read
from twominute.scoring.seen import Trained

HERE = Path(__file__).parent
CANDIDATE = HERE / "out" / "shipped"
KEPT = HERE / "figures"
JUDGED = ("mean", "overall")
"""The figures of which a candidate may not lose more than `SLACK` on average: each alone moves by 0.01 by chance."""
SLACK = 0.005
"""Kappa."""
KEYWORDS = {
    "goal": ("business", "objective", "goal", "success", "cost", "revenue", "user"),
    "lifecycle": ("train", "validat", "version", "regist", "deploy", "retrain", "pipeline"),
    "controls": ("approv", "test", "gate", "canary", "shadow", "audit", "governance", "staging"),
    "monitoring": ("monitor", "drift", "alert", "dashboard", "latency", "metric"),
    "rollback": ("rollback", "roll back", "revert", "fallback", "incident", "previous version"),
}
SHOWN = (*DIMENSIONS, "mean", "overall", *FLAGS, "false_credit", "missed_credit")


def main() -> int:
    """Print the table; return 1 when a candidate is refused."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--answers", type=Path)
    parser.add_argument("--labels", type=Path)
    asked = parser.parse_args()
    print(f"{'':24}" + "".join(f"{name[:9]:>10}" for name in SHOWN))
    if asked.answers:
        rated = load_pair(asked.answers, asked.labels)
        _baselines(rated)
        _show("installed reader", rated, _read_by(load_reader(), rated))
        return 0
    rated = load()
    _baselines(rated)
    for path in sorted(KEPT.glob("*.json")):
        report = json.loads(path.read_text(encoding="utf-8"))
        _line(f"{path.stem} ({report['answers']})", report["figures"], report["intervals"])
    if not (CANDIDATE / WEIGHTS).exists():
        print("No candidate: `make train` makes one.")
        return 0
    return _judge({each.id: each for each in rated})


def keyword_list(answer: str) -> Row:
    """Return what a list of keywords says: one for the word, two for a number as well."""
    text = answer.lower()
    hits = {name: sum(word in text for word in words) for name, words in KEYWORDS.items()}
    has_number = any(letter.isdigit() for letter in text)
    levels = {name: min(2, int(count > 0) + int(count > 0 and has_number)) for name, count in hits.items()}
    return levels | dict.fromkeys(FLAGS, 0) | {"overall": min(4, 1 + sum(levels.values()) // 2)}


def _baselines(rated: Sequence[Rated]) -> None:
    _show("keyword list", rated, [keyword_list(each.answer) for each in rated])
    _show("cue reader", rated, _read_by(None, rated))


def _judge(rated: Mapping[str, Rated]) -> int:
    ours, theirs = _predictions(KEPT / "shipped.predictions.jsonl"), _predictions(CANDIDATE / "predictions.jsonl")
    both = [name for name in theirs if name in rated and (name in ours or not ours)]
    subset = [rated[name] for name in both]
    _show("candidate", subset, [theirs[name] for name in both])
    if ours:
        _show("shipped, same answers", subset, [ours[name] for name in both])
        truth = [each.reference for each in subset]
        before, after = (figures(truth, [rows[name] for name in both]) for rows in (ours, theirs))
        lost = sum(before[name] - after[name] for name in JUDGED) / len(JUDGED)
        if lost > SLACK:
            print(f"Refused: the candidate reads worse than the shipped reader (by {lost:.3f}, over {JUDGED}).")
            return 1
    BUNDLED.mkdir(exist_ok=True)
    for name in (WEIGHTS, DIGEST):
        shutil.copyfile(CANDIDATE / name, BUNDLED / name)
    KEPT.mkdir(exist_ok=True)
    shutil.copyfile(CANDIDATE / "figures.json", KEPT / "shipped.json")
    shutil.copyfile(CANDIDATE / "predictions.jsonl", KEPT / "shipped.predictions.jsonl")
    print("Installed: the candidate is the shipped reader now.")
    return 0


def _read_by(trained: Trained | None, rated: Sequence[Rated]) -> list[Row]:
    knowledge = load_bank(None).knowledge
    found = []
    for each in rated:
        reading = read(ad_hoc(each.question), each.answer, knowledge, trained=trained)
        flags = {flag: int(getattr(reading, flag)) for flag in FLAGS}
        found.append(
            {name: int(level) for name, level in reading.levels.items()} | flags | {"overall": reading.overall}
        )
    return found


def _predictions(path: Path) -> dict[str, Row]:
    if not path.exists():
        return {}
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return {
        row["id"]: {name: row["dimensions"][name]["level"] for name in DIMENSIONS}
        | {name: int(row[name]) for name in (*FLAGS, "overall")}
        for row in rows
    }


def _show(name: str, rated: Sequence[Rated], said: Sequence[Row]) -> None:
    around = {key: list(edges) for key, edges in intervals(rated, said).items()}
    _line(f"{name} ({len(rated)})", figures([each.reference for each in rated], said), around)


def _line(name: str, found: Mapping[str, float], around: Mapping[str, Sequence[float]]) -> None:
    print(f"{name:24}" + "".join(f"{found[key]:10.3f}" for key in SHOWN))
    print(f"{'':24}" + "".join(f"  {around[key][0]:.2f}-{around[key][1]:.2f}".rjust(10) for key in SHOWN), flush=True)


if __name__ == "__main__":
    sys.exit(main())
