"""Self-ratings against readings as sentences; nothing is said of fewer than five answers."""

from twominute.model.page import Line
from twominute.progress import FEWEST, Calibration, Progress
from twominute.render.pieces import count, plain


def calibration_lines(progress: Progress) -> tuple[Line, ...]:
    """Return all dimensions together, then their trend; no line where nothing was self-rated."""
    together, halves = progress.calibration_overall, progress.calibration_halves
    if together is None:
        return ()
    lines = [_sentence(together)]
    if halves is not None:
        lines.append(_trend(*halves))
    return tuple(plain(line) for line in lines)


def _sentence(row: Calibration) -> str:
    if not row.found.is_telling:
        return f"on all dimensions together: too few answers to say ({row.found.attempts} of {FEWEST})"
    answers = count(row.found.attempts, "answer")
    return f"expected {_apart(row)} on all dimensions together {_than(row)} the reading finds ({answers})"


def _trend(earlier: Calibration, later: Calibration) -> str:
    first, second = round(abs(earlier.apart), 1), round(abs(later.apart), 1)
    turn = "as far apart as before" if first == second else "nearer to it than before"
    if second > first:
        turn = "further from it than before"
    return (
        f"the first {count(earlier.found.attempts, 'answer')}: {_apart(earlier)} {_than(earlier)} the reading finds; "
        f"the last {later.found.attempts}: {_apart(later)}, {turn}"
    )


def _apart(row: Calibration) -> str:
    if not round(row.apart, 1):
        return "the same"
    return f"{abs(row.apart):.1f} of a level {'more' if row.apart > 0 else 'less'}"


def _than(row: Calibration) -> str:
    return "than" if round(row.apart, 1) else "as"
