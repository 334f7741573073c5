"""`twominute doctor`: whether everything is as it should be, and what to do where it is not."""

from twominute.commands import checks, checks_of_data
from twominute.commands.env import Env
from twominute.commands.output import show, show_json
from twominute.errors import Exit
from twominute.render.doctor import doctor_json, doctor_page

LOOKED_AT = (
    checks.versions,
    checks.reader,
    checks.banks,
    checks_of_data.folder,
    checks_of_data.modes,
    checks_of_data.database,
    checks_of_data.copies,
    checks_of_data.drafts,
    checks_of_data.settings,
    checks.terminal,
)


def doctor(env: Env, *, as_json: bool) -> Exit:
    """Show what was found; the exit status tells whether anything is to be mended."""
    found = [checked for look_at in LOOKED_AT for checked in look_at(env)]
    if as_json:
        show_json(env, doctor_json(found))
    else:
        show(env, doctor_page(found))
    return Exit.NO if any(each.trouble for each in found) else Exit.FINE
