import io
from datetime import UTC, datetime
from random import Random

import pytest

from twominute.commands.env import Env
from twominute.commands.output import tell


class FakeTerminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def an_env(environ: dict[str, str], *, terminal: bool = True) -> Env:
    stream = FakeTerminal() if terminal else io.StringIO()
    return Env(
        environ=environ,
        stdin=stream,
        stdout=stream,
        stderr=stream,
        monotonic=lambda: 0.0,
        now=lambda: datetime(2026, 3, 2, tzinfo=UTC),
        zone=UTC,
        rng=Random(1),
    )


@pytest.mark.parametrize(
    ("environ", "plain"),
    [
        ({"TERM": "xterm"}, False),
        ({"TERM": "dumb"}, True),
        ({}, True),
        ({"TERM": "xterm", "ACCESSIBLE": "1"}, True),
        ({"TERM": "xterm", "ACCESSIBLE": "0"}, False),
        ({"TERM": "xterm", "ACCESSIBLE": ""}, False),
    ],
)
def test_plain_lines_are_chosen_by_the_environment(environ: dict[str, str], *, plain: bool) -> None:
    assert an_env(environ).wants_plain is plain


def test_one_stream_that_is_no_terminal_is_enough_to_not_open_a_screen() -> None:
    assert an_env({"TERM": "xterm"}).is_interactive
    assert not an_env({"TERM": "xterm"}, terminal=False).is_interactive


@pytest.mark.parametrize(
    ("environ", "colour"),
    [
        ({"TERM": "xterm"}, True),
        ({"TERM": "xterm", "NO_COLOR": "1"}, False),
        ({"TERM": "xterm", "NO_COLOR": ""}, False),
        ({"TERM": "dumb"}, False),
    ],
)
def test_colour_is_left_out_where_it_is_not_wanted(environ: dict[str, str], *, colour: bool) -> None:
    env = an_env(environ)

    assert env.wants_colour(env.stdout) is colour


def test_colour_can_be_asked_for_in_a_pipe() -> None:
    env = an_env({"TERM": "xterm", "FORCE_COLOR": "1"}, terminal=False)

    assert env.wants_colour(env.stdout)


MESSAGE = "Stored for answer 3. It counts instead of `a command with words`; one ` alone is itself."


@pytest.mark.parametrize(("terminal", "rows"), [(True, 3), (False, 1)])
def test_a_message_breaks_between_words_and_only_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, *, terminal: bool, rows: int
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    env = an_env({}, terminal=terminal)

    tell(env, MESSAGE)

    assert isinstance(env.stderr, io.StringIO)
    written = env.stderr.getvalue().splitlines()
    assert any("`a command with words`" in row for row in written)
    assert (len(written), " ".join(written)) == (rows, MESSAGE)
