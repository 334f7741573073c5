"""What is typed into a drill that is going to be killed."""

import random
import time

from e2e.terminal import Terminal

QUESTION = "churn-model-on-azure"
WORDS = ("we", "keep", "the", "old", "version", "warm", "and", "send", "traffic", "back", "when", "errors", "double")
NEWEST_LOST = 2.0
"""Seconds: what was typed this long before the kill must be on disk."""


def type_words(terminal: Terminal, rng: random.Random, *, seconds: float, gap: float) -> list[tuple[float, str]]:
    """Type words for so long, with gaps of chance up to `gap` seconds; return each with its moment."""
    typed: list[tuple[float, str]] = []
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        word = f"{rng.choice(WORDS)}{len(typed)} "
        terminal.press(word)
        typed.append((time.monotonic(), word))
        terminal.read(timeout=rng.uniform(0.01, gap))
    return typed
