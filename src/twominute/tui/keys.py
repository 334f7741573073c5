"""The keys of every screen, as tables: what help shows is written here once."""

from collections.abc import Sequence

from twominute.model.page import Line, Piece, Role

Keys = Sequence[tuple[str, str]]

LEAVING: Keys = (
    ("Ctrl-C", "pause; again to leave"),
    ("Ctrl-Z", "put the program in the background; fg comes back"),
)

DRILL: Keys = (
    ("Ctrl-S, Ctrl-D", "finish: the answer is stored and cannot be changed any more"),
    ("Ctrl-G", "a hint; each of the three says more, and it is noted that you used it"),
    ("Ctrl-L", "show or hide what the text covers so far: - absent, ~ mentioned, + explained"),
    ("F2", "the whole question on a page of its own, with the answer it goes back to and the hints so far"),
    ("Ctrl-_, Alt-Z", "undo"),
    ("Ctrl-Y", "redo"),
    ("Ctrl-W, Ctrl-U, Ctrl-K", "delete the word before, to the start, to the end of the line"),
    ("Ctrl-A, Ctrl-E", "start, end of the line"),
    ("Esc", "leave; the draft is kept"),
    *LEAVING,
)

INTERVIEW: Keys = tuple(
    ("F2", "the whole question on a page of its own") if row[0] == "F2" else row
    for row in DRILL
    if row[0] not in {"Ctrl-G", "Ctrl-L"}
)

RATING: Keys = (
    ("0  1  2", "absent, mentioned, explained; then on to the next"),
    ("Up, Down, j, k", "another dimension"),
    ("Enter", "go on; what has no level stays without one"),
    ("Esc", "leave; the answer is stored"),
    *LEAVING,
)

READING: Keys = (
    ("n, Enter", "next question"),
    ("r", "answer the same question again, with its gap as the goal"),
    ("f", "a follow-up question about the weakest dimension; two in a row at most"),
    ("x", "the first question again without product names: they are marked while you type"),
    ("m", "model answer"),
    ("w", "this reading is wrong: store your own level beside it"),
    ("t", "try again, when the answer could not be read"),
    ("Up, Down, j, k, PgUp, PgDn", "scroll"),
    ("q, Esc", "quit; everything is stored"),
    *LEAVING,
)

WRONG: Keys = (
    ("0, 1, 2 ...", "choose what stands beside the number"),
    ("Enter", "store, with or without a reason"),
    ("Esc", "one step back"),
    *LEAVING,
)

DRILL_FOOTER = "^S finish  ^G hint  ^L coverage  F1 keys"
INTERVIEW_FOOTER = "^S finish  ^G off  ^L off  F1 keys"
RATING_FOOTER = "0 1 2 level  Enter go on  ? keys"
READING_KEYS = ("n next", "r retry gap", "f follow-up", "x no tools", "m model", "w wrong", "q quit")
WAYS_ON = "rfx"
"""Keys that not every reading has."""
LEAST_FIRST = "xwmfr"
"""Keys that a narrow footer leaves out."""
WRONG_FOOTER = "number: choose  Esc back  F1 keys"
REASON_FOOTER = "Enter store  Esc back  F1 keys"
PAGE_FOOTER = "Up Down scroll  Esc back"


def reading_footer(ways: str, width: int) -> str:
    """Return the keys after a reading, as many as there is room for; of `WAYS_ON` only those in `ways`."""
    offered = [each for each in READING_KEYS if each[0] not in WAYS_ON or each[0] in ways]
    for cut in range(len(LEAST_FIRST) + 1):
        shown = [each for each in offered if each[0] not in LEAST_FIRST[:cut]]
        footer = "  ".join([*shown, "? keys" if shown == offered else "? more"])
        if len(footer) <= width:
            break
    return footer


def keys_page(name: str, keys: Keys) -> tuple[Line, ...]:
    """Return the keys of a screen as a page."""
    head: tuple[Line, ...] = ((Piece(name, Role.TITLE),), ())
    rows = [((Piece(key, Role.STRONG),), (Piece("    "), Piece(what))) for key, what in keys]
    return head + tuple(line for row in rows for line in row)
