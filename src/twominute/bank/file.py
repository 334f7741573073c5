"""A file of a bank as it was read."""

from typing import NamedTuple


class BankFile(NamedTuple):
    """A file of a bank before it is parsed."""

    path_shown: str
    """The path as the person knows it: messages name the file by it."""
    text: bytes
