"""The full screen over a fake desk whose draft is a file: for tests that need a real terminal and real signals."""

import sys
import time
from pathlib import Path

from builders_tui import FakeDesk
from twominute.tui.run import run


class FileDesk(FakeDesk):
    """A desk whose draft another process can see."""

    def keep(self, text: str, *, seconds_used: float, hints_used: int) -> None:
        super().keep(text, seconds_used=seconds_used, hints_used=hints_used)
        Path(sys.argv[1]).write_text(f"{seconds_used:.2f} {text}", encoding="utf-8")


if __name__ == "__main__":
    desk = FileDesk()
    status = run(desk, time.monotonic)
    Path(sys.argv[1]).with_suffix(".end").write_text(f"{status.value} {desk.is_closed}", encoding="utf-8")
    sys.exit(status)
