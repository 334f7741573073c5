"""The finished lines of an answer, never longer than an answer may be."""

from twominute.session import LONGEST_ANSWER


class Lines:
    """Lines that grow at the end."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n") if text else []

    def text(self, half_line: str = "") -> str:
        """Return all lines as one text, with a line that is not finished at its end."""
        return "\n".join([*self._lines, half_line] if half_line else self._lines)[:LONGEST_ANSWER]

    def add(self, line: str) -> str:
        """Add a line; return what to say when not all of it fits, else nothing."""
        room = LONGEST_ANSWER - sum(len(each) + 1 for each in self._lines)
        if room > 0 or len(line) <= room:
            self._lines.append(line[:room])
        if len(line) <= room:
            return ""
        left_out = "the end of this line" if room > 0 else "this line"
        return f"An answer has at most {LONGEST_ANSWER:,} characters: {left_out} was left out."

    def undo(self) -> str:
        """Take the last line back and say which."""
        return f"Taken back: {self._lines.pop()}" if self._lines else "Nothing typed yet."
