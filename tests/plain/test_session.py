"""Whole turns in plain mode: what is asked of the desk, and what the person sees."""

from pathlib import Path

from plain.playing import Play, playing
from twominute.session import LONGEST_ANSWER


def finish(play: Play, answer: str = "we watch it") -> None:
    play.press(f"{answer}\r.\r")
    play.expect("s skips all.")


def test_a_turn_is_locked_rated_read_and_followed_by_the_next(tmp_path: Path) -> None:
    with playing(tmp_path, others=["And what then?"]) as play:
        finish(play, "we watch it\r\rand roll back")
        play.press("2\r\r")
        play.expect("Overall: partly there (2 of 4)")
        play.expect("q leave:")
        play.press("\r")
        play.expect("And what then?")

        assert play.calls("lock")[0][0] == "we watch it\n\nand roll back"
        assert play.calls("rate") == [[[["goal", 2]]]]


def test_the_menu_takes_letters_and_words_and_says_when_it_takes_neither(tmp_path: Path) -> None:
    with playing(tmp_path) as play:
        finish(play)
        play.press("s\r")
        play.expect("q leave:")
        play.press("Model\r")
        play.expect("Point the alias at the last good version.")
        play.press("y\r")
        play.expect('"y" is none of these: Enter next, r retry')
        play.press("?\r")
        play.expect("store your own level beside it")
        play.press("f\r")
        play.expect("And the monitoring?\r\n\r\n0:45 for the answer.")
        finish(play)
        play.press("s\rr\r")
        play.expect("This time: Name the signal.")
        play.press("never mind\r:leave\r")

        status, printed = play.end()
        assert status == 0
        assert b"The draft is kept" in printed
        assert play.draft == "never mind"


def test_without_product_names_they_are_told_on_request_and_at_the_end(tmp_path: Path) -> None:
    with playing(tmp_path) as play:
        finish(play)
        play.press("s\rx\r")
        play.expect("This time: name no product")
        play.press("MLflow and\r?\r")
        play.expect("So far 1 product name: MLflow.")
        play.press("Airflow\r:cover\r")
        play.expect("So far 2 product names: MLflow, Airflow.")
        play.press(".\r")
        play.expect("The answer has 2 product names: MLflow, Airflow.")
        play.expect("s skips all.")

        assert play.calls("lock")[1][0] == "MLflow and\nAirflow"


def test_the_menu_names_no_way_on_that_would_be_refused(tmp_path: Path) -> None:
    with playing(tmp_path) as play:
        play.fail("without_tools_turn")
        finish(play)
        play.press("s\r")
        play.expect("f follow-up, m model answer")


def test_a_follow_up_is_rated_by_its_own_dimension_alone(tmp_path: Path) -> None:
    with playing(tmp_path) as play:
        finish(play)
        play.press("s\rf\r")
        finish(play)
        play.press("1\r")
        play.expect("q leave:")

        assert play.calls("rate") == [[[["rollback", 1]]]]


def test_a_way_on_that_is_refused_says_why_and_the_menu_stays(tmp_path: Path) -> None:
    with playing(tmp_path) as play:
        play.fail("follow_up_turn")
        finish(play)
        play.press("s\rf\r")
        play.expect("The disk is full: nothing can be saved.")
        play.press("q\r")

        assert play.end()[0] == 0


def test_a_reading_can_be_called_wrong(tmp_path: Path) -> None:
    with playing(tmp_path) as play:
        finish(play)
        play.press("s\rw\r\rw\r2\r3\r")
        play.expect('"3" is none of these: 0 to 2, or Enter.')
        play.press("1\r  said so\r")
        play.expect("Stored beside the reading")
        play.press("w\ro\r4\r\rq\r")

        assert play.end()[0] == 0
        assert play.calls("override") == [["rollback", 1, "said so"], [None, 4, ""]]


def test_ctrl_d_finishes_and_then_takes_the_way_out_of_each_prompt(tmp_path: Path) -> None:
    with playing(tmp_path) as play:
        play.press("we watch it\r")
        play.wait_for_draft("we watch it")
        play.press("\x04")
        # Ctrl-D between two prompts would end no line: it is pressed when the next prompt stands.
        play.expect("s skips all.")
        play.expect("\n> ")
        play.press("\x04")
        play.expect("q leave:")
        play.expect("\n> ")
        play.press("\x04")

        assert play.end()[0] == 0
        assert play.calls("rate") == []


def test_an_interview_gives_no_help_and_no_reading(tmp_path: Path) -> None:
    with playing(tmp_path, mode="interview", others=["And what then?"]) as play:
        play.press(":hint\r")
        play.expect("Not in an interview")
        play.press(":cover\r")
        play.expect("Not in an interview")
        play.press("?\r")
        play.expect(":time   the time left\r\n  :show")
        finish(play)
        play.press("s\r")
        play.expect("And what then?")

        assert not play.calls("hint") + play.calls("coverage") + play.calls("read")


