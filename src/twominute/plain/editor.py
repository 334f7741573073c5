"""What the line editor can do and Python's readline has no name for."""

import ctypes
import readline
import sys

from twominute.model.safe import safe_text

_LIBRARY = ctypes.CDLL(getattr(readline, "__file__", None))
_STATE_CALLBACK = 0x80000
_TELLS_STATE = "libedit" not in (readline.__doc__ or "") and hasattr(_LIBRARY, "rl_readline_state")
_DRAWS_AGAIN = hasattr(_LIBRARY, "rl_on_new_line")


def is_editing() -> bool:
    """Tell whether a line stands in the editor: just before there is none, just after it is on its way to Python."""
    if not _TELLS_STATE:
        return True
    return bool(ctypes.c_ulong.in_dll(_LIBRARY, "rl_readline_state").value & _STATE_CALLBACK)


def draw_again() -> None:
    """Show the line in the editor once more, after something else was printed."""
    if _DRAWS_AGAIN:
        # Without this nothing is drawn: to the editor nothing seems to have changed.
        _LIBRARY.rl_on_new_line()
        readline.redisplay()
    else:
        sys.stdout.write(safe_text(readline.get_line_buffer()))
        sys.stdout.flush()
