from dataclasses import replace

from textual import events

from builders_tui import FakeClock, FakeDesk, a_turn, press, seen, type_in
from twominute.model.names import Mode
from twominute.session import LONGEST_ANSWER, without_tools
from twominute.tui.app import DrillApp
from twominute.tui.drill import DrillScreen
from twominute.tui.editor import AnswerEditor
from twominute.tui.rating import RatingScreen

SIZES = [(100, 30), (80, 24), (40, 12)]


def drill(app: DrillApp) -> DrillScreen:
    assert isinstance(app.screen, DrillScreen)
    return app.screen


def typed(app: DrillApp) -> str:
    return app.screen.query_one(AnswerEditor).text


async def test_editor_and_keys_stay_visible_at_every_size() -> None:
    turn = replace(a_turn(ask="A long question about many things. " * 30), goal="Name the signal that makes you act.")
    app = DrillApp(FakeDesk(turn), FakeClock())
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+g", "ctrl+l")
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await pilot.pause()

            assert app.screen.query_one(AnswerEditor).content_size.height >= 3, size
            assert seen(app)[-1] == "^S finish  ^G hint  ^L coverage  F1 keys", size


async def test_countdown_shows_what_the_clock_says() -> None:
    clock = FakeClock()
    app = DrillApp(FakeDesk(), clock)
    async with app.run_test() as pilot:
        await pilot.pause()
        clock.now += 7.5
        drill(app).tick()

        assert seen(app)[0].endswith("1:53")


async def test_calm_notice_at_the_marks() -> None:
    clock = FakeClock()
    app = DrillApp(FakeDesk(), clock)
    async with app.run_test() as pilot:
        await pilot.pause()
        clock.now += 90.5
        drill(app).tick()
        await pilot.pause()
        near = seen(app)
        clock.now += 30
        drill(app).tick()
        await pilot.pause()

        assert any("30 seconds left." in row for row in near)
        assert any("Time is up." in row for row in seen(app))
        assert seen(app)[0].endswith("+0:00")


async def test_draft_reaches_the_desk_soon_after_a_key() -> None:
    desk = FakeDesk()
    app = DrillApp(desk, FakeClock())
    async with app.run_test() as pilot:
        await press(pilot, "h", "i")
        await pilot.pause(0.3)

        assert desk.drafts[-1][0] == "hi"


async def test_failed_draft_is_said_and_typing_goes_on_until_it_is_saved_again() -> None:
    desk = FakeDesk()
    app = DrillApp(desk, FakeClock())
    async with app.run_test() as pilot:
        desk.fails = True
        await press(pilot, "a")
        await pilot.pause(0.3)
        said = "\n".join(seen(app))
        desk.fails = False
        await press(pilot, "b")
        await pilot.pause(0.3)

        assert "The disk is full" in said
        assert desk.drafts[-1][0] == "ab"
        assert "The draft is saved again." in "\n".join(seen(app))


async def test_answer_that_cannot_be_stored_stays_editable() -> None:
    desk = FakeDesk()
    app = DrillApp(desk, FakeClock())
    async with app.run_test(size=(40, 12)) as pilot:
        await press(pilot, "a")
        desk.fails = True
        await press(pilot, "ctrl+s", "b")

        assert typed(app) == "ab"
        assert any("The disk is full" in row for row in seen(app))


async def test_finish_stores_text_time_and_hints() -> None:
    desk, clock = FakeDesk(), FakeClock()
    app = DrillApp(desk, clock)
    async with app.run_test() as pilot:
        await press(pilot, "ctrl+g", "h", "i")
        clock.now += 42
        await press(pilot, "ctrl+d")

        (answer, hints), *_ = desk.locked
        assert (answer.text, answer.seconds_used, answer.seconds_limit, hints) == ("hi", 42.0, 120, 1)
        assert isinstance(app.screen, RatingScreen)


async def test_empty_answer_is_not_stored() -> None:
    desk = FakeDesk()
    app = DrillApp(desk, FakeClock())
    async with app.run_test() as pilot:
        await press(pilot, "space", "ctrl+s")

        assert desk.locked == []
        assert any("Nothing typed yet" in row for row in seen(app))


async def test_strict_text_is_locked_at_zero_and_late_keys_answer_nothing() -> None:
    desk, clock = FakeDesk(replace(a_turn(), strict=True)), FakeClock()
    app = DrillApp(desk, clock)
    async with app.run_test() as pilot:
        await press(pilot, "h", "i")
        clock.now += 120
        drill(app).tick()
        await pilot.pause()
        await press(pilot, "2", "enter")
        assert isinstance(app.screen, RatingScreen)
        clock.now += 0.6
        await press(pilot, "1", "enter")

        assert [answer.text for answer, _ in desk.locked] == ["hi"]
        assert [rating.levels for rating in desk.ratings] == [(("monitoring", 1),)]


