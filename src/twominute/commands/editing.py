"""A copy of a file in the person's own editor; what becomes of it is put in the file's place only when it is whole."""

import secrets
import shlex
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from twominute.commands.env import Env
from twominute.commands.output import tell
from twominute.errors import Exit, InputError, UsageError
from twominute.files.shelving import write_new


def edit_copy(env: Env, path: Path, text: bytes, *, put: Callable[[bytes], None]) -> Exit:
    """Let the person edit a copy of a file until `put` takes it, or they give up; then their text is kept beside it.

    `put` raises InputError where the text is not whole.
    """
    with tempfile.TemporaryDirectory(prefix="twominute-") as folder:
        copy = Path(folder) / path.name
        copy.write_bytes(text)
        while True:
            _run_editor(env, copy, path)
            edited = copy.read_bytes()
            if edited == text:
                tell(env, "Nothing was changed.")
                return Exit.FINE
            try:
                put(edited)
            except InputError as error:
                tell(env, str(error))
                if not _goes_on(env):
                    return _keep(env, path, edited)
            else:
                return Exit.FINE


def _run_editor(env: Env, copy: Path, path: Path) -> None:
    words = shlex.split(env.environ.get("VISUAL") or env.environ.get("EDITOR") or "vi")
    try:
        status = subprocess.run([*words, str(copy)], check=False).returncode  # noqa: S603 - the person's own editor
    except OSError as error:
        raise UsageError(
            f"{words[0]} cannot be started.", next_step="Set EDITOR to the editor that you use."
        ) from error
    if status:
        raise InputError(f"{words[0]} ended with status {status}.", next_step=f"{path} is as it was.")


def _goes_on(env: Env) -> bool:
    if env.stdin is None or not env.is_interactive:
        return False
    env.stderr.write("Edit on? [Y/n] ")
    env.stderr.flush()
    return env.stdin.readline().strip().casefold() in {"", "y", "yes"}


def _keep(env: Env, path: Path, text: bytes) -> Exit:
    kept = path.with_name(f".{path.stem}.{secrets.token_hex(3)}.edited")
    write_new(kept, text.decode(errors="replace"))
    tell(env, f"{path} is as it was; your text is kept in {kept}")
    return Exit.BAD_INPUT
