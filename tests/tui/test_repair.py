from dataclasses import replace

import pytest

from builders_tui import FakeClock, FakeDesk, a_turn, press, seen
from twominute.session import GIVEN, Turn, repairing
from twominute.tui.app import DrillApp
from twominute.tui.editor import AnswerEditor

ANSWER = "Argo is what I would have, and then there is MLflow, which I loved at my last job. " * 5 + "Helm at the end."


def a_repair_turn(*, ask: str = "How would you roll back a bad model?") -> Turn:
    return repairing(a_turn(ask=ask), ANSWER)


def on_screen(app: DrillApp) -> str:
    return " ".join(" ".join(seen(app)).split())


async def test_the_given_answer_stands_between_question_and_editor() -> None:
    app = DrillApp(FakeDesk(a_repair_turn()), FakeClock())
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "x")
        text = on_screen(app)

        assert text.index("How would you") < text.index(GIVEN) < text.index("Helm at the end.") < text.index("x")
        assert app.screen.query_one(AnswerEditor).text == "x"


@pytest.mark.parametrize("size", [(100, 30), (80, 24), (40, 12)])
@pytest.mark.parametrize("keys", [(), ("ctrl+g", "ctrl+l")], ids=["alone", "with help"])
async def test_editor_and_keys_stay_visible_below_a_given_answer(size: tuple[int, int], keys: tuple[str, ...]) -> None:
    turn = a_repair_turn(ask="A long question about many things. " * 20)
    app = DrillApp(FakeDesk(turn), FakeClock())
    async with app.run_test(size=size) as pilot:
        await press(pilot, *keys)
        await pilot.pause()

        assert app.screen.query_one(AnswerEditor).content_size.height >= 3
        assert seen(app)[-1] == "^S finish  ^G hint  ^L coverage  F1 keys"
        assert keys or "A given answer" in on_screen(app)


async def test_a_narrow_screen_shortens_the_given_answer_and_f2_shows_the_whole() -> None:
    app = DrillApp(FakeDesk(a_repair_turn()), FakeClock())
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        short = on_screen(app)
        await press(pilot, "f2", "space", "space")
        await pilot.pause(0.1)

        assert "F2 shows it whole: Argo is what" in short
        assert "Helm at the end." not in short
        assert "Helm at the end." in on_screen(app)


async def test_a_short_screen_gives_the_question_room_until_something_is_typed_and_says_where_the_rest_is() -> None:
    ask = "How do you decide that it is time to retrain a live model, and what evidence do you want before you do it?"
    app = DrillApp(FakeDesk(a_repair_turn(ask=ask)), FakeClock())
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause(0.1)
        blank = on_screen(app)
        await press(pilot, "x")
        await pilot.pause(0.1)

        assert ask in blank
        assert "F2: the whole question" not in blank
        assert seen(app)[0].lstrip().startswith("F2: the whole question")


async def test_a_usual_turn_gives_no_answer() -> None:
    app = DrillApp(FakeDesk(replace(a_repair_turn(), given=None)), FakeClock())
    async with app.run_test() as pilot:
        await pilot.pause()

        assert "given answer" not in on_screen(app)
