"""The hazards R1 to R28: what is asked for, and which tests of other folders try the same."""

from collections.abc import Callable
from typing import NamedTuple

Tell = Callable[[str], None]
"""Records the figure that a test reached."""


class Hazard(NamedTuple):
    """Something that can go wrong, and the number to reach."""

    name: str
    asked: str


HAZARDS = {
    "R1": Hazard(
        "killed in the middle of an answer", "1,000 kills: nothing acknowledged and no key older than 2 s lost"
    ),
    "R2": Hazard(
        "killed inside a commit or a migration",
        "before every call that changes the disk: before or after, never between",
    ),
    "R3": Hazard(
        "power loss (a model of it)", "20,000 states of 3 operations: nothing corrupt, nothing acknowledged lost"
    ),
    "R4": Hazard(
        "a full disk", "16 sizes: nothing stored is lost, status 4, path and free bytes told, text stays on the screen"
    ),
    "R5": Hazard("an input or output error", "200 injections: no traceback, nothing acknowledged lost"),
    "R6": Hazard(
        "a home that is read-only, missing or another's",
        "8 cases: status and message exact, reading works where a database is",
    ),
    "R7": Hazard(
        "several sessions at once",
        "8 x 500 answers: all stored, no lock shown; a lock that stays is told at 1 s and given up at 10 s",
    ),
    "R8": Hazard(
        "clock jumps, summer time, time zones, suspend",
        "10,000 sequences: time used right within 50 ms, never negative, a day never more than one off",
    ),
    "R9": Hazard("a damaged database", "5,000 mutants: no traceback, no hang, no changed answer shown"),
    "R10": Hazard(
        "a database that is newer, another program's, huge or no file",
        "10 cases: refused with status 4, the file unchanged to the byte",
    ),
    "R11": Hazard("an upgrade", "each schema so far: no row lost, a copy of before; a downgrade refused"),
    "R12": Hazard(
        "YAML bombs, depth, aliases, tags, duplicates", "20,000 examples: only a BankError leaves, 100 ms for 1 MB"
    ),
    "R13": Hazard("huge and odd files", "refused before they are read, 200 ms each"),
    "R14": Hazard(
        "encodings, line ends, NUL, half surrogates, the C locale",
        "50,000 texts: no exception, the same bytes come back",
    ),
    "R15": Hazard(
        "escape sequences, OSC 8 and 52, bidi, zero width", "500 payloads in all commands: none reaches the terminal"
    ),
    "R16": Hazard("markup", "10,000 texts: shown as they are written"),
    "R17": Hazard(
        "an answer made to be slow", "20,000 characters in 200 ms and linear: twice the text at most 2.5 times as long"
    ),
    "R18": Hazard("formulas in CSV", "10,000 cells: no formula"),
    "R19": Hazard("scripts in HTML, Markdown and SVG", "200 payloads: no element, handler or address but ours"),
    "R20": Hazard("path traversal in names", "100 names: no file outside the home"),
    "R21": Hazard("links planted in the way", "nothing written through a link"),
    "R22": Hazard("file modes", "three umasks, every command: folders 0700, files 0600"),
    "R23": Hazard("a terminal left broken", "each way out, 20 times: modes restored, draft kept"),
    "R24": Hazard("a leak", "no socket, no word of an answer outside database, copies and exports"),
    "R25": Hazard("forgotten and still there", "no byte of it left"),
    "R26": Hazard("a copy that cannot be brought back", "200 of 200 equal"),
    "R27": Hazard("a long life", "50,000 answers: start 300 ms, report 1 s"),
    "R28": Hazard(
        "floods of input", "5 MB pasted: capped with a message, no crash; bad bytes, resizes, a terminal of one cell"
    ),
}

ELSEWHERE = {
    "tests/e2e/test_kill.py": "R1",
    "tests/store/test_kill.py": "R1",
    "tests/store/test_full_disk.py": "R4",
    "tests/store/test_read_only.py": "R6",
    "tests/store/test_many_writers.py": "R7",
    "tests/plain/test_time.py": "R8",
    "tests/store/test_damage.py": "R9",
    "tests/store/test_frozen.py": "R11",
    "tests/unit/store/test_migrate.py": "R10",
    "tests/laws/test_bank_laws.py": "R12",
    "tests/unit/bank/test_events.py": "R12",
    "tests/unit/files/test_banks.py": "R13",
    "tests/laws/test_store_laws.py": "R14",
    "tests/unit/model/test_safe.py": "R15",
    "tests/store/test_modes.py": "R22",
    "tests/plain/test_guard.py": "R23",
    "tests/plain/test_terminal.py": "R23",
    "tests/tui/test_terminal.py": "R23",
    "tests/store/test_long_life.py": "R27",
    "tests/unit/render/test_report_hostile.py": "R18",
    "tests/unit/render/test_report_formats.py": "R19",
    "tests/unit/render/test_marked.py": "R19",
    "tests/e2e/test_report_page.py": "R19",
    "tests/cli/test_care.py": "R26",
    "tests/unit/store/test_backups.py": "R26",
    "tests/laws/test_exchange_laws.py": "R26",
}
"""Which hazard a file of tests in another folder tries."""
