"""Train the reader: cross-validate by question, choose thresholds, fit to everything, write a candidate.

    python training/train.py [--design NAME] [--folds 1,2] [--only-validate]

`make train` runs it for the design that is shipped. The candidate goes to training/out/; `agreement.py` installs it.
"""

import argparse
import hashlib
import json
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

import base
from figures import Row, figures, intervals
from fit import VOCABULARY, export, fit, plain_second, prepared
from net import Design, Network
from rated import DIMENSIONS, FLAGS, Rated, folds, load
from second import Array, Verdicts, thresholds, weigh
from twominute.files.banks import load_bank
from twominute.files.weights import DIGEST, WEIGHTS, load_reader
from twominute.model.question import ad_hoc
from twominute.scoring import read
from twominute.scoring.cues import lexicon
from twominute.scoring.sight import said_of, words_of
from twominute.scoring.tools import names_in
from twominute.scoring.trained import TrainedReader

OUT = Path(__file__).parent / "out"
NAME = "reader/1"
FOLDS = 5
SEED = 7
THREADS = 2
DESIGNS = {
    "shipped": Design(),
    "frozen": Design(frozen=True, hints=False, epochs=10),
    "alone": Design(pool="mean", question=False, evidence=0.0, hints=False),
    "no-question": Design(question=False),
    "mean-pool": Design(pool="mean"),
    "no-evidence": Design(evidence=0.0),
    "no-hints": Design(hints=False),
    "four-layers": Design(layers=(0, 1, 2, 3)),
}


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--design", choices=DESIGNS, default="shipped")
    parser.add_argument("--folds", default=",".join(str(fold + 1) for fold in range(FOLDS)))
    parser.add_argument("--only-validate", action="store_true", help="no fit to everything at the end")
    parser.add_argument("--reuse", action="store_true", help="take the networks of the folds that are there")
    asked = parser.parse_args()
    torch.set_num_threads(THREADS)
    began = time.monotonic()
    out = OUT / asked.design
    out.mkdir(parents=True, exist_ok=True)
    design, rated = DESIGNS[asked.design], load()
    kept = base.kept((text for each in rated for text in (each.question, each.answer)), VOCABULARY)
    items = [] if asked.reuse and asked.only_validate else prepared(rated, design, kept)
    parts = folds(rated, FOLDS)
    chosen = [parts[int(fold) - 1] for fold in asked.folds.split(",")]
    verdicts: list[list[Verdicts]] = []
    for number, part in enumerate(chosen):
        print(f"fold {number + 1} of {len(chosen)}", flush=True)
        left_out = set(part)
        if not asked.reuse:
            network = fit([item for at, item in enumerate(items) if at not in left_out], design, kept, seed=SEED)
            _write(out / f"fold{number}", network, kept)
        verdicts.append(_verdicts(load_reader(out / f"fold{number}"), [rated[at] for at in part]))
    said = _readings(out, verdicts, design)
    _note(out, [each.rated for part in verdicts for each in part], said, seconds=time.monotonic() - began)
    if not asked.only_validate:
        network = fit(items, design, kept, seed=SEED)
        _write(out, network, kept)
        seen = [each for part in verdicts for each in part]
        weights = _second(seen, design)
        _finish(out, weights, thresholds(seen, weights))
    print(f"{(time.monotonic() - began) / 60:.0f} minutes")


def _second(verdicts: Sequence[Verdicts], design: Design) -> Array:
    return weigh(verdicts) if design.hints else np.asarray(plain_second(), dtype=np.float64)


def _verdicts(reader: TrainedReader, rated: Sequence[Rated]) -> list[Verdicts]:
    knowledge = load_bank(None).knowledge
    known = lexicon(knowledge)
    found = []
    for each in rated:
        names = names_in(each.answer, knowledge.tools)
        asked = words_of(each.question, known)
        said = [said_of(each.answer, one, asked, known=known, names=names, trained=reader) for one in each.sentences]
        _, seen = reader.look(each.question, said)
        likely = np.array([one.levels for one in seen]).reshape(-1, len(DIMENSIONS), 2).clip(1e-6, 1 - 1e-6)
        hints = np.array([one.hints for one in said]).reshape(len(said), -1)
        found.append(Verdicts(each, np.log(likely / (1 - likely)), hints))
    return found


def _readings(out: Path, verdicts: Sequence[Sequence[Verdicts]], design: Design) -> list[Row]:
    """Read every answer whole, by a network, weights and thresholds that never saw its question."""
    knowledge = load_bank(None).knowledge
    said: list[Row] = []
    for number, part in enumerate(verdicts):
        others = [each for other in verdicts if other is not part or len(verdicts) == 1 for each in other]
        weights = _second(others, design)
        reader = load_reader(out / f"fold{number}")
        reader.second = weights.astype(np.float32)
        reader.thresholds = tuple(thresholds(others, weights))
        for each in part:
            reading = read(ad_hoc(each.rated.question), each.rated.answer, knowledge, trained=reader)
            flags = {flag: int(getattr(reading, flag)) for flag in FLAGS}
            levels = {name: int(level) for name, level in reading.levels.items()}
            said.append(levels | flags | {"overall": reading.overall})
    return said


def _note(out: Path, rated: Sequence[Rated], said: Sequence[Row], *, seconds: float) -> None:
    found = figures([each.reference for each in rated], said)
    around = intervals(rated, said)
    for name, value in found.items():
        print(f"{name:<16}{value:6.3f}  {around[name][0]:.3f} to {around[name][1]:.3f}")
    report = {
        "answers": len(rated),
        "minutes": round(seconds / 60, 1),
        "figures": {name: round(value, 4) for name, value in found.items()},
        "intervals": {name: [round(edge, 4) for edge in around[name]] for name in found},
    }
    (out / "figures.json").write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    with (out / "predictions.jsonl").open("w", encoding="utf-8") as lines:
        for each, row in zip(rated, said, strict=True):
            levels = {name: {"level": row[name]} for name in DIMENSIONS}
            rest = {name: row[name] for name in (*FLAGS, "overall")}
            lines.write(json.dumps({"id": each.id, "dimensions": levels, **rest}) + "\n")


def _write(folder: Path, network: Network, kept: list[int]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    export(network, kept, folder / WEIGHTS, name=NAME)
    _sign(folder)


def _finish(folder: Path, second: Array, pairs: Sequence[tuple[float, float]]) -> None:
    """Put the second stage into the weights of a folder."""
    with np.load(folder / WEIGHTS) as arrays:
        weights = dict(arrays)
    about = json.loads(weights["about"].tobytes()) | {"thresholds": [list(pair) for pair in pairs]}
    weights["about"] = np.frombuffer(json.dumps(about).encode(), dtype=np.uint8)
    weights["second"] = second.astype(np.float32)
    np.savez(folder / WEIGHTS, **weights)
    _sign(folder)


def _sign(folder: Path) -> None:
    digest = hashlib.sha256((folder / WEIGHTS).read_bytes()).hexdigest()
    (folder / DIGEST).write_text(f"{digest}  {WEIGHTS}\n", encoding="ascii")


if __name__ == "__main__":
    main()
