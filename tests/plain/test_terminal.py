"""Plain mode in real terminals: every way out, and every kind of key."""

import os
import signal
from pathlib import Path

import pytest

from plain.playing import playing, playing_under


def test_ctrl_c_says_that_the_draft_is_saved_and_leaves_at_the_second_time(tmp_path: Path) -> None:
    with playing(tmp_path) as play:
        play.type("half a thou")
        play.press("\x03")
        play.expect("[The draft is saved. Ctrl-C again leaves; go on typing to stay.]")
        play.type("ght", draft="half a thought")
        play.press("\x03")
        play.expect("Ctrl-C again leaves")
        play.press("\x03")

        assert play.end()[0] == 130
        assert play.draft == "half a thought"


def test_ctrl_c_before_a_word_is_typed_speaks_of_no_draft(tmp_path: Path) -> None:
    with playing(tmp_path) as play:
        play.press("\x03")
        play.expect("[Nothing typed yet. Ctrl-C again leaves; go on typing to stay.]")


def test_ctrl_c_at_a_prompt_leaves_at_once(tmp_path: Path) -> None:
    with playing(tmp_path) as play:
        play.press("an answer\r.\r")
        play.expect("s skips all.")
        play.expect("> ")
        play.press("\x03")

        assert play.end()[0] == 130
        assert play.calls("lock")[0][0] == "an answer"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_keeps_the_draft_and_restores_the_terminal(tmp_path: Path, number: signal.Signals) -> None:
    # The second comes while the program closes its store.
    with playing_under(["/bin/sh", "-c", '$PLAY; echo "status $?"; read -r line'], tmp_path, again=number) as play:
        before = play.modes()
        play.ready().press("one\rhalf a thou")
        play.wait_for_draft("one\nhalf a thou")
        os.kill(play.only_child_of(play.child.pid), number)
        printed = play.expect(f"status {128 + number}")

        assert play.wait_for_end() == 128 + number
        assert play.draft == "one\nhalf a thou"
        assert play.modes() == before
        assert b"Traceback" not in printed


@pytest.mark.parametrize(("call", "keys"), [("lock", ".\r"), ("next_turn", ".\rs\r")])
def test_a_signal_waits_until_what_is_being_stored_is_stored(tmp_path: Path, call: str, keys: str) -> None:
    with playing(tmp_path, mode="interview") as play:
        play.send_at(call, signal.SIGTERM)
        play.press(f"an answer\r{keys}")

        assert play.end()[0] == 143
        assert play.calls("lock")[0][0] == "an answer"


def test_a_kill_in_the_middle_of_a_line_loses_nothing(tmp_path: Path) -> None:
    with playing(tmp_path) as play:
        play.press("one\rhalf a thou")
        play.wait_for_draft("one\nhalf a thou")
        play.child.kill(signal.SIGKILL)

        assert play.end()[0] == 137
        assert play.draft == "one\nhalf a thou"


@pytest.mark.parametrize("keys", ["half a thou", "an answer\r.\r"])
def test_a_closed_window_ends_it_within_a_second_and_without_a_traceback(tmp_path: Path, keys: str) -> None:
    errors = tmp_path / "errors"
    with playing_under(["/bin/sh", "-c", f"exec $PLAY 2>{errors}"], tmp_path) as play:
        play.ready().press(keys)
        play.wait_for_draft(keys.removesuffix("\r.\r"))
        play.close_terminal()

        assert play.wait_for_end(patience=1.0) == 129
        assert play.child.ptyproc.wait() == 129
        assert play.draft == keys.removesuffix("\r.\r")
        assert errors.read_text(encoding="utf-8") == ""


