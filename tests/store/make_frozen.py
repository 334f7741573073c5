"""Print the SQL dump of a small database as this version writes it: `python tests/store/make_frozen.py > FILE`.

Run once for each released schema; the file is never changed afterwards.
"""

import sqlite3
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from builders_store import a_rating, a_reading, a_store, an_attempt, an_override


def main() -> None:
    """Print one dump."""
    with tempfile.TemporaryDirectory() as name:
        with a_store(Path(name)) as store:
            store.save_attempt(replace(an_attempt(), self_rating=a_rating(), reading=a_reading()))
            store.save_attempt(an_attempt("naïve \U0001f600 answer"))
            store.add_override(1, an_override())
            store.save_attempt(an_attempt("thrown away"))
            store.delete(3)
        connection = sqlite3.connect(Path(name) / "twominute.db")
        for pragma in ("application_id", "user_version"):
            sys.stdout.write(f"pragma {pragma} = {connection.execute(f'pragma {pragma}').fetchone()[0]};\n")
        sys.stdout.writelines(f"{line}\n" for line in connection.iterdump())
        connection.close()


if __name__ == "__main__":
    main()
