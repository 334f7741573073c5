"""Rates as every format of a report writes them: rounded once, the number of attempts beside each, none under five."""

from typing import TypedDict

from twominute.progress import FEWEST, Progress, Rate
from twominute.render.pieces import count


class RateJson(TypedDict):
    """A mean and the number of attempts behind it; `mean` is null when there are fewer than five."""

    attempts: int
    mean: float | None


def exact(rate: Rate) -> float | None:
    """Return the mean as it is written for programs, None under five attempts."""
    return round(rate.mean, 2) if rate.is_telling else None


def rate_json(rate: Rate) -> RateJson:
    """Return a rate ready for json.dumps."""
    return {"attempts": rate.attempts, "mean": exact(rate)}


def mean(rate: Rate) -> str:
    """Return the mean as a person reads it, `few` under five attempts."""
    return "few" if (value := exact(rate)) is None else f"{value:.1f}"


def counted(rate: Rate) -> str:
    """Return the mean with the number of attempts in brackets."""
    return f"{mean(rate)} ({rate.attempts})"


def said(rate: Rate, top: int) -> str:
    """Return the mean in words."""
    if not rate.is_telling:
        return f"too few answers to say ({rate.attempts} of {FEWEST})"
    return f"{mean(rate)} of {top} ({count(rate.attempts, 'answer')})"


def clock(rate: Rate) -> str:
    """Return a mean of seconds as minutes and seconds."""
    whole = round(exact(rate) or 0)
    return f"{whole // 60}:{whole % 60:02}"


def whole_minutes(progress: Progress) -> str:
    """Return the minutes of practice; rounded from what programs get, so that the two never differ by one."""
    return count(int(f"{round(progress.minutes, 1):.0f}"), "minute")
