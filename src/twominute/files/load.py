"""Banks parsed from the disk."""

from collections.abc import Mapping
from pathlib import Path

from twominute.bank.load import parse_bank, parse_shelf, places_in
from twominute.bank.loaded import LoadedBank
from twominute.bank.place import Place
from twominute.bank.shelf import Shelf
from twominute.files.banks import bundled
from twominute.files.compiled import keep_bank
from twominute.files.kept import digest_of
from twominute.files.sources import read_bank, sources_of
from twominute.model.safe import safe_text


def load_bank(path: Path | None) -> LoadedBank:
    """Return the bundled bank, or the one in a folder, which leans on the bundled one for what it leaves out."""
    base = parse_bank("bundled", read_bank(bundled()))
    return base if path is None else parse_bank(_name(path), read_bank(path), base=base)


def compile_bank(path: Path | None, cache: Path) -> LoadedBank:
    """Return a bank, and keep it compiled for the next start."""
    digest = digest_of(sources_of(path))
    found = load_bank(path)
    keep_bank(path, cache, digest, found)
    return found


def shelf_of(folder: Path) -> Shelf:
    """Return what a question in a folder has beside it, whether or not the folder is there or has a question yet."""
    files = read_bank(folder) if folder.is_dir() else []
    return parse_shelf(_name(folder), files, base=load_bank(None))


def places_of(path: Path | None) -> Mapping[tuple[str, str], Place]:
    """Return where each field of a bank without problems stands, by question id and path."""
    return places_in(read_bank(path or bundled()))


def _name(path: Path) -> str:
    return safe_text(path.resolve().name) or "bank"