def test_a_closed_window_while_a_message_is_due_leaves_no_traceback(tmp_path: Path) -> None:
    errors = tmp_path / "errors"
    words = ["/bin/sh", "-c", f"trap '' HUP; $PLAY 2>{errors}; echo $? >{tmp_path}/status"]
    with playing_under(words, tmp_path, stands_still=True) as play:
        drill = play.only_child_of(play.ready().child.pid)
        play.type("half a thou")
        os.kill(drill, signal.SIGSTOP)
        play.set_clock(60)
        play.close_terminal()
        os.kill(drill, signal.SIGCONT)

        assert play.wait_for_end(patience=1.0) == 129
        assert play.draft == "half a thou"
        assert play.child.ptyproc.wait() is not None
        assert (tmp_path / "status").read_text(encoding="ascii") == "129\n"
        assert errors.read_text(encoding="utf-8") == ""


def test_a_window_closed_on_a_stopped_drill_ends_it_without_a_traceback(tmp_path: Path) -> None:
    errors = tmp_path / "errors"
    with playing_under(["/bin/bash", "--norc", "-i"], tmp_path) as play:
        play.press(f"$PLAY 2>{errors}\r")
        play.ready().type("half a thou")
        play.press("\x1a")
        play.expect("Stopped")
        play.close_terminal()

        assert play.wait_for_end() == 129
        assert play.draft == "half a thou"
        assert errors.read_text(encoding="utf-8") == ""


def test_six_thousand_characters_on_one_line_arrive_whole(tmp_path: Path) -> None:
    text = "".join(f"{number:05d} " for number in range(1000))
    with playing(tmp_path) as play:
        play.type(text)
        play.press("\r.\r")
        play.expect("s skips all.")

        assert play.calls("lock")[0][0] == text


def test_bytes_that_are_no_utf8_are_replaced(tmp_path: Path) -> None:
    with playing(tmp_path, environ={"PYTHONIOENCODING": "utf-8:strict"}) as play:
        play.press(b"caf\xc3\xa9 \xff")
        play.wait_for_draft("caf\u00e9 \ufffd")
        play.press(b"\r\xc3\x28 \xe2\x82\r.\r")
        play.expect("s skips all.")

        text = play.calls("lock")[0][0]
        assert text.startswith("caf\u00e9 \ufffd\n")
        assert "\ufffd" in text.split("\n")[1]


@pytest.mark.parametrize("environ", [{"LC_ALL": "C"}, {"LC_ALL": "C", "TERM": "dumb"}, {"LC_ALL": "POSIX"}])
def test_characters_stay_whole_in_the_c_locale(tmp_path: Path, environ: dict[str, str]) -> None:
    with playing(tmp_path, environ=environ) as play:
        play.type("d\u00e9j\u00e0 \u65e5\u672c")
        play.type("\x7f vu", draft="d\u00e9j\u00e0 \u65e5 vu")
        play.press("\r.\r")
        play.expect("s skips all.")

        assert play.calls("lock")[0][0] == "d\u00e9j\u00e0 \u65e5 vu"


def test_nothing_but_text_goes_to_a_dumb_terminal(tmp_path: Path) -> None:
    with playing(tmp_path, environ={"TERM": "dumb"}) as play:
        play.press("an answer\r.\r")
        play.expect("s skips all.")
        play.press("s\rq\r")

        assert play.end()[0] == 0
        assert b"\x1b" not in play.raw


def test_no_mode_of_the_terminal_is_switched_on(tmp_path: Path) -> None:
    settings = tmp_path / "inputrc"
    settings.write_text("set enable-bracketed-paste on\n", encoding="ascii")
    with playing(tmp_path, environ={"TERM": "xterm-256color", "INPUTRC": str(settings)}) as play:
        play.press("an answer\r.\r")
        play.expect("s skips all.")

        assert b"\x1b[?" not in play.raw


def test_an_answer_does_not_come_back_with_the_arrow_keys(tmp_path: Path) -> None:
    with playing(tmp_path) as play:
        play.press("one\r")
        play.wait_for_draft("one")
        play.type("\x1b[Atwo", draft="one\ntwo")
