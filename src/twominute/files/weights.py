"""The weights of the trained reader: read from the package, checked, and made ready."""

import hashlib
import json
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from twominute.errors import InputError
from twominute.files.regular import RefusedError, read_regular
from twominute.scoring.seen import About
from twominute.scoring.trained import TrainedReader

BUNDLED = Path(__file__).parents[1] / "weights"
WEIGHTS = "reader.npz"
DIGEST = "reader.sha256"
"""The digest of the weights, as `sha256sum` writes it."""
LARGEST = 16_000_000
"""Bytes."""


def load_reader(folder: Path = BUNDLED, *, largest: int = LARGEST) -> TrainedReader:
    """Return the trained reader of a folder; InputError when its weights are missing, damaged or of another kind."""
    content = _read(folder / WEIGHTS, largest)
    wanted = _read(folder / DIGEST, largest).decode("ascii", errors="replace").split()[:1]
    if wanted != [hashlib.sha256(content).hexdigest()]:
        raise _unusable(folder / WEIGHTS, "is damaged: its checksum is not the one it was shipped with")
    try:
        with np.load(BytesIO(content), allow_pickle=False) as arrays:
            weights = dict(arrays)
        told = json.loads(weights.pop("about").tobytes())
        about = About(
            name=told["name"],
            dimensions=tuple(told["dimensions"]),
            thresholds=tuple((mentioned, explained) for mentioned, explained in told["thresholds"]),
            mix=(told["mix"][0], told["mix"][1], told["mix"][2]),
            hints=weights["second"].shape[-1] - 2,
            point_from=told["point_from"],
            denial_from=told["denial_from"],
            unsure_from=told["unsure_from"],
        )
        return TrainedReader(weights, about, told["vocabulary"])
    except (ValueError, KeyError, IndexError, TypeError, BadZipFile) as error:
        raise _unusable(folder / WEIGHTS, "is not what this version reads with") from error


def _read(path: Path, largest: int) -> bytes:
    try:
        return read_regular(path, most=largest)
    except RefusedError as error:
        raise _unusable(path, str(error)) from error


def _unusable(path: Path, why: str) -> InputError:
    return InputError(
        f"The trained reader is not used: {path.name} {why}.",
        next_step="Answers are read by their cues alone, which sees less. Install twominute again to mend it.",
    )
