from dataclasses import replace

import pytest
from textual import events
from textual.worker import WorkerFailed

from builders_tui import FakeClock, FakeDesk, a_turn, press, seen
from twominute.errors import Exit
from twominute.model.names import Mode
from twominute.tui.app import DrillApp
from twominute.tui.ask import AskScreen
from twominute.tui.drill import DrillScreen
from twominute.tui.editor import AnswerEditor


async def play(desk: FakeDesk, *keys: str) -> Exit | None:
    app = DrillApp(desk, FakeClock())
    async with app.run_test() as pilot:
        for key in keys:
            await press(pilot, key)
    return app.return_value


async def test_practice_runs_from_answer_to_reading_to_the_next_question() -> None:
    desk = FakeDesk(a_turn(), a_turn(ask="Second?"))

    status = await play(desk, "a", "ctrl+s", "2", "enter", "n", "b", "ctrl+s", "enter", "n")

    assert status is Exit.FINE
    assert [answer.text for answer, _ in desk.locked] == ["a", "b"]
    assert len(desk.ratings) == 1


async def test_interview_shows_no_reading_between_questions() -> None:
    desk = FakeDesk(a_turn(), a_turn(ask="Second?"), mode=Mode.INTERVIEW)

    status = await play(desk, "a", "ctrl+s", "enter", "b", "ctrl+s", "enter")

    assert status is Exit.FINE
    assert [answer.text for answer, _ in desk.locked] == ["a", "b"]


@pytest.mark.parametrize(("key", "sign"), [("r", "This time: Name the signal."), ("f", "Follow-up: Monitoring")])
async def test_retry_and_follow_up_come_next(key: str, sign: str) -> None:
    app = DrillApp(FakeDesk(), FakeClock())
    async with app.run_test() as pilot:
        await press(pilot, "a", "ctrl+s", "enter")
        await press(pilot, key)

        assert any(sign in row for row in seen(app))


async def test_esc_asks_once_and_keeps_the_draft() -> None:
    desk = FakeDesk()

    status = await play(desk, "a", "escape", "escape")

    assert status is Exit.FINE
    assert desk.drafts[-1][0] == "a"
    assert desk.locked == []


async def test_esc_and_another_key_goes_on() -> None:
    app = DrillApp(FakeDesk(), FakeClock())
    async with app.run_test() as pilot:
        await press(pilot, "a", "escape", "n", "b")

        assert isinstance(app.screen, DrillScreen)
        assert app.screen.query_one(AnswerEditor).text == "ab"


async def test_the_first_ctrl_c_pauses_and_the_second_leaves() -> None:
    desk, clock = FakeDesk(), FakeClock()
    app = DrillApp(desk, clock)
    async with app.run_test() as pilot:
        await press(pilot, "a", "ctrl+c")
        clock.now += 30
        rows = seen(app)
        await press(pilot, "ctrl+c")

    assert any("Draft saved. Press Ctrl-C again to leave" in row for row in rows)
    assert app.return_value is Exit.INTERRUPTED
    assert desk.drafts[-1][:2] == ("a", 0.0)


async def test_ctrl_c_says_when_the_draft_is_not_saved() -> None:
    desk = FakeDesk()
    desk.fails = True
    app = DrillApp(desk, FakeClock())
    async with app.run_test() as pilot:
        await press(pilot, "a", "ctrl+c")

        assert isinstance(app.screen, AskScreen)
        assert any("The draft is not saved: The disk is full" in row for row in seen(app))


async def test_ctrl_q_does_nothing() -> None:
    app = DrillApp(FakeDesk(), FakeClock())
    async with app.run_test() as pilot:
        await press(pilot, "a", "ctrl+q", "ctrl+p")

        assert isinstance(app.screen, DrillScreen)


async def test_a_crash_is_kept_for_the_caller_and_prints_no_locals(capsys: pytest.CaptureFixture[str]) -> None:
    class Broken(FakeDesk):
        def begin(self, turn: object) -> None:
            secret = f"the answer {turn}"
            raise RuntimeError("broken" + secret[:0])

    app = DrillApp(Broken(), FakeClock())
    with pytest.raises(WorkerFailed, match="broken"):
        async with app.run_test() as pilot:
            await pilot.pause()
    assert isinstance(app.crash, RuntimeError)
    assert "the answer" not in "".join(capsys.readouterr())


async def test_keys_in_one_burst_leave_a_screen_only_once() -> None:
    desk = FakeDesk(a_turn(), a_turn(ask="Second?"))
    app = DrillApp(desk, FakeClock())
    async with app.run_test() as pilot:
        await press(pilot, "a", "ctrl+s", "2")
        for _ in range(3):
            app.post_message(events.Key("enter", "\r"))
        await pilot.pause()

        assert len(desk.ratings) == 1
        assert app.is_running


async def test_without_self_rating_the_reading_follows_at_once() -> None:
    desk = FakeDesk(a_turn(), a_turn(ask="Second?"))
    desk.rates = False

    status = await play(desk, "a", "ctrl+s", "n", "b", "ctrl+s", "n")

    assert status is Exit.FINE
    assert [answer.text for answer, _ in desk.locked] == ["a", "b"]
    assert desk.ratings == []


async def test_without_self_rating_a_text_that_the_clock_locked_is_still_told() -> None:
    desk, clock = FakeDesk(replace(a_turn(), strict=True)), FakeClock()
    desk.rates = False
    app = DrillApp(desk, clock)
    async with app.run_test() as pilot:
        await press(pilot, "a")
        clock.now += 200
        assert isinstance(app.screen, DrillScreen)
        app.screen.tick()
        await pilot.pause()

        assert any("Time is up: stored as it stood." in row for row in seen(app))
