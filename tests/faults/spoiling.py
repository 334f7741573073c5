"""Bank files with pieces of YAML put in, cut out, doubled or moved, read as often as time allows."""

import time
from dataclasses import dataclass, field
from random import Random
from typing import NamedTuple

from builders_bank import CUES, NAME, QUESTION, RUBRIC, STANCES, TOOLS, TOPICS, a_base, a_file
from twominute.bank.load import parse_bank
from twominute.errors import BankError
from twominute.model.safe import safe_text

GOOD = {
    NAME: QUESTION,
    "rubric.yaml": RUBRIC,
    "cues.yaml": CUES,
    "stances.yaml": STANCES,
    "tools.yaml": TOOLS,
    "topics.yaml": TOPICS,
}
PIECES = (
    *(
        "[",
        "]",
        "{",
        "}",
        ": ",
        "- ",
        "? ",
        "&a ",
        "*a",
        "<<: *a\n",
        "!!int ",
        "!!binary ",
        "!x ",
        "|",
        ">",
        "|+\n",
        "'",
    ),
    *(
        '"',
        "\t",
        "\n",
        "\n\n",
        "\0",
        "\x1b",
        "\u202e",
        "\ufeff",
        "%YAML 1.1\n---\n",
        "---\n",
        "...\n",
        "# ",
        "no",
        "null",
        "1e999",
    ),
    *(
        "2:00",
        "012",
        "9" * 400,
        "\\e",
        "\\uD800",
        "\\UFFFFFFFF",
        "[" * 60,
        "{a: " * 60,
        "- " * 60,
        "a" * 5_000,
        "\x85",
        "\u2028",
    ),
    *("id: ", "level: ", "overall: [9, -1]", "seconds: -1", "seconds: 1e9", "answer: ", "é", "e\u0301", "\U0001f600"),
)


class Spoil(NamedTuple):
    """One spoiled bank for each seed."""

    seeds: range


@dataclass(slots=True)
class Read:
    """What became of them."""

    refused: int = 0
    slowest: float = 0.0
    wrong: list[str] = field(default_factory=list)


def spoiled_banks(spoil: Spoil) -> Read:
    """Read a spoiled bank for each seed; every exception but a BankError is a bug."""
    read, base = Read(), a_base()
    for seed in spoil.seeds:
        rng = Random(seed)
        name = rng.choice(list(GOOD))
        files = [a_file()] if name != NAME else []
        files.append(a_file(_spoiled(GOOD[name].encode(), rng), name))
        began = time.process_time()
        try:
            parse_bank("mine", files, base=base)
        except BankError as error:
            read.refused += 1
            if safe_text(str(error)) != str(error):
                read.wrong.append(f"seed {seed}: an unsafe message")
        except Exception as error:  # noqa: BLE001 - another process wants to know which seed
            read.wrong.append(f"seed {seed}: {error!r}")
        read.slowest = max(read.slowest, time.process_time() - began)
    return read


def _spoiled(raw: bytes, rng: Random) -> bytes:
    for _ in range(rng.choice((1, 1, 2, 3, 8))):
        at, end = sorted(rng.choices(range(len(raw) + 1), k=2))
        piece = rng.choice((*(each.encode("utf-8", "surrogatepass") for each in PIECES), rng.randbytes(3), raw[at:end]))
        cut = at + rng.choice((0, 0, 1, 5, end - at))
        raw = raw[:at] + piece + raw[cut:]
    return raw[:900_000]
