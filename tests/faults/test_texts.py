"""R14, R15 and R16: text of every kind, from every side, in every command and on every screen."""

import json
import random
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.content import Content

from builders_store import NOON, a_draft
from e2e.terminal import Terminal, run
from faults.finishing import TYPED
from faults.hazards import Tell
from faults.hostile import MARKUP, PAYLOADS, SEQUENCES, obeyed
from faults.operations import QUESTION, attempts
from faults.scale import spread, times
from twominute.model.page import Piece, Role
from twominute.model.safe import safe_text
from twominute.plain.page import write_page
from twominute.store.drafts import open_draft
from twominute.tui.lines import rows

LONGEST = 20_000
HOSTILE = f"{TYPED} {' '.join(PAYLOADS)}"
CODES = [
    *range(0x20, 0x7F), *range(0x80, 0x100), *b"\t\r\n\0\x1b\x07", *range(0x300, 0x370), *range(0x2000, 0x2070),
    *range(0xFFF0, 0x10000), 0xFEFF, 0x65E5, 0x0E33, 0x1F600, 0x10FFFF, *range(0xE000, 0xE010), *range(0xFE00, 0xFE10),
]  # fmt: skip
"""Of every kind; half surrogates cannot come as UTF-8."""
FORMATS = ("text", "md", "html", "csv", "json", "svg")
COMMANDS = [
    *(("history",), ("show", "1"), ("show", "2"), ("show", "2", "--against", "1"), ("report",), ("why",)),
    *(("history", "overrides"), ("history", "export"), ("plan",), ("frame",), ("history", "--containing", "evil")),
    *(("report", "--format", each, "--with-answers", "--yes") for each in FORMATS[:-1]),
    *(("report", "--format", "svg"), ("history", "--json"), ("show", "1", "--json"), ("bank", "check", "BANK")),
    *(
        ("bank", "list", "--bank", "BANK"),
        ("grade", "ROWS"),
        ("score", "--ask", "HOSTILE", "FILE"),
        ("score", "HOSTILE"),
    ),
    *(("drill", "HOSTILE"), ("drill", "--bank", "HOSTILE"), ("bank", "show", "HOSTILE"), ("bank", "new", "HOSTILE")),
    *(
        ("history", "import", "HOSTILE"),
        ("history", "--topic", "HOSTILE"),
        ("HOSTILE",),
        ("report", "--format", "HOSTILE"),
    ),
    *(("report", "-o", "HOSTILE/x"), ("history", "export", "-o", "HOSTILE"), ("grade", "HOSTILE"), ("show", "HOSTILE")),
]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a home in which every place that takes foreign text holds hostile text."""
    folder = tmp_path_factory.mktemp("hostile")
    answer = HOSTILE.replace("\r", "").replace("\0", "\ufffd")
    assert len(answer) < LONGEST
    for _ in range(2):
        assert run(folder, "drill", QUESTION, stdin=answer).status == 0
    stored = attempts(folder)[1]
    assert stored.answer.text == answer
    assert stored.reading is not None
    another = "0" if stored.reading.levels["goal"] else "2"
    for number in ("1", "2"):
        words = ("history", "correct", number, another, "--dimension", "goal", "--reason", HOSTILE.replace("\0", ""))
        assert run(folder, *words).status == 0
    name = "".join(SEQUENCES[:6]).replace("/", "") + "\u202e"
    bank = folder / name
    bank.mkdir()
    for place, payload in enumerate(SEQUENCES):
        (bank / f"q{place}{payload.replace('/', '').replace(chr(0), '')}.yaml").write_bytes(payload.encode())
    (folder / "rows.jsonl").write_text(
        "\n".join(json.dumps({"id": each, "question": f"Why {each}?", "answer": each}) for each in SEQUENCES[:40])
        + '\n{"\x1b]52;c;x\n',
        "utf-8",
    )
    (folder / "file").write_text(answer, "utf-8")
    return folder


@pytest.mark.hazard("R15")
def test_no_payload_reaches_the_terminal_in_any_command(home: Path, reached: Tell) -> None:
    chosen = spread(COMMANDS, times(8, len(COMMANDS)))
    wrong = [(words[:2], found[:3]) for words in chosen if (found := obeyed(shown(home, words)))]

    reached(f"{len(PAYLOADS)} payloads in {len(chosen)} commands: 0 obeyed or hidden")
    assert wrong == []


def shown(home: Path, words: tuple[str, ...]) -> bytes:
    """Run a command on a terminal and return all that it wrote."""
    bank = next(each for each in home.iterdir() if each.is_dir() and each.name != "data")
    hostile = "".join(SEQUENCES).replace("\0", "")
    put_in = {"BANK": str(bank), "ROWS": str(home / "rows.jsonl"), "FILE": str(home / "file")}
    argv = [put_in.get(word, word.replace("HOSTILE", hostile[:3_000])) for word in words]
    with Terminal(home, *argv) as terminal:
        status = terminal.end()
        assert status in {0, 1, 2, 3, 4, 5}, terminal.raw[-2_000:]
        assert b"Traceback" not in terminal.raw
        return terminal.raw


@pytest.mark.hazard("R15")
@pytest.mark.parametrize("plain", [False, True])
def test_no_payload_of_a_draft_reaches_the_terminal(home: Path, reached: Tell, *, plain: bool) -> None:
    text, ask = HOSTILE.replace("\r", ""), f"Why {' '.join(SEQUENCES)}?"
    draft = a_draft(text, session_id=f"plain-{plain}", saved_at=NOON)
    open_draft(home / "data" / "drafts", replace(draft, ask=ask, question_id=QUESTION)).close()
    with Terminal(home, "drill", QUESTION, *(["--plain"] if plain else [])) as terminal:
        terminal.wait_for("Enter goes on with it.")
        terminal.press("\r")
        terminal.wait_for("alone shows the keys." if plain else "F1 keys")
        terminal.press(".\r" if plain else "\x13")
        terminal.wait_for("Which of these did")
        terminal.press("s\r" if plain else "\r")
        terminal.wait_for("q leave" if plain else "Overall:")
        terminal.press("q\r" if plain else "q")
        terminal.end()

    reached(f"a draft of {len(PAYLOADS)} payloads: 0 obeyed or hidden on the {'lines' if plain else 'screens'}")
    assert obeyed(terminal.raw, full_screen=not plain)[:3] == []


@pytest.mark.hazard("R15")
@pytest.mark.parametrize(
    "variable", ["TWOMINUTE_HOME", "HOME", "TERM", "LANG", "EDITOR", "TZ", "COLUMNS", "XDG_DATA_HOME"]
)
def test_no_payload_of_the_environment_reaches_the_terminal(variable: str, tmp_path: Path) -> None:
    hostile = "/" + "".join(SEQUENCES).replace("\0", "").replace("/", "")[:150]
    environ: dict[str, Any] = {variable: hostile}
    with Terminal(tmp_path, "history", **environ) as terminal:
        status = terminal.end()

    assert status in {4, 5}
    assert obeyed(terminal.raw) == []


@pytest.mark.hazard("R16")
def test_markup_is_shown_as_it_is_written(reached: Tell) -> None:
    @settings(max_examples=times(300, 10_000), deadline=None)
    @given(st.lists(st.sampled_from(MARKUP) | st.text(max_size=5), max_size=12).map("".join), st.sampled_from(Role))
    def law(text: str, role: Role) -> None:
        line, out = safe_text(text).replace("\n", " "), StringIO()
        drawn = rows(((Piece(text.replace("\n", " "), role)),), 10_000)
        write_page([(Piece(text, role),)], out, width=10_000, colour=False)

        assert "".join(row.plain for row in drawn).strip() == line.strip()
        assert Content("").join(drawn).spans == [] or role is not Role.PLAIN
        assert out.getvalue().split() == line.split()

    law()
    reached(f"{times(300, 10_000):,} texts, 0 taken for markup")


@pytest.mark.hazard("R14")
@pytest.mark.parametrize(
    "locale", ["C", *(pytest.param(each, marks=pytest.mark.slow) for each in ("C.UTF-8", "POSIX"))]
)
def test_every_text_comes_back_as_it_was_given(locale: str, tmp_path: Path, reached: Tell) -> None:
    rng = random.Random(locale)
    strings, given_texts = times(1_000, 50_000 // 3), []
    while strings > 0:
        texts = ["".join(map(chr, rng.choices(CODES, k=rng.randrange(1, 10)))) for _ in range(1_000)]
        strings -= len(texts)
        given_texts.append(" ".join(texts))
        done = run(tmp_path, "score", "--ask", "How?", "--save", stdin=given_texts[-1], LC_ALL=locale)
        assert done.status == 0, done.err
    exported = json.loads(run(tmp_path, "history", "export", LC_ALL=locale).out)

    stored = [each["answer"] for each in exported["attempts"]]
    assert stored == [expected(each) for each in given_texts]
    assert [each.answer.text for _, each in sorted(attempts(tmp_path).items())] == stored
    assert json.loads(run(tmp_path, "show", "1", "--json", LC_ALL=locale).out)["answer"] == stored[0]
    reached(f"{locale}: {len(given_texts) * 1_000:,} texts, the same bytes back")


def expected(text: str) -> str:
    """Return a text as it is documented to be kept: plain line ends, no NUL, no byte order mark before it."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")


@pytest.mark.hazard("R14")
@pytest.mark.parametrize(
    "locale", ["C", *(pytest.param(each, marks=pytest.mark.slow) for each in ("C.UTF-8", "POSIX"))]
)
@pytest.mark.parametrize("plain", [False, True])
def test_what_is_typed_in_any_locale_is_stored(locale: str, tmp_path: Path, *, plain: bool) -> None:
    typed = "d\u00e9j\u00e0 vu \u65e5\u672c \U0001f600 cafe\u0301"
    assert run(tmp_path, "drill", QUESTION, stdin="we watch it").status == 0
    with Terminal(tmp_path, "drill", QUESTION, *(["--plain"] if plain else []), LC_ALL=locale) as terminal:
        terminal.wait_for("alone shows the keys." if plain else "F1 keys")
        terminal.press(typed)
        terminal.press("\r.\r" if plain else "\x13")
        terminal.wait_for("Which of these did")

    assert attempts(tmp_path)[2].answer.text.strip() == typed
