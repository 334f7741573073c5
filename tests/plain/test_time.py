"""The clock in plain mode; it stands still until a test moves it."""

import os
import signal
from pathlib import Path

from plain.playing import playing

STRICT = {"strict": True}


def test_the_time_left_is_said_at_a_minute_at_thirty_and_ten_seconds_and_at_the_end(tmp_path: Path) -> None:
    with playing(tmp_path, stands_still=True) as play:
        play.set_clock(59.0)
        play.type("we watch")
        for seconds, said in ((60, "1:00 left"), (90, "0:30 left"), (110, "0:10 left"), (120, "Time is up.")):
            play.set_clock(seconds)
            play.expect(f"\r\n[{said}")
        play.press(" it\r.\r")
        play.expect("s skips all.")

        assert play.calls("lock") == [["we watch it", 120.0, 0]]
        assert play.raw.count(b"[1:00") == 1


def test_an_unchanged_draft_is_kept_once_a_second(tmp_path: Path) -> None:
    with playing(tmp_path) as play:
        play.type("we watch")
        play.wait_until("a second draft", lambda: play.calls("keep")[-1][1] >= 1)

        assert len(play.calls("keep")) < 6


def test_marks_passed_while_the_program_could_not_run_are_said_once_and_truly(tmp_path: Path) -> None:
    with playing(tmp_path, stands_still=True) as play:
        play.set_clock(115)
        play.expect("[0:05 left]")

        assert play.raw.count(b"[") == 1


def test_a_message_leaves_the_line_and_the_cursor_where_they_were(tmp_path: Path) -> None:
    with playing(tmp_path, stands_still=True, options={"width": 72}) as play:
        play.type("hello world")
        play.press("\x1b[D" * 5)
        play.set_clock(60)
        play.expect("[1:00 left]")
        play.type("big ", draft="hello big world")

        after = play.screen[play.screen.index("[1:00 left]") + 1 :]
        assert after[0] == "hello big world"
        assert not any(after[1:])


def test_announcements_can_be_switched_off(tmp_path: Path) -> None:
    with playing(tmp_path, stands_still=True, options={"announce": False}) as play:
        play.set_clock(115)
        play.type("quiet")
        play.set_clock(125)
        play.press("\r:time\r")
        play.expect("0:05 over time")

        assert b"[" not in play.raw


def test_without_a_limit_the_time_used_is_told(tmp_path: Path) -> None:
    with playing(tmp_path, stands_still=True, turn={"seconds_limit": None}) as play:
        play.set_clock(61)
        play.press(":time\r")

        play.expect("1:01 used, no limit")


def test_a_strict_limit_locks_the_half_typed_line_too(tmp_path: Path) -> None:
    with playing(tmp_path, stands_still=True, turn=STRICT) as play:
        play.press("one\rtwo hal")
        play.wait_for_draft("one\ntwo hal")
        play.set_clock(120)
        play.expect("Time is up: the answer is locked as it stands.")
        play.expect("s skips all.")

        assert play.calls("lock") == [["one\ntwo hal", 120.0, 0]]


def test_keys_typed_ahead_do_not_answer_the_prompt_after_a_strict_limit(tmp_path: Path) -> None:
    with playing(tmp_path, stands_still=True, turn=STRICT) as play:
        play.type("enough")
        play.child.kill(signal.SIGSTOP)
        play.set_clock(120)
        play.press_unread("\r2\r2\r", play.child.pid)
        play.wait_until_pending(play.child.pid, signal.SIGALRM)
        play.child.kill(signal.SIGCONT)
        play.expect("s skips all.")
        play.press("s\r")
        play.expect("q leave:")

        assert play.calls("lock")[0][0] == "enough"
        assert play.calls("rate") == []


def test_an_answer_resumed_past_a_strict_limit_is_locked_at_once(tmp_path: Path) -> None:
    turn = {**STRICT, "text": "from before", "seconds_used": 130.0}
    with playing(tmp_path, stands_still=True, turn=turn) as play:
        play.expect("locked as it stands.")
        play.expect("s skips all.")

        assert play.calls("lock") == [["from before", 130.0, 0]]
        assert play.draft == "from before"


def test_a_strict_limit_stores_nothing_where_nothing_was_typed(tmp_path: Path) -> None:
    with playing(tmp_path, stands_still=True, turn=STRICT, others=["And now?"]) as play:
        play.set_clock(120)
        play.expect("Nothing was typed, so nothing is stored.")
        play.expect("And now?")

        assert play.calls("lock") == []


def test_a_stop_from_outside_does_not_stop_the_clock(tmp_path: Path) -> None:
    with playing(tmp_path, stands_still=True) as play:
        play.type("before")
        os.kill(play.child.pid, signal.SIGSTOP)
        play.set_clock(90)
        os.kill(play.child.pid, signal.SIGCONT)
        play.expect("[0:30 left]")

        play.type(" after", draft="before after")
