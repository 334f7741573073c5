"""Bytes of a bank file to text that is safe to show."""

from twominute.bank.problems import Problems
from twominute.bank.rules import Rule
from twominute.model.safe import safe_text

LARGEST = 1_000_000
"""Bytes; the bundled questions have about 8,000 each."""


def decode(raw: bytes, problems: Problems) -> str:
    """Return the text with plain line ends; what may not be in it is a problem and is replaced."""
    if len(raw) > LARGEST:
        problems.give_up(
            problems.place(1, 1), Rule.TOO_LARGE, f"the file has more than {LARGEST:,} bytes", right="split it"
        )
    text = _utf8(raw, problems).removeprefix("\ufeff").replace("\r\n", "\n")
    safe = safe_text(text)
    if safe != text:
        _tell_unsafe(text, safe, problems)
    return safe


def _utf8(raw: bytes, problems: Problems) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        good = raw[: error.start].decode("utf-8")
        what = f"byte {error.start + 1} (0x{raw[error.start]:02x}) is not UTF-8"
        place = problems.place(good.count("\n") + 1, len(good) - good.rfind("\n"))
        problems.give_up(place, Rule.NOT_UTF8, what, right="save the file as UTF-8")


def _tell_unsafe(text: str, safe: str, problems: Problems) -> None:
    for index, (was, now) in enumerate(zip(text, safe, strict=True)):
        if was != now:
            place = problems.place(text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))
            what = f"U+{ord(was):04X} is invisible or steers the terminal"
            problems.add(place, Rule.UNSAFE_CHARACTER, what, right="delete it")
