"""What an answer was, beside an answer to its question."""

from twominute.model.attempt import Attempt, LinkKind

WORDS = {
    LinkKind.REPAIR: "repair of a given answer",
    LinkKind.RETRY: "retry",
    LinkKind.WITHOUT_TOOLS: "without product names",
}


def kind(attempt: Attempt) -> str:
    """Return what an attempt was in brackets after a space, nothing for an answer to the question itself."""
    if attempt.follow_up:
        return f" (follow-up: {attempt.follow_up})"
    words = WORDS.get(attempt.link.kind) if attempt.link else None
    return f" ({words})" if words else ""