def test_an_empty_answer_is_not_locked_and_its_time_runs_on(tmp_path: Path) -> None:
    with playing(tmp_path, stands_still=True) as play:
        play.set_clock(20)
        play.press("\x04")
        play.expect("Nothing typed yet")
        play.press("   \r.\r")
        play.expect("Nothing typed yet")
        play.press(":time\r")
        play.expect("1:40 left")

        assert play.calls("lock") == []


def test_commands_are_no_part_of_the_answer(tmp_path: Path) -> None:
    with playing(tmp_path) as play:
        play.press("one\rtwo\r:undo\r:hint\r:hint\r:hint\r:hint\r")
        play.expect("Taken back: two")
        play.expect("Hint 3 of 3: Alias, then version before.")
        play.expect("These were all:\r\nHint 1 of 3: Think of the signal.")
        play.press("?\r:cover\r:show\r:hnt\r:) fine\r")
        play.expect("take the last line back")
        play.expect("+ explained")
        play.expect('":hnt" is none of the keys; ? shows them.')
        finish(play, "end")

        text, _, hints = play.calls("lock")[0]
        assert (text, hints) == ("one\n:) fine\nend", 3)


def test_what_is_beyond_the_longest_answer_is_refused(tmp_path: Path) -> None:
    with playing(tmp_path, turn={"text": "x" * (LONGEST_ANSWER - 5)}) as play:
        play.press("12345678\r")
        play.expect("An answer has at most 20,000 characters")
        play.press(".\r")
        play.expect("s skips all.")

        assert play.calls("lock")[0][0] == "x" * (LONGEST_ANSWER - 5) + "\n1234"


def test_a_resumed_answer_is_shown_and_goes_on_with_the_time_it_had(tmp_path: Path) -> None:
    turn = {"text": "one\nhalf a thou", "seconds_used": 50.0, "hints_used": 1}
    with playing(tmp_path, stands_still=True, turn=turn) as play:
        assert b"So far:\r\none\r\nhalf a thou\r\n1:10 left." in play.raw
        play.press(":hint\r")
        play.expect("Name who decides.")
        finish(play, "end")

        assert play.calls("lock") == [["one\nhalf a thou\nend", 50.0, 2]]


def test_a_draft_that_cannot_be_saved_is_said_once_and_tried_again(tmp_path: Path) -> None:
    with playing(tmp_path) as play:
        play.fail("keep")
        play.press("half a thou")
        play.expect("The disk is full: nothing can be saved.")
        play.press("\x03")
        play.expect("The draft is not saved. Ctrl-C again leaves")
        play.fail()
        play.expect("The draft is saved again.")
        play.type("ght", draft="half a thought")

        assert play.raw.count(b"disk is full") == 1


def test_an_answer_that_cannot_be_stored_is_tried_again(tmp_path: Path) -> None:
    with playing(tmp_path) as play:
        play.fail("lock")
        play.press("we watch it\r.\r")
        play.expect("Enter tries again, q leaves.")
        play.press("\r")
        play.expect("Enter tries again, q leaves.")
        play.fail()
        play.press("\r")
        play.expect("s skips all.")

        assert play.calls("lock")[0][0] == "we watch it"


def test_an_answer_that_cannot_be_stored_stays_in_its_draft(tmp_path: Path) -> None:
    with playing(tmp_path) as play:
        play.fail("lock")
        play.press("we watch it\r.\r")
        play.expect("Enter tries again, q leaves.")
        play.press("q\r")

        assert play.end()[0] == 4
        assert play.draft == "we watch it"


def test_what_cannot_be_stored_beside_an_answer_does_not_end_the_session(tmp_path: Path) -> None:
    with playing(tmp_path) as play:
        play.fail("rate", "override")
        finish(play)
        play.press("2\rs\r")
        play.expect("what you expected of it is not.")
        play.expect("q leave:")
        play.press("w\ro\r4\r\r")
        play.expect("It is not stored; w tries again.")
        play.press("q\r")

        assert play.end()[0] == 0


def test_colour_is_only_there_when_it_is_wanted(tmp_path: Path) -> None:
    with playing(tmp_path, options={"colour": True}) as play:
        assert b"\x1b[1;4mQuestion\x1b[0m" in play.raw


def test_the_given_answer_of_a_repair_stands_below_the_question(tmp_path: Path) -> None:
    with playing(tmp_path, turn={"given": "Argo, and then there is MLflow."}) as play:
        question, _, given = play.raw.partition(
            b"A given answer; write it anew so that it says what is done and why:\r\n"
        )

        assert b"How would you roll back a bad model?" in question
        assert given.startswith(b"Argo, and then there is MLflow.\r\n\r\n2:00 for the answer.")


def test_without_self_rating_the_reading_follows_at_once(tmp_path: Path) -> None:
    with playing(tmp_path, rates=False) as play:
        play.press("we watch it\r.\r")
        play.expect("Overall: partly there (2 of 4)")

        assert play.calls("rate") == []
