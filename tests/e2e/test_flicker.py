import time
from itertools import pairwise
from pathlib import Path

import pyte

from e2e.terminal import Terminal

ROWS, COLUMNS = 12, 40
SAID = "If errors double in an hour we go back to the version before."
QUIET, LONGEST = 0.1, 1.0
"""Seconds: a key has been answered when so long nothing was written, or after a second: the clock goes on."""
EVERY = 16
"""Keys between two pauses in which the coverage is read, 0.3 seconds after the last one."""
PAUSE = 0.6


def test_no_cell_turns_and_turns_back_in_a_narrow_window_while_the_coverage_is_read(tmp_path: Path) -> None:
    with Terminal(tmp_path, "drill", "deploy-a-fraud-model", size=(ROWS, COLUMNS)) as terminal:
        terminal.wait_for("Enter")
        terminal.press("\r")
        terminal.wait_for("F1")
        terminal.press("\x0c")  # the coverage
        terminal.wait_for("- Rollback")
        begin = len(terminal.raw)
        edges = [begin, *(_typed(terminal, key, number) for number, key in enumerate(SAID, 1))]
        terminal.wait_for("+ Rollback")

    assert b"\x1b[2J" not in terminal.raw[begin:]
    screen = pyte.Screen(COLUMNS, ROWS)
    stream = pyte.ByteStream(screen)
    stream.feed(terminal.raw[:begin])
    for first, last in pairwise(edges):
        assert _turned_back(screen, stream, terminal.raw[first:last]) == {}


def test_a_word_that_is_cleared_and_written_again_has_turned_back() -> None:
    screen = pyte.Screen(COLUMNS, ROWS)
    stream = pyte.ByteStream(screen)
    stream.feed(b"goal")

    assert len(_turned_back(screen, stream, b"\x1b[2J\x1b[Hgoal")) == len("goal")
    assert _turned_back(screen, stream, b"\x1b[Hrollback") == {}


def _typed(terminal: Terminal, key: str, number: int) -> int:
    """Type a key, take what is written for it, and return how much was written so far."""
    terminal.press(key)
    quiet = PAUSE if number % EVERY == 0 else QUIET
    until = time.monotonic() + LONGEST
    length = -1
    while length < len(terminal.raw) and time.monotonic() < until:
        length = len(terminal.raw)
        terminal.read(timeout=quiet)
    return len(terminal.raw)


def _turned_back(screen: pyte.Screen, stream: pyte.ByteStream, written: bytes) -> dict[tuple[int, int], list[str]]:
    """Return the cells, (row, column), that turned into something else and back, with all that stood there.

    The cursor is left out, which blinks.
    """
    stood = {(row, column): [_cell(screen, row, column)] for row in range(ROWS) for column in range(COLUMNS)}
    for at in range(len(written)):
        screen.dirty.clear()
        stream.feed(written[at : at + 1])
        for row in screen.dirty:
            for column in range(COLUMNS):
                now = _cell(screen, row, column)
                if stood[row, column][-1] != now:
                    stood[row, column].append(now)
    return {place: cells for place, cells in stood.items() if len(cells) > len(set(cells))}


def _cell(screen: pyte.Screen, row: int, column: int) -> str:
    cell = screen.buffer[row][column]
    return f"{cell.data} {cell.fg} {cell.bg}"