async def test_strict_without_a_word_goes_on_and_stores_nothing() -> None:
    desk, clock = FakeDesk(replace(a_turn(), strict=True), a_turn(ask="Second?")), FakeClock()
    app = DrillApp(desk, clock)
    async with app.run_test() as pilot:
        await pilot.pause()
        clock.now += 121
        drill(app).tick()
        await pilot.pause()
        clock.now += 1
        await press(pilot, "x")

        assert desk.locked == []
        assert desk.begun[-1].ask == "Second?"


async def test_resumed_draft_keeps_its_text_and_time() -> None:
    app = DrillApp(FakeDesk(replace(a_turn(), text="so far", seconds_used=60.0)), FakeClock())
    async with app.run_test() as pilot:
        await press(pilot, "!")

        assert typed(app) == "so far!"
        assert seen(app)[0].endswith("1:00")


async def test_text_beyond_the_longest_answer_is_refused() -> None:
    app = DrillApp(FakeDesk(replace(a_turn(), text="x" * (LONGEST_ANSWER - 1))), FakeClock())
    async with app.run_test() as pilot:
        app.post_message(events.Paste("yy"))
        await press(pilot, "z", "z")

        assert typed(app).endswith("xz")
        assert any("at most 20,000 characters" in row for row in seen(app))


async def test_pasted_text_loses_what_a_terminal_would_obey() -> None:
    app = DrillApp(FakeDesk(), FakeClock())
    async with app.run_test() as pilot:
        app.screen.query_one(AnswerEditor).post_message(events.Paste("one\r\ntwo\x1b[31m"))
        await pilot.pause()

        assert typed(app) == "one\ntwo\ufffd[31m"


async def test_joiners_inside_words_and_emoji_are_kept() -> None:
    app = DrillApp(FakeDesk(), FakeClock())
    async with app.run_test() as pilot:
        await pilot.pause()
        for character in "👩\u200d💻":
            app.screen.query_one(AnswerEditor).post_message(events.Key(f"U+{ord(character):X}", character))
        await pilot.pause()

        assert typed(app) == "👩\u200d💻"


async def test_undo_has_keys_of_its_own() -> None:
    app = DrillApp(FakeDesk(), FakeClock())
    async with app.run_test() as pilot:
        await press(pilot, "a", "enter", "b", "ctrl+underscore", "alt+z")

        assert typed(app) == "a"


async def test_markup_in_a_question_is_shown_as_it_is() -> None:
    app = DrillApp(FakeDesk(a_turn(ask="[red]x[/red] [/] [@click=app.exit]y")), FakeClock())
    async with app.run_test() as pilot:
        await type_in(pilot, "[b]")

        assert "[red]x[/red] [/] [@click=app.exit]y" in seen(app)[1]
        assert any("[b]" in row for row in seen(app))


async def test_hints_climb_and_the_last_stays() -> None:
    desk = FakeDesk()
    app = DrillApp(desk, FakeClock())
    async with app.run_test() as pilot:
        await press(pilot, "ctrl+g", "ctrl+g", "ctrl+g", "ctrl+g", "ctrl+g", "x", "ctrl+s")

        assert desk.locked[0][1] == 3


async def test_a_hint_says_what_its_key_does_next() -> None:
    app = DrillApp(FakeDesk(), FakeClock())
    async with app.run_test() as pilot:
        await press(pilot, "ctrl+g", "ctrl+g", "ctrl+g")
        last = "\n".join(seen(app))
        await press(pilot, "ctrl+g")
        hidden = "\n".join(seen(app))
        await press(pilot, "ctrl+g")

        assert "Hint 3 of 3 (^G hides, F2 all): Alias" in last
        assert "Hints are hidden: ^G shows the last again, F2 all of them." in hidden
        assert "Hints are hidden" not in "\n".join(seen(app))


async def test_a_short_screen_with_help_shows_all_of_the_coverage_and_names_the_key_of_the_question() -> None:
    app = DrillApp(FakeDesk(), FakeClock())
    async with app.run_test(size=(40, 12)) as pilot:
        before = seen(app)[0]
        await press(pilot, "ctrl+g", "ctrl+l")
        await pilot.pause(0.1)
        rows = seen(app)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()

        assert before.startswith("rollback, scenario")
        assert rows[0].startswith("F2: the whole question")
        assert rows[1].startswith("Rollback  - absent")
        assert any("Hint 1 of 3" in row for row in rows)
        assert seen(app)[0].startswith("rollback, scenario")


async def test_leaving_says_that_nothing_is_typed_where_that_is_so() -> None:
    app = DrillApp(FakeDesk(), FakeClock())
    async with app.run_test() as pilot:
        await press(pilot, "escape")
        blank = "\n".join(seen(app))
        await press(pilot, "x", "a", "escape")

        assert "Nothing typed yet. Press Esc or y to leave" in blank
        assert "Draft saved. Press Esc or y to leave" in "\n".join(seen(app))


