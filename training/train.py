"""Train the reader: cross-validate by question, choose thresholds, fit to everything, write a candidate.

    python training/train.py [--design NAME] [--folds 1,2] [--only-validate]

`make train` runs it for the design that is shipped; what teaches a design is fitted first. The candidate goes to
training/out/; `agreement.py` installs it.
"""

import argparse
import hashlib
import json
import time
from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, replace
from itertools import repeat
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import torch

import base
from denial import add_denial
from figures import Row, figures, intervals
from fit import export, fit, plain_second, prepared, restored
from net import Design, Network
from points import add_points
from rated import DIMENSIONS, FLAGS, Rated, folds, load, load_contrasts, load_knowledge, load_unrated
from second import Array, Verdicts, doubts, mix, thresholds, weigh
from twominute.files.weights import DIGEST, WEIGHTS, load_reader
from twominute.model.question import ad_hoc
from twominute.scoring import read
from twominute.scoring.cues import lexicon
from twominute.scoring.looked import saying, words_of
from twominute.scoring.tools import names_in
from twominute.scoring.trained import TrainedReader

OUT = Path(__file__).parent / "out"
NAME = "reader/7"
FOLDS = 5
SEED = 7
WORKERS = 2
"""Networks that are fitted at once, each by one thread: two threads for one network gain less."""
UNSURE = 0.15
"""The share of the answers, those with the most doubt, of which a reading says that it is unsure."""
DESIGNS = {
    "shipped": Design(
        layers=(0, 1, 2, 3, 4, 5), heads=8, wide=768, lower=3, teacher="six-layers", meaning=0.6, again=3
    ),
    "four-layers": Design(),
    "frozen": Design(frozen=True, hints=False, epochs=10),
    "alone": Design(pool="mean", question=False, evidence=0.0, hints=False),
    "no-question": Design(question=False),
    "mean-pool": Design(pool="mean"),
    "no-evidence": Design(evidence=0.0),
    "no-hints": Design(hints=False),
    "six-layers": Design(layers=(0, 1, 2, 3, 4, 5)),
    "taught": Design(layers=(0, 1, 3, 5), wide=768, vocabulary=20_000, teacher="six-layers"),
}


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--design", choices=DESIGNS, default="shipped")
    parser.add_argument("--folds", default=",".join(str(fold + 1) for fold in range(FOLDS)))
    parser.add_argument("--only-validate", action="store_true", help="no fit to everything at the end")
    parser.add_argument("--reuse", action="store_true", help="take the networks that are there")
    parser.add_argument("--again", action="store_true", help="only the second round, for the networks that are there")
    asked = parser.parse_args()
    began = time.monotonic()
    out = OUT / asked.design
    design, rated = DESIGNS[asked.design], load()
    parts = folds(rated, FOLDS)
    chosen = {f"fold{fold}": parts[int(fold) - 1] for fold in asked.folds.split(",")}
    wanted = dict(chosen) if asked.only_validate else {"": [], **chosen}
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn")) as pool:
        for name in filter(None, (design.teacher, asked.design)):
            again = asked.again and name == asked.design
            there = {each for each in wanted if asked.reuse and not again and (OUT / name / each / WEIGHTS).exists()}
            missing = {OUT / name / each: part for each, part in wanted.items() if each not in there}
            for folder in pool.map(_fit, missing, missing.values(), repeat(DESIGNS[name]), repeat(again)):
                after = (time.monotonic() - began) / 60
                print(f"{folder.relative_to(OUT)} fitted after {after:.0f} minutes", flush=True)
    verdicts = {
        out / name: _verdicts(load_reader(out / name, largest=base.LARGEST), [rated[at] for at in part])
        for name, part in chosen.items()
    }
    said = _readings(verdicts, design)
    every = [each for part in verdicts.values() for each in part]
    _note(out, [each.rated for each in every], said, seconds=time.monotonic() - began)
    if not asked.only_validate:
        _finish(out, every, design)
    print(f"{(time.monotonic() - began) / 60:.0f} minutes")


