"""The door of the full screen."""

from collections.abc import Callable

from twominute.errors import Exit
from twominute.session import Desk
from twominute.tui.app import DrillApp


def run(desk: Desk, clock: Callable[[], float]) -> Exit:
    """Run a session in the full screen, close the desk, and return how it ended.

    `clock` returns monotonic seconds. What goes wrong inside is raised here, after the terminal is restored.
    """
    app = DrillApp(desk, clock)
    # No mouse: the terminal's own selection works, and less is left on when the process is killed.
    status = app.run(mouse=False)
    if app.crash is not None:
        raise app.crash
    if status is None or status is Exit.HANGUP:
        return Exit.HANGUP
    desk.close()
    return status