async def test_coverage_follows_the_text() -> None:
    app = DrillApp(FakeDesk(), FakeClock())
    async with app.run_test() as pilot:
        await press(pilot, "ctrl+l")
        await type_in(pilot, "alias")
        await pilot.pause(0.45)

        assert any("Rollback  + explained" in row for row in seen(app))


async def test_product_names_are_told_and_underlined_where_none_is_wanted() -> None:
    app = DrillApp(FakeDesk(without_tools(a_turn(), earlier=None)), FakeClock())
    async with app.run_test(size=(40, 12)) as pilot:
        await type_in(pilot, "so MLflow")
        await press(pilot, "enter")
        await type_in(pilot, "Airflow")
        await pilot.pause(0.45)
        lines = [app.screen.query_one(AnswerEditor).get_line(number) for number in (0, 1)]

        assert [[(span.start, span.end) for span in line.spans] for line in lines] == [[(3, 9)], [(0, 7)]]
        assert any("2 product names: MLflow, Airflow" in row for row in seen(app))
        assert app.screen.query_one(AnswerEditor).content_size.height >= 3


async def test_a_mark_goes_when_its_word_moves() -> None:
    app = DrillApp(FakeDesk(replace(without_tools(a_turn(), earlier=None), text="MLflow")), FakeClock())
    async with app.run_test() as pilot:
        await pilot.pause(0.1)
        marked = app.screen.query_one(AnswerEditor).get_line(0).spans
        await press(pilot, "home", "x")

        assert len(marked) == 1
        assert app.screen.query_one(AnswerEditor).get_line(0).spans == []


async def test_product_names_are_no_matter_elsewhere() -> None:
    app = DrillApp(FakeDesk(), FakeClock())
    async with app.run_test() as pilot:
        await type_in(pilot, "MLflow")
        await pilot.pause(0.45)

        assert not any("product name" in row for row in seen(app))


async def test_interview_mode_says_why_there_is_no_help() -> None:
    app = DrillApp(FakeDesk(mode=Mode.INTERVIEW), FakeClock())
    async with app.run_test() as pilot:
        await press(pilot, "ctrl+g")
        hints = seen(app)
        await press(pilot, "ctrl+l")

        assert any("Interview mode: no hints." in row for row in hints)
        assert any("Interview mode: no coverage." in row for row in seen(app))


async def test_the_keys_of_an_interview_name_no_help() -> None:
    app = DrillApp(FakeDesk(mode=Mode.INTERVIEW), FakeClock())
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "f1")
        keys = "\n".join(seen(app))

        assert "Ctrl-S" in keys
        assert "Ctrl-G" not in keys
        assert "Ctrl-L" not in keys


async def test_time_stands_still_while_the_keys_are_shown() -> None:
    desk, clock = FakeDesk(), FakeClock()
    app = DrillApp(desk, clock)
    async with app.run_test() as pilot:
        await press(pilot, "x", "f1")
        clock.now += 50
        await press(pilot, "escape")
        await press(pilot, "ctrl+s")

        assert desk.locked[0][0].seconds_used == 0.0


async def test_letters_typed_just_before_the_finishing_key_are_in_the_answer() -> None:
    desk = FakeDesk()
    app = DrillApp(desk, FakeClock())
    async with app.run_test() as pilot:
        await pilot.pause()
        for key in (*"burst", "ctrl+s"):
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await pilot.pause()

        assert [answer.text for answer, _ in desk.locked] == ["burst"]


async def test_f2_has_the_goal_the_answer_before_and_every_hint_so_far() -> None:
    turn = replace(a_turn(), goal="Name the signal.", before="We go back by hand.")
    app = DrillApp(FakeDesk(turn), FakeClock())
    async with app.run_test() as pilot:
        await press(pilot, "ctrl+g", "ctrl+g")
        asked = " ".join(" ".join(seen(app)).split())
        await press(pilot, "f2")
        text = " ".join(" ".join(seen(app)).split())

        assert "Hint 2 of 3 (^G next, F2 all): Name who decides." in asked
        assert "This time: Name the signal." in text
        assert "The answer before: We go back by hand." in text
        assert "1. Think of the signal. 2. Name who decides." in text


async def test_names_are_marked_in_an_interview_without_them_too() -> None:
    app = DrillApp(FakeDesk(without_tools(a_turn(), earlier=None), mode=Mode.INTERVIEW), FakeClock())
    async with app.run_test() as pilot:
        await type_in(pilot, "With MLflow.")
        await pilot.pause(0.5)

        assert "1 product name: MLflow" in " ".join(seen(app))