def _fit(folder: Path, left_out: Collection[int], design: Design, again: bool) -> Path:
    """Fit a network to all answers but some, and write it into a folder; its teacher lies beside it.

    `again`: one of the first round is there already.
    """
    torch.set_num_threads(1)
    rated = load()
    kept = base.kept((text for each in rated for text in (each.question, each.answer)), design.vocabulary)
    answers = [each for at, each in enumerate(rated) if at not in left_out] + load_contrasts()
    teacher = None
    if design.teacher:
        # The teacher of a fold has not seen the questions that this network must not see either.
        theirs = OUT / design.teacher / Path(*folder.relative_to(OUT).parts[1:])
        teacher = restored(theirs / WEIGHTS, DESIGNS[design.teacher], kept)
        answers += load_unrated(rated, left_out)
    items = prepared(answers, design, kept, teacher)
    if again:
        network = restored(folder / WEIGHTS, design, kept)
    else:
        network = fit(items, design, kept, seed=SEED, name=folder.name, teacher=teacher)
    if design.again:
        second = design.second_round
        network = fit(items, second, kept, seed=SEED + 1, name=folder.name, teacher=teacher, start=network)
    _write(folder, network, kept)
    return folder


def _second(verdicts: Sequence[Verdicts], design: Design) -> Array:
    return weigh(verdicts) if design.hints else np.asarray(plain_second(), dtype=np.float64)


def _verdicts(reader: TrainedReader, rated: Sequence[Rated]) -> list[Verdicts]:
    knowledge = load_knowledge()
    known = lexicon(knowledge)
    found = []
    for each in rated:
        asked = words_of(each.question, known)
        rows = saying(each.answer, asked, knowledge, known=known, dimensions=reader.about.dimensions)
        said = [rows[one] for one in each.sentences]
        asked_vector, seen = reader.look(each.question, said)
        likely = np.array([one.levels for one in seen]).reshape(-1, len(DIMENSIONS), 2).clip(1e-6, 1 - 1e-6)
        hints = np.array([one.hints for one in said]).reshape(len(said), reader.second.shape[2] - 2)
        words = sum(len(one.words) for one in each.sentences)
        named = sum(len(each.answer[n.start : n.end].split()) for n in names_in(each.answer, knowledge.tools))
        whole = reader.whole(asked_vector, seen, words=words, named=named) if seen else None
        overall = sum(whole.overall) if whole else 0.0
        found.append(Verdicts(each, np.log(likely / (1 - likely)), hints, overall))
    return found


def _readings(verdicts: Mapping[Path, Sequence[Verdicts]], design: Design) -> list[Row]:
    """Read every answer whole, by a network, weights and thresholds that never saw its question."""
    said: list[Row] = []
    for folder, part in verdicts.items():
        others = [each for other in verdicts.values() if other is not part or len(verdicts) == 1 for each in other]
        reader = load_reader(folder, largest=base.LARGEST)
        _tune(reader, others, design)
        said += [_row(reader, each.rated) for each in part]
    return said


def _tune(reader: TrainedReader, verdicts: Sequence[Verdicts], design: Design) -> None:
    """Set what is fitted on answers that no network saw."""
    second = _second(verdicts, design)
    reader.second = second.astype(np.float32)
    pairs = tuple(thresholds(verdicts, second))
    reader.about = replace(
        reader.about,
        thresholds=pairs,
        mix=mix(verdicts, second, pairs),
        unsure_from=float(np.quantile(doubts(verdicts, second, pairs), 1 - UNSURE)),
    )


def _row(reader: TrainedReader, rated: Rated) -> Row:
    reading = read(ad_hoc(rated.question), rated.answer, load_knowledge(), trained=reader)
    flags = {flag: int(getattr(reading, flag)) for flag in FLAGS}
    levels = {name: int(level) for name, level in reading.levels.items()}
    return levels | flags | {"overall": reading.overall, "unsure": int(reading.unsure)}


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


def _finish(folder: Path, verdicts: Sequence[Verdicts], design: Design) -> None:
    """Put what is fitted on answers that no network saw into the weights of a folder."""
    reader = load_reader(folder, largest=base.LARGEST)
    _tune(reader, verdicts, design)
    with np.load(folder / WEIGHTS) as arrays:
        weights = dict(arrays)
    told = json.loads(weights["about"].tobytes()) | asdict(reader.about)
    weights["about"] = np.frombuffer(json.dumps(told).encode(), dtype=np.uint8)
    weights["second"] = reader.second
    np.savez(folder / WEIGHTS, **weights)
    _sign(folder)
    add_denial(folder)
    add_points(folder)


def _sign(folder: Path) -> None:
    digest = hashlib.sha256((folder / WEIGHTS).read_bytes()).hexdigest()
    (folder / DIGEST).write_text(f"{digest}  {WEIGHTS}\n", encoding="ascii")


if __name__ == "__main__":
    main()
