"""The guard in real terminals: what is left when one of the two processes is killed."""

import os
import signal
from pathlib import Path

import pytest

from plain.playing import playing, playing_under
from twominute.plain.guard import REPAIR, guarded

SHELL = ["/bin/bash", "--norc", "-i"]


def test_a_killed_drill_leaves_the_terminal_as_it_was(tmp_path: Path) -> None:
    with playing_under(["/bin/sh", "-c", "exec $PLAY"], tmp_path, guard="screen") as play:
        before = play.modes()
        play.ready()
        typing = play.modes()
        os.kill(play.only_child_of(play.child.pid), signal.SIGKILL)
        play.expect("ended by SIGKILL. What was typed is on disk: `twominute` offers it at its next start.")

        assert play.modes() == before != typing
        assert play.end()[0] == 137
        assert REPAIR.encode() in play.raw


def test_ctrl_backslash_ends_the_drill_and_leaves_the_terminal_as_it_was(tmp_path: Path) -> None:
    with playing_under(["/bin/sh", "-c", "ulimit -c 0; exec $PLAY"], tmp_path, guard="lines") as play:
        before = play.modes()
        play.ready().type("half a thou")
        play.press("\x1c")
        play.expect("ended by SIGQUIT.")

        assert play.modes() == before
        assert play.end()[0] == 131
        assert play.draft == "half a thou"


def test_keys_that_a_killed_drill_left_unread_do_not_reach_the_shell(tmp_path: Path) -> None:
    with playing_under(["/bin/sh", "-c", '$PLAY; read -r line; echo "got $line."'], tmp_path, guard="lines") as play:
        drill = play.only_child_of(play.only_child_of(play.ready().child.pid))
        os.kill(drill, signal.SIGSTOP)
        play.press_unread("rm everything\r", drill)
        os.kill(drill, signal.SIGKILL)
        play.expect("next start.")
        play.press("mine\r")

        play.expect("got mine.")


def test_a_killed_guard_takes_the_drill_with_it(tmp_path: Path) -> None:
    with playing_under(["/bin/sh", "-c", "$PLAY; read -r line"], tmp_path, guard="lines") as play:
        before = play.modes()
        play.ready().type("half a thou")
        os.kill(play.only_child_of(play.child.pid), signal.SIGKILL)

        assert play.wait_for_end() == 129
        assert play.draft == "half a thou"
        assert play.modes() == before


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_the_guard_hands_a_signal_on(tmp_path: Path, number: signal.Signals) -> None:
    with playing(tmp_path, guard="lines") as play:
        play.type("half a thou")
        play.child.kill(number)

        status, printed = play.end()
        assert status == 128 + number
        assert play.draft == "half a thou"
        assert b"ended by" not in printed


def test_the_status_of_the_drill_is_the_status_of_the_guard(tmp_path: Path) -> None:
    with playing(tmp_path, guard="lines") as play:
        play.press("\x03")
        play.expect("Ctrl-C again leaves")
        play.type("here still")
        play.press("\x03")
        play.expect("Ctrl-C again leaves")
        play.press("\x03")

        assert play.end()[0] == 130


def test_a_closed_window_ends_both(tmp_path: Path) -> None:
    with playing(tmp_path, guard="lines") as play:
        play.type("half a thou")
        play.close_terminal()

        assert play.wait_for_end() == 129
        assert play.child.ptyproc.wait() == 129
        assert play.draft == "half a thou"


def test_ctrl_z_and_fg_work_through_the_guard_while_the_clock_stands_still(tmp_path: Path) -> None:
    with playing_under(SHELL, tmp_path, guard="lines", stands_still=True) as play:
        play.press("$PLAY\r")
        play.ready().type("before")
        play.press("\x1a")
        play.expect("Stopped")
        play.expect("$ ")
        play.set_clock(100)
        play.press("fg\r")
        play.expect("Back. The clock stood still. 2:00 left")
        play.type(" after", draft="before after")

        play.press("\r.\r")
        play.expect("s skips all.")
        assert play.calls("lock") == [["before after", 0.0, 0]]


def test_ctrl_z_and_fg_work_at_a_prompt_too(tmp_path: Path) -> None:
    with playing_under(SHELL, tmp_path, guard="lines") as play:
        play.press("$PLAY\r")
        play.ready().press("an answer\r.\r")
        play.expect("> ")
        play.press("\x1a")
        play.expect("Stopped")
        play.expect("$ ")
        play.press("fg\r")
        play.expect("> ")
        play.press("s\r")
        play.expect("q leave:")
        play.press("q\r")
        play.expect("$ ")
        play.press("echo status $?\r")

        play.expect("status 0")


def test_a_guard_that_is_woken_wakes_the_drill(tmp_path: Path) -> None:
    with playing_under(SHELL, tmp_path, guard="lines") as play:
        play.press("$PLAY\r")
        guard = play.only_child_of(play.ready().child.pid)
        play.press("\x1a")
        play.expect("Stopped")
        os.kill(guard, signal.SIGCONT)

        # In the background the drill cannot have the terminal, which stops both again, for another reason.
        play.press_until("jobs -l\r", "Stopped (tty output)")


def test_a_guard_in_the_background_leaves_the_terminal_to_the_shell(tmp_path: Path) -> None:
    with playing_under(SHELL, tmp_path, guard="screen") as play:
        play.press("$PLAY\r")
        drill = play.only_child_of(play.only_child_of(play.ready().child.pid))
        play.press("\x1a")
        play.expect("Stopped")
        os.kill(drill, signal.SIGKILL)
        play.press("bg\r")
        play.expect("ended by SIGKILL.")

        assert REPAIR.encode() not in play.raw


def test_without_a_terminal_there_is_no_second_process() -> None:
    assert guarded(os.getpid, full_screen=True) == os.getpid()
