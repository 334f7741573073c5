"""Time left for an answer: no clock of its own, seconds come in as arguments."""

import math


class Countdown:
    """Time left until a deadline on the monotonic clock; it stands still while paused.

    Every `now` is a reading of that clock in seconds. Nothing is counted in ticks, so a stopped process, a busy
    machine or a resized window cannot make it wrong.
    """

    def __init__(self, limit: int | None, *, used: float = 0.0) -> None:
        self._limit = limit
        self._used = used
        self._since: float | None = None

    def start(self, now: float) -> None:
        """Let time run from now on; a countdown that runs already is left alone."""
        if self._since is None:
            self._since = now

    def pause(self, now: float) -> None:
        """Stand still from now on."""
        self._used = self.used(now)
        self._since = None

    def used(self, now: float) -> float:
        """Return the seconds that have run."""
        return self._used + (max(0.0, now - self._since) if self._since is not None else 0.0)

    def left(self, now: float) -> float | None:
        """Return the seconds left, below zero when over time, None without a limit."""
        return None if self._limit is None else self._limit - self.used(now)

    def label(self, now: float) -> str:
        """Return the time left as `1:52`, the time over as `+0:07`, the time used when there is no limit."""
        left = self.left(now)
        if left is None:
            return minutes(math.floor(self.used(now)))
        return minutes(math.ceil(left)) if left > 0 else f"+{minutes(math.floor(-left))}"

    def seconds_to_next_label(self, now: float) -> float:
        """Return the seconds until the label changes, so that a tick can be set for just then."""
        left = self.left(now)
        if left is None or left <= 0:
            past = self.used(now) if left is None else -left
            return 1.0 - past % 1.0
        return left - (math.ceil(left) - 1)


def minutes(seconds: int) -> str:
    """Return whole seconds as `m:ss`."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def crossed(mark: float, before: float | None, after: float | None) -> bool:
    """Tell whether the time left has just passed a mark."""
    return before is not None and after is not None and after <= mark < before
