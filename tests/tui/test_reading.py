from typing import TYPE_CHECKING

from textual.app import App

from builders import a_rubric, an_answer, an_attempt
from builders_tui import FakeClock, FakeDesk, a_turn, press, seen, type_in
from twominute.compare import compare
from twominute.errors import Exit
from twominute.model.page import Piece
from twominute.render.compare import short_comparison
from twominute.tui.app import DrillApp
from twominute.tui.reading import ReadingScreen, Then

if TYPE_CHECKING:
    from twominute.session import Turn


class Host(App[Exit]):
    def __init__(self, desk: FakeDesk) -> None:
        super().__init__()
        self.desk = desk
        self.then: list[Then | Turn | None] = []

    def on_mount(self) -> None:
        self.desk.begin(a_turn())
        self.push_screen(ReadingScreen(self.desk), self.then.append)


async def test_reading_is_shown_with_its_markup_as_text() -> None:
    desk = FakeDesk()
    desk.page = ((Piece('"[red]x[/red] [/] [@click=app.exit]"'),),)
    app = Host(desk)
    async with app.run_test() as pilot:
        await pilot.pause()

        assert '"[red]x[/red] [/] [@click=app.exit]"' in seen(app)[0]


async def footer(*, size: tuple[int, int], refused: str = "") -> str:
    desk = FakeDesk()
    desk.refused = refused
    app = DrillApp(desk, FakeClock())
    async with app.run_test(size=size) as pilot:
        await press(pilot, "a", "ctrl+s", "enter")
        return seen(app)[-1]


async def test_a_narrow_footer_names_the_most_important_keys_and_where_the_others_are() -> None:
    assert await footer(size=(40, 12)) == "n next  r retry gap  q quit  ? more"


async def test_a_footer_names_no_way_on_that_would_be_refused() -> None:
    assert await footer(size=(80, 24), refused="x") == (
        "n next  r retry gap  f follow-up  m model  w wrong  q quit  ? keys"
    )


async def test_footer_names_every_way_on_in_eighty_columns() -> None:
    app = DrillApp(FakeDesk(), FakeClock())
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "a", "ctrl+s", "enter")

        assert seen(app)[-1] == "n next  r retry gap  f follow-up  x no tools  m model  w wrong  q quit  ? keys"


async def test_the_same_question_comes_back_without_product_names() -> None:
    desk = FakeDesk()
    app = DrillApp(desk, FakeClock())
    async with app.run_test() as pilot:
        await press(pilot, "a", "ctrl+s", "enter", "x")

        assert desk.begun[-1].names_no_tool
        assert any("This time: name no product" in row for row in seen(app))


async def test_a_follow_up_too_many_is_refused_with_what_to_do_instead() -> None:
    desk = FakeDesk()
    app = DrillApp(desk, FakeClock())
    async with app.run_test() as pilot:
        await press(pilot, "a", "ctrl+s", "enter", "f", "b", "ctrl+s", "enter", "f")

        assert isinstance(app.screen, ReadingScreen)
        assert any("n asks the next question." in row for row in seen(app))
        assert len(desk.begun) == 2


async def test_a_comparison_scrolls_on_a_small_screen() -> None:
    desk = FakeDesk()
    desk.page = (*short_comparison(compare(an_attempt(1), an_attempt(2, answer=an_answer("new " * 60))), a_rubric()),)
    app = Host(desk)
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        first = seen(app)
        await press(pilot, "space", "space")

        assert any('"new new' in row for row in first)
        assert any("twominute show 2" in row for row in seen(app))


async def test_model_answer_opens_and_closes() -> None:
    app = Host(FakeDesk())
    async with app.run_test() as pilot:
        await press(pilot, "m")
        rows = seen(app)
        await press(pilot, "escape")

        assert "Model answer" in rows[0]
        assert isinstance(app.screen, ReadingScreen)


async def test_wrong_reading_is_stored_with_its_reason() -> None:
    desk = FakeDesk()
    app = Host(desk)
    async with app.run_test() as pilot:
        await pilot.pause()
        await press(pilot, "w", "4", "2")
        await type_in(pilot, "why")
        await press(pilot, "enter")

        assert desk.overrides == [("rollback", 2, "why")]
        assert any("Rollback is explained." in row for row in seen(app))


async def test_overall_has_five_levels_and_esc_steps_back() -> None:
    desk = FakeDesk()
    async with Host(desk).run_test() as pilot:
        await pilot.pause()
        await press(pilot, "w", "3", "escape", "0", "9", "4", "enter")

    assert desk.overrides == [(None, 4, "")]


async def test_override_that_cannot_be_stored_can_be_tried_again() -> None:
    desk = FakeDesk()
    async with Host(desk).run_test() as pilot:
        await pilot.pause()
        desk.fails = True
        await press(pilot, "w", "0", "0", "enter")
        desk.fails = False
        await press(pilot, "enter")

    assert desk.overrides == [(None, 0, "")]


async def test_reading_that_fails_says_so_and_can_be_tried_again() -> None:
    desk = FakeDesk()
    desk.fails = True
    app = Host(desk)
    async with app.run_test() as pilot:
        await pilot.pause()
        await press(pilot, "r", "f", "w")
        rows = "\n".join(seen(app))
        desk.fails = False
        await press(pilot, "t")

        assert "The disk is full" in rows
        assert "t tries again" in rows
        assert app.then == []
        assert "Overall: good" in seen(app)[0]


async def test_leaving_after_a_reading_needs_no_question() -> None:
    app = DrillApp(FakeDesk(), FakeClock())
    async with app.run_test() as pilot:
        await press(pilot, "a", "ctrl+s", "enter")
        await press(pilot, "q")

    assert app.return_value is Exit.FINE
