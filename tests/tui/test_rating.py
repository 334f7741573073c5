from textual.app import App

from builders_tui import FakeClock, FakeDesk, press, seen
from twominute.errors import Exit
from twominute.tui.app import DrillApp
from twominute.tui.rating import RatingScreen


class Host(App[Exit]):
    def __init__(self, desk: FakeDesk) -> None:
        super().__init__()
        self.desk = desk

    def on_mount(self) -> None:
        self.push_screen(RatingScreen(self.desk, self.desk.rubric.dimensions, "Stored."))


async def test_digits_rate_and_move_on() -> None:
    desk = FakeDesk()
    async with Host(desk).run_test() as pilot:
        await press(pilot, "2", "down", "0", "k", "1", "enter")

    assert desk.ratings[0].levels == (("monitoring", 2), ("deployment", 1))


async def test_a_follow_up_is_rated_by_its_own_dimension_alone() -> None:
    app = DrillApp(FakeDesk(), FakeClock())
    async with app.run_test() as pilot:
        await press(pilot, "a", "ctrl+s", "enter", "f", "b", "ctrl+s")
        rows = "\n".join(seen(app))

        assert "> Monitoring" in rows
        assert "Rollback" not in rows


async def test_nothing_rated_stores_nothing() -> None:
    desk = FakeDesk()
    app = Host(desk)
    async with app.run_test() as pilot:
        await press(pilot, "enter")

        assert desk.ratings == []
        assert not isinstance(app.screen, RatingScreen)


async def test_small_screen_follows_the_highlighted_row() -> None:
    app = Host(FakeDesk())
    async with app.run_test(size=(40, 12)) as pilot:
        await press(pilot, "j", "j", "j", "j")

        assert any(row.startswith("> Retraining") for row in seen(app))


async def test_rating_that_cannot_be_stored_can_be_tried_again() -> None:
    desk = FakeDesk()
    app = Host(desk)
    async with app.run_test() as pilot:
        desk.fails = True
        await press(pilot, "2", "enter")
        rows = seen(app)
        desk.fails = False
        await press(pilot, "enter")

    assert any("Enter tries again." in row for row in rows)
    assert len(desk.ratings) == 1


async def test_keys_are_one_key_away() -> None:
    app = DrillApp(FakeDesk(), FakeClock())
    async with app.run_test() as pilot:
        await press(pilot, "a", "ctrl+s")
        await press(pilot, "question_mark")

        assert any("Keys while you rate" in row for row in seen(app))
