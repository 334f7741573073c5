"""The loader under atheris: `python tests/faults/fuzz_banks.py -max_total_time=1800`; needs the `fuzz` extra."""

import sys

import atheris  # type: ignore[import-untyped,import-not-found,unused-ignore]  # an extra, and without types

with atheris.instrument_imports(include=["twominute.bank"]):
    from builders_bank import a_base, a_file
    from twominute.bank.load import parse_bank
    from twominute.errors import BankError

BASE = a_base()
NAMES = ("why-a-way-back.yaml", "rubric.yaml", "cues.yaml", "stances.yaml", "tools.yaml", "topics.yaml")


def one(raw: bytes) -> None:
    """Read one input as one of the files of a bank; anything but a BankError ends the run."""
    name = NAMES[raw[0] % len(NAMES)] if raw else NAMES[0]
    try:
        parse_bank("mine", [a_file(), a_file(raw[1:], f"other/{name}")], base=BASE)
    except BankError:
        return


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
